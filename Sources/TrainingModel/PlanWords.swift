/// What a slot is for in its session; decides sets, reps, effort and rest.
package enum SlotRole: UInt8, Word {
  case main, secondary, accessory, core, power, conditioning, mobility

  package static let spellings = ["main", "secondary", "accessory", "core", "power", "conditioning", "mobility"]
}

/// What a week of the block is for (training-science section 4.5).
package enum Phase: UInt8, Word {
  case introduce, build, overreach, deload, consolidate, work, `return`

  package static let spellings = ["introduce", "build", "overreach", "deload", "consolidate", "work", "return"]
}

/// What kind of sets a row prescribes; only work, top, backoff and amrap count as volume.
package enum RowKind: UInt8, Word {
  case work, ramp, top, backoff, amrap, test, cardio, mobility

  package static let spellings = ["work", "ramp", "top", "backoff", "amrap", "test", "cardio", "mobility"]

  package var countsAsVolume: Bool { self == .work || self == .top || self == .backoff || self == .amrap }
}

/// What the repetitions column counts.
package enum Measure: UInt8, Word {
  case reps, repsEachSide, seconds, secondsEachSide, minutes, metres

  package static let spellings = ["reps", "reps_each_side", "seconds", "seconds_each_side", "minutes", "metres"]
}

/// What the load column weighs.
package enum LoadBasis: UInt8, Word {
  case total, perHand, added, assist, stack, band, none

  package static let spellings = ["total", "per_hand", "added", "assist", "stack", "band", "none"]
}

/// Where a client's block ended in a run; every client read has exactly one.
package enum Outcome: UInt8, Word {
  case new, replanned, unchanged, protected, notDue, held, infeasible, rejected, failed

  package static let spellings = ["new", "replanned", "unchanged", "protected", "not_due", "held", "infeasible", "rejected", "failed"]

  /// Whether the client has a plan that may be approved.
  package var isPlanned: Bool { self == .new || self == .replanned || self == .unchanged || self == .protected }
}

/// How far a client came in a run.
package enum Reached: UInt8, Word {
  case loaded, generated, sanitised, validated, stored, exported

  package static let spellings = ["loaded", "generated", "sanitised", "validated", "stored", "exported"]
}

/// Where a week of a block stands between being planned and being history.
package enum WeekStatus: UInt8, Word {
  case unknown, draft, pending, approved, finalized

  package static let spellings = ["unknown", "draft", "pending", "approved", "finalized"]
}
