import TrainingModel

/// What a column of a table of another kind can be: those of our own form that people write, and how many equal sets a row stands for.
enum MappedField: UInt8, Word {
  case client, date, start, session, exercise, set, kind, reps, seconds, metres, load, unit, rpe, pain, side, row, note, sets

  static let spellings = Array(OwnColumn.spellings[...Int(OwnColumn.note.rawValue)]) + ["sets"]

  /// The units in which numbers of the field may be written, each with what one of it is in seconds or metres.
  var units: [(name: String, size: Double)] {
    switch self {
    case .seconds: [("seconds", 1), ("minutes", 60), ("hours", 3_600)]
    case .metres: [("m", 1), ("km", 1_000), ("mi", 1_609.344), ("yd", 0.9144), ("ft", 0.3048)]
    case .load: LoadUnit.spellings.map { ($0, 1) }
    default: []
    }
  }
}
