import TrainingModel

/// Brings back what an older revision of the same block said.
package struct RestoreRevision: Sendable {
  /// The block as it stood at that revision.
  package var content: EditablePlan
  /// The weeks (1 to 4) that are brought back; empty for all that are not finalized.
  package var weeks: [Int]

  package init(_ content: EditablePlan, weeks: [Int] = []) { (self.content, self.weeks) = (content, weeks) }

  /// Gives the plan the very rows and sessions of that revision; weeks that it did not have stay as they are.
  package func apply(to plan: inout EditablePlan) {
    let wanted = weeks.isEmpty ? plan.weeks.filter { $0.status != .finalized }.map(\.week) : weeks
    let restored = Set(wanted).intersection(content.weeks.map(\.week))
    plan.rows.removeAll { restored.contains($0.week) }
    plan.sessions.removeAll { restored.contains($0.week) }
    plan.rows += content.rows.filter { restored.contains($0.week) }
    plan.sessions += content.sessions.filter { restored.contains($0.week) }
    plan.sort()
  }
}
