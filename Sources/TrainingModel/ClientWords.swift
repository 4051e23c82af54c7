/// How long somebody has trained consistently (training-science section 1.1).
package enum Experience: UInt8, Word {
  case novice, intermediate, advanced

  package static let spellings = ["novice", "intermediate", "advanced"]
}

/// The sex that strength standards and heart-rate formulas are looked up by.
package enum Sex: UInt8, Word {
  case unspecified, female, male

  package static let spellings = ["unspecified", "female", "male"]
}

/// What the medical screening said; anything but `cleared` holds the client (training-science section 6.1).
package enum Clearance: UInt8, Word {
  case cleared, followUpRequired, clearanceRequired

  package static let spellings = ["cleared", "follow_up_required", "clearance_required"]
}

/// Whether a client takes part at all.
package enum MembershipStatus: UInt8, Word {
  case active, onHold

  package static let spellings = ["active", "on_hold"]
}
