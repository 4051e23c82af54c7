import Findings
import TrainingModel

/// The columns of our own form of logs, as a table and as JSON Lines.
enum OwnColumn: UInt8, Word {
  case client, date, start, session, exercise, set, kind, reps, seconds, metres, load, unit, rpe, pain, side, row, note
  case superset, exerciseNote, sessionNote, minutes, app, exported, exerciseID, isFlagged, part, pruned, field, value, by, at

  static let spellings = [
    "client_id", "date", "start", "session", "exercise", "set", "kind", "reps", "seconds", "metres", "load", "unit", "rpe", "pain", "side",
    "row_id", "note", "superset", "exercise_note", "session_note", "minutes", "app", "exported", "exercise_id", "flagged",
    "part", "pruned", "field", "value", "by", "at",
  ]
}

/// Where the columns of our own form stand in a table.
struct OwnColumns {
  /// By the raw value of the column, -1 where the table hasn't got it.
  let places: [Int]
  let count: Int

  /// How many of our columns a heading has.
  static func known(in heading: LogHeading) -> Int {
    OwnColumn.allCases.count { heading.column([LogHeading.fold($0.id)]) >= 0 }
  }

  /// Whether a heading is that of our own form, or is meant to be.
  static func isOwn(_ heading: LogHeading) -> Bool {
    func has(_ column: OwnColumn) -> Bool { heading.column([LogHeading.fold(column.id)]) >= 0 }
    return has(.date) && has(.exercise) && (has(.reps) || has(.seconds) || has(.metres))
  }

  /// - Throws: a refusal where there are other columns, or one stands twice.
  init(_ heading: LogHeading, at place: Place) throws(LogRefusal) {
    let known = OwnColumn.spellings.map(LogHeading.fold)
    for (name, folded) in zip(heading.names, heading.folded) where !folded.isEmpty && !known.contains(folded) {
      throw LogRefusal(
        .logHeading, "our own form of logs has no column '\(name.prefix(40))'", at: place,
        hint: Suggestion.hint(for: name, among: OwnColumn.spellings) ?? "a table with columns of its own is read with --map")
    }
    if let repeated = heading.repeated {
      throw LogRefusal(.logHeading, "the column '\(repeated)' stands twice in the heading", at: place)
    }
    guard Self.isOwn(heading) else {
      throw LogRefusal(
        .logHeading, "our own form of logs needs the columns date, exercise, and one of reps, seconds and metres", at: place,
        hint: "its columns are \(OwnColumn.spellings.joined(separator: ", "))")
    }
    places = known.map { heading.column([$0]) }
    count = heading.count
  }

  /// All of our columns in their order, as the values of a JSON object are read.
  static let all = OwnColumns()

  private init() { (places, count) = (Array(OwnColumn.spellings.indices), OwnColumn.spellings.count) }

  /// Whether any column is there that only a log has which came out of a store.
  var isStored: Bool { places[Int(OwnColumn.superset.rawValue)...].contains { $0 >= 0 } }

  @inline(__always) subscript(_ column: OwnColumn) -> Int { places[Int(column.rawValue)] }
}
