import Foundation
import GRDB
import TrainingModel

/// The rows of a plan in one form, read from a sheet or from the tables: what should be the same is the same text.
struct SheetRows: Equatable {
  /// Everything that a coach reads of a row but where its week stands, by week.
  var content: [WeekID: Set<String>] = [:]
  /// `status revision`, by week.
  var standing: [WeekID: Set<String>] = [:]
  /// What can't be read.
  var faults: [String] = []

  private static let cells = [
    "row_id", "date", "order", "superset", "exercise_id", "kind", "measure", "sets", "reps_min", "reps_max", "load", "unit", "load_basis",
    "target", "rir", "rest_s", "tempo", "note",
  ]
  private static let texts: Set<String> = ["exercise_id", "target", "tempo", "note"]

  /// The columns of a sheet, in their order.
  static let columns = [
    "row_id", "client_id", "client_name", "plan_start", "week", "phase", "date", "weekday", "focus", "status", "order", "superset",
    "exercise_id", "exercise", "kind", "measure", "sets", "reps_min", "reps_max", "load", "unit", "load_basis", "target", "rir", "rest_s",
    "tempo", "note", "findings", "cautions", "revision",
  ]

  init() {}

  /// What a sheet says.
  init(sheet bytes: Data) {
    guard let sheet = SheetText(bytes) else {
      faults.append("the sheet is empty")
      return
    }
    if sheet.heading != Self.columns { faults.append("the heading is \(sheet.heading)") }
    let places = Self.cells.compactMap(sheet.column)
    guard places.count == Self.cells.count, let client = sheet.column("client_id"), let start = sheet.column("plan_start"),
      let week = sheet.column("week"), let status = sheet.column("status"), let revision = sheet.column("revision")
    else {
      faults.append("columns are missing")
      return
    }
    for row in sheet.rows {
      guard row.count == sheet.heading.count, let number = Int(row[week]) else {
        faults.append("a row has \(row.count) cells")
        continue
      }
      for cell in row where cell.first.map({ "=+-@\t".contains($0) }) == true && Double(cell) == nil {
        faults.append("a cell begins like a formula: \(cell.prefix(20))")
      }
      let id = WeekID(Self.plain(row[client]), row[start], number)
      let parts = zip(Self.cells, places).map { name, place in
        let cell = Self.texts.contains(name) ? Self.plain(row[place]) : row[place]
        return name == "load" ? Self.hundredths(cell) : cell
      }
      content[id, default: []].insert(parts.joined(separator: "|"))
      standing[id, default: []].insert("\(row[status]) \(row[revision])")
    }
  }

  /// What the tables say of the unfinished blocks of a coach's clients: the newest of each week.
  init(_ queue: DatabaseQueue, coach: String, today: CalendarDate) throws {
    let cells = Self.cells.map { name -> String in
      switch name {
      case "order": "order_index"
      case "load": "CASE WHEN load IS NULL THEN '' ELSE CAST(round(load * 100) AS INTEGER) END"
      default: "ifnull(r.\(name), '')"
      }
    }.joined(separator: " || '|' || ")
    try queue.read { db in
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT client_id, plan_start, week_index, w.status || ' ' || w.revision, \(cells) FROM plan_rows r
          JOIN weeks w USING (client_id, plan_start, week_index) JOIN clients c USING (client_id)
          WHERE c.coach_id = ?1 AND plan_start > date(?2, '-28 days') AND r.is_approved = (w.force_revision IS w.revision)
          """, arguments: [coach, today.description])
      {
        let id = WeekID(row[0], row[1], row[2])
        content[id, default: []].insert(row[4])
        standing[id, default: []].insert(row[3])
      }
    }
  }

  /// A text cell without the one apostrophe that keeps spreadsheets from reading it otherwise.
  static func plain(_ cell: String) -> String { cell.hasPrefix("'") ? String(cell.dropFirst()) : cell }

  private static func hundredths(_ cell: String) -> String {
    Double(cell.replacing(",", with: ".")).map { "\(Int(($0 * 100).rounded()))" } ?? cell
  }

  /// Where this says otherwise than `other`, as sentences; a few.
  func differences(_ other: SheetRows, _ name: String, _ otherName: String) -> [String] {
    var found: [String] = []
    for id in Set(content.keys).union(other.content.keys).sorted() {
      let (mine, theirs) = (content[id] ?? [], other.content[id] ?? [])
      if let row = mine.subtracting(theirs).sorted().first { found.append("\(id): only \(name) has \(row)") }
      if let row = theirs.subtracting(mine).sorted().first { found.append("\(id): only \(otherName) has \(row)") }
      if !mine.isEmpty, !theirs.isEmpty, standing[id] != other.standing[id] {
        found.append("\(id): \(name) says \(standing[id]?.sorted() ?? []), \(otherName) \(other.standing[id]?.sorted() ?? [])")
      }
      if found.count > 4 { break }
    }
    return found
  }
}
