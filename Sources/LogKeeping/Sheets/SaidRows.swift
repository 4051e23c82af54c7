import Editing
import Findings
import Intake
import PlanStore
import Reporting
import TrainingModel
import WorkoutLogs

/// The rows of which a client's log sheet can speak: those of approved weeks.
struct ClientRows {
  /// A row with its day.
  struct Row {
    var row: PlanRow
    var date: CalendarDate
    var unit: LoadUnit
  }

  private var rows: [RowID: Row] = [:]
  private let client: String
  private let store: PlanStore
  private let today: CalendarDate
  private let unapproved: Set<RowID>

  /// - Throws: `StoreError` where the database can't be read.
  init(_ client: String, _ store: PlanStore, today: CalendarDate) throws {
    (self.client, self.store, self.today) = (client, store, today)
    for week in try store.weeksInForce(of: client, from: CalendarDate(dayNumber: 0)) {
      for row in week.rows { rows[row.rowID] = Row(row: row, date: week.date(of: row), unit: week.unit) }
    }
    unapproved = try store.unapprovedRows(of: client)
  }

  subscript(id: RowID) -> Row? { rows[id] }

  /// The unit of the loads in the newest approved week.
  var unit: LoadUnit? { rows.values.max { $0.date < $1.date }?.unit }

  /// The row of an id, or why nothing is taken for it, as a sentence.
  func row(_ id: RowID?) -> (row: Row?, refusal: String) {
    guard let id else {
      return (nil, "the cell 'row_id' holds no row id: restore it; only what the plan asks for has a row in a log sheet")
    }
    guard let row = rows[id] else {
      return (
        nil,
        unapproved.contains(id)
          ? "the row is of a week that nobody has approved, so nothing of it was to be done: approve the week first"
          : "no plan of the client has a row with this 'row_id', or none any more: restore the cell, or export the log sheet again"
      )
    }
    // Who trains ahead does so within the week that a sheet shows.
    if row.date - today > 7 { return (nil, "\(row.date) is more than a week ahead: say what was done once it is") }
    return (row, "")
  }
}

/// What one client's log sheet says, row by row.
struct SaidRows {
  /// A row of which something is said.
  struct Said {
    var row: PlanRow
    var date: CalendarDate
    var unit: LoadUnit
    var line: Int
    /// What stands in its cells.
    var values: TypedValues
    /// What of it was typed; empty where all of it stood there before.
    var typed = TypedValues()
    var was = TypedValues()
    /// The sheet of which the line says that it is; nil where it doesn't.
    var shown: Int?
    /// The number of the last words that it can have shown.
    var seen = 0
  }

  private let scan: LogSheetScan
  private let rows: ClientRows
  /// What each row of the sheet says that can be read, also those that say nothing.
  private(set) var returned: [RowID: TypedValues] = [:]
  /// In the order of the sheet.
  private(set) var said: [Said] = []
  private var doubled: Set<RowID> = []

  init(_ scan: LogSheetScan, _ rows: ClientRows) { (self.scan, self.rows) = (scan, rows) }

  /// Reads a line; what can't be taken is told in the report.
  mutating func read(_ line: LogSheetScan.Line, _ report: inout LogFileReport, _ changed: inout ChangedPlan) throws {
    let (found, refusal) = rows.row(line.id)
    guard let found, let id = line.id else {
      return line.saysNothing ? report.skip(line) : report.unreadable.append((line.line, .logMissing, refusal))
    }
    let row = LogSheetRow(line, of: scan, found.row, on: found.date, found.unit)
    changed.add(row.changed, line: line.line)
    guard row.faults.isEmpty else {
      return report.unreadable.append((line.line, .logNumber, row.faults.joined(separator: "; ")))
    }
    if let other = returned[id], other != row.values, !other.isEmpty, !row.values.isEmpty {
      // Which of the two is the copy nobody knows.
      return double(id, line, &report)
    }
    if row.values.isEmpty || returned[id] == row.values {
      if returned[id] == nil { returned[id] = row.values }
      return report.skip(line)
    }
    if doubled.contains(id) { return double(id, line, &report) }
    returned[id] = row.values
    said.append(Said(row: found.row, date: found.date, unit: found.unit, line: line.line, values: row.values, shown: line.shown))
  }

