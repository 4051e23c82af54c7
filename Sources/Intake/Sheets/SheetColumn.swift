import TrainingModel

/// A column of a review sheet, by the name in the heading.
package enum SheetColumn: UInt8, Word {
  case rowID, clientID, clientName, planStart, week, phase, date, weekday, focus, status, order, superset, exerciseID, exercise, kind,
    measure
  case sets, repsMin, repsMax, load, unit, loadBasis, target, rir, rest, tempo, note, findings, cautions, revision, delete

  package static let spellings = [
    "row_id", "client_id", "client_name", "plan_start", "week", "phase", "date", "weekday", "focus", "status", "order", "superset",
    "exercise_id", "exercise", "kind", "measure", "sets", "reps_min", "reps_max", "load", "unit", "load_basis", "target", "rir", "rest_s",
    "tempo", "note", "findings", "cautions", "revision", "delete",
  ]

  /// The columns into which coaches write.
  static let edited: [SheetColumn] = [
    .date, .status, .order, .superset, .exercise, .kind, .sets, .repsMin, .repsMax, .load, .target, .rir, .rest, .tempo, .note,
  ]

  /// The columns without which no row can be placed.
  static let placing: [SheetColumn] = [.rowID, .clientID, .planStart, .date]
}
