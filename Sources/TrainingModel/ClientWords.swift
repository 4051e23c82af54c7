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
