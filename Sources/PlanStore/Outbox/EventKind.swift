import TrainingModel

/// What word gets round about.
package enum EventKind: UInt8, Word {
  /// A coach's sheet was written, and weeks in it wait for approval.
  case ready
  /// Weeks of a coach's clients went into the schedule.
  case approved
  /// An approval or a sheet that came back was refused.
  case refused
  /// Two people changed the same thing, and somebody has to choose.
  case conflict
  /// A client who gets no plan any more, or none to begin with: held, infeasible or rejected.
  case held
  /// What somebody has to see to soon: a night that did not finish, a way that is dead, blocks that begin unapproved, clients who are gone.
  case alert

  package static let spellings = ["ready", "approved", "refused", "conflict", "held", "alert"]
}

/// What an event may count: a closed list, so that nothing personal can become the name of a number.
package enum EventCount: UInt8, Word {
  case weeksPending, weeksDraft, weeksApproved, weeksRefused, clientsHeld, clientsInfeasible, clientsRejected, conflicts, rows, clients,
    files, clientsAbsent, previewsExpired, weeksUnapproved, clientsFailed

  package static let spellings = [
    "weeks_pending", "weeks_draft", "weeks_approved", "weeks_refused", "clients_held", "clients_infeasible", "clients_rejected",
    "conflicts", "rows", "clients", "files", "clients_absent", "previews_expired", "weeks_unapproved",
    "clients_failed",
  ]
}