  private mutating func double(_ id: RowID, _ line: LogSheetScan.Line, _ report: inout LogFileReport) {
    let message = "the row stands twice in the sheet, and says two things: delete the one that does not hold"
    for row in said where row.row.rowID == id { report.unreadable.append((row.line, .logDoubled, message)) }
    said.removeAll { $0.row.rowID == id }
    doubled.insert(id)
    report.unreadable.append((line.line, .logDoubled, message))
  }

  /// Tells what was typed from what stood there before; rows whose cells contradict each other are told in the report.
  ///
  /// What stood there shows by the number that the line has of its sheet; where that is gone, by all of the sheet's cells.
  mutating func settle(_ shown: ShownCells, _ report: inout LogFileReport) {
    var kept: [Said] = []
    let nearest = shown.generation(of: returned)
    for var row in said {
      let generation = row.shown.flatMap { shown.generations.contains($0) ? $0 : nil } ?? nearest
      let was = shown.values(row.row.rowID, in: generation)
      row.seen = shown.seen(in: generation)
      for field in row.values.fields where !row.values.agrees(was, on: field) {
        row.typed.take(field, from: row.values)
        row.was.take(field, from: was)
      }
      if let fault = row.contradiction {
        report.unreadable.append((row.line, .logNumber, fault))
      } else {
        kept.append(row)
      }
    }
    said = kept
  }

  /// What was typed, as it is taken in.
  var entries: [TypedEntry] {
    said.filter { !$0.typed.isEmpty }.map { TypedEntry(.row($0.row.rowID), was: $0.was, values: $0.typed, line: $0.line, seen: $0.seen) }
  }

  /// The rows of which something is said, by their day.
  var days: [CalendarDate: [RowID]] { Dictionary(grouping: said, by: \.date).mapValues { $0.map(\.row.rowID) } }

  /// The sheet in numbers.
  var figures: LogFigures {
    LogFigures(
      of: Dictionary(grouping: said, by: \.date).sorted { $0.key < $1.key }.map { day, rows in
        DoneSession(date: day, unit: rows[0].unit, exercises: rows.map(\.done))
      })
  }
}

extension SaidRows.Said {
  /// Why its cells can't all be right; nil where they can. Lists that stood there before give way to what is typed beside them.
  fileprivate var contradiction: String? {
    var checked = values
    if typed.amounts == nil { checked.amounts = nil }
    if typed.loads == nil { checked.loads = nil }
    return checked.fault(\.column)
  }

  /// The row as it was done; what nobody says was done as it was asked.
  fileprivate var done: DoneExercise {
    let isDone = values.sets != nil || values.amounts != nil || values.loads != nil || values.halfRPE != nil
    let measure = DoneMeasure(row.measure)
    let asked: Int32 = Int32(clamping: row.repsMin) &* (row.measure == .minutes ? 60 : row.measure == .metres ? 100 : 1)
    let sets = (0..<(isDone ? values.sets ?? row.sets : 0)).map { place in
      func each<Value>(_ list: [Value]?) -> Value? { list.flatMap { $0.indices.contains(place) ? $0[place] : $0.last } }
      let amount = each(values.amounts?.list) ?? asked
      return DoneSet(
        kind: row.kind == .ramp ? .ramp : .work, row: row.rowID, reps: measure == .reps ? amount : nil,
        seconds: measure == .seconds ? amount : nil, centimetres: measure == .metres ? amount : nil,
        load: each(values.loads?.list) ?? row.load)
    }
    return DoneExercise(name: row.exercise, exercise: row.exercise, sets: sets)
  }
}
