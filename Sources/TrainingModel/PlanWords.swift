/// What a slot is for in its session; decides sets, reps, effort and rest.
public enum SlotRole: UInt8, Word {
  case main, secondary, accessory, core, power, conditioning, mobility

  public static let spellings = ["main", "secondary", "accessory", "core", "power", "conditioning", "mobility"]
}

/// What a week of the block is for (training-science section 4.5).
public enum Phase: UInt8, Word {
  case introduce, build, overreach, deload, consolidate, work, `return`

  public static let spellings = ["introduce", "build", "overreach", "deload", "consolidate", "work", "return"]
}

/// What kind of sets a row prescribes; only work, top, backoff and amrap count as volume.
public enum RowKind: UInt8, Word {
  case work, ramp, top, backoff, amrap, test, cardio, mobility

  public static let spellings = ["work", "ramp", "top", "backoff", "amrap", "test", "cardio", "mobility"]

  public var countsAsVolume: Bool { self == .work || self == .top || self == .backoff || self == .amrap }
}

/// What the repetitions column counts.
public enum Measure: UInt8, Word {
  case reps, repsEachSide, seconds, secondsEachSide, minutes, metres

  public static let spellings = ["reps", "reps_each_side", "seconds", "seconds_each_side", "minutes", "metres"]
}

/// What the load column weighs.
public enum LoadBasis: UInt8, Word {
  case total, perHand, added, assist, stack, band, none

  public static let spellings = ["total", "per_hand", "added", "assist", "stack", "band", "none"]
}

/// Where a client's block ended in a run; every client read has exactly one.
public enum Outcome: UInt8, Word {
  case new, replanned, unchanged, protected, notDue, held, infeasible, rejected, failed

  public static let spellings = ["new", "replanned", "unchanged", "protected", "not_due", "held", "infeasible", "rejected", "failed"]

  /// Whether the client has a plan that may be approved.
  public var isPlanned: Bool { self == .new || self == .replanned || self == .unchanged || self == .protected }
}

/// How far a client came in a run.
public enum StageReached: UInt8, Word {
  case loaded, generated, sanitised, validated, stored, exported

  public static let spellings = ["loaded", "generated", "sanitised", "validated", "stored", "exported"]
}

/// Where a week of a block stands between being planned and being history.
public enum WeekStatus: UInt8, Word {
  case unknown, draft, pending, approved, finalized

  public static let spellings = ["unknown", "draft", "pending", "approved", "finalized"]
}

/// How long somebody has trained consistently (training-science section 1.1).
public enum Experience: UInt8, Word {
  case novice, intermediate, advanced

  public static let spellings = ["novice", "intermediate", "advanced"]
}

/// The sex that strength standards and heart-rate formulas are looked up by.
public enum Sex: UInt8, Word {
  case unspecified, female, male

  public static let spellings = ["unspecified", "female", "male"]
}

/// What the medical screening said; anything but `cleared` holds the client (training-science section 6.1).
public enum Clearance: UInt8, Word {
  case cleared, followUpRequired, clearanceRequired

  public static let spellings = ["cleared", "follow_up_required", "clearance_required"]
}

/// Whether a client takes part at all.
public enum MembershipStatus: UInt8, Word {
  case active, onHold

  public static let spellings = ["active", "on_hold"]
}
