extension PlanRow {
  /// Takes another exercise's cue for its own; what a condition or a coach says before it stays.
  ///
  /// - Parameters:
  ///   - old: The cue of the exercise that was there; empty where it has none.
  ///   - new: That of the exercise that is there now; empty where it has none.
  package mutating func exchangeCue(_ old: String, for new: String) {
    if note == old {
      note = new
    } else if !old.isEmpty, note.hasSuffix(" \(old)") {
      let cautions = note.dropLast(old.count + 1)
      note = new.isEmpty ? String(cautions) : "\(cautions) \(new)"
    }
  }
}
