import Files
import Findings
import PlanStore
import TrainingModel

/// Writes `<coach>.log.csv` beside a coach's other sheets, for clients without an app: a row a prescription, with room for what was done.
///
/// Nothing can be approved by it, so it is none of the sheets on record; a sheet that a coach has changed stays all the same, and the new one goes
/// beside it.
package struct LogSheetFiles: Sendable {
  /// What is shown, by client.
  package typealias Done = [String: DoneSheet]

  /// The folder of the sheets: `output/review`.
  package var folder: String
  /// How the sheets are written, as far as it is not what each coach likes.
  package var style = SheetStyle.preferred
  /// What each coach's files are made with.
  package var access = CoachAccess()
  private let today: CalendarDate

  package init(folder: String, today: CalendarDate) { (self.folder, self.today) = (folder, today) }

  /// How many days before today a week may have ended that a sheet still has: eight weeks.
  private static let daysBack = 56
  /// How many days after today a week may begin that a sheet has already.
  private static let daysAhead = 7

  /// The first day on which a week can begin that stands in a sheet.
  package var firstDay: CalendarDate { today + -Self.firstBack }

  private static let firstBack = daysBack + 6

  /// Whether a week stands in the sheets of today: it is no more than eight weeks over, and begins within a week.
  package func shows(_ week: Int, of planStart: CalendarDate) -> Bool {
    let first = planStart.day(1, ofWeek: week)
    return first >= firstDay && first <= today + Self.daysAhead
  }

  /// The coaches among these who were given a log sheet once: theirs are kept up to date.
  package func kept(of coaches: [String]) -> [String] {
    coaches.filter { coach in SheetName(logOf: coach).map(SheetFolder(path: folder).hasWritten) ?? false }
  }

  /// Those among these whose sheet says something else by now, or lies no more where it was put.
  ///
  /// - Throws: `StoreError`.
  package func changed(of coaches: [String], _ store: PlanStore) throws -> [String] {
    let current = try store.coachesWithCurrentLogSheets(today: today, back: Self.firstBack, ahead: Self.daysAhead)
    let sheets = SheetFolder(path: folder)
    return coaches.filter { coach in
      guard let content = current[coach] else { return true }
      // Where a backup of the database was put back, another sheet lies there.
      return SheetName(logOf: coach).map {
        !FileContent.isFile("\(folder)/\($0.current)") || sheets.isDoubtful($0, recorded: content)
      } ?? false
    }
  }

  /// Brings a coach's sheet up to date; who has no approved week gets none, unless there is one.
  ///
  /// What is wrong with the file is a finding in the report.
  ///
  /// - Parameters:
  ///   - done: what is known of the rows of the coach's clients.
  ///   - changes: how often something had changed before that was read.
  /// - Throws: `OutputFailure` where no file at all can be written, and `StoreError`.
  package func write(_ store: PlanStore, coach: String, done: Done, changes: Int, into report: inout SheetExport.Report) throws {
    guard let name = SheetName(logOf: coach) else {
      report.findings.append(
        Finding(.sheetUnwritable, "no sheet was written for a coach whose id can't name a file", hint: "use a-z, 0-9, - and _"))
      return
    }
    try Folder.make(folder, access: access.passage)
    let file = AtomicFile(folder: folder, name: name.current, access: access.files(of: coach))
    let sheets = SheetFolder(path: folder)
    let preferences = try store.preferences(coach: coach)
    guard try fill(file, store, preferences, PlanRowFilter(coach: coach), done) || sheets.hasWritten(name) else { return file.discard() }
    let content = file.digest()
    if try sheets.place(file, as: name, called: "sheet", into: &report) {
      try store.noteLogSheet(of: coach, changes: changes, content: content, asOf: today)
    }
  }

  /// Writes the rows of these coaches' clients, or of these clients, to `path`, whatever it holds.
  ///
  /// - Parameter clients: nil for all of the coaches'.
  /// - Throws: `OutputFailure`, also where a device or a pipe has that name: it would be gone. Throws `StoreError`.
  package func write(_ store: PlanStore, to path: String, coaches: [String], clients: [String]?, weeks: [Int]?, done: Done) throws {
    if let failure = OutputFailure(replacing: path) { throw failure }
    let preferences = coaches.count == 1 ? try store.preferences(coach: coaches[0]) : CoachPreferences()
    let file = AtomicFile(folder: PathText.folder(of: path) ?? ".", name: PathText.name(of: path))
    let own = try clients ?? (coaches.isEmpty ? nil : coaches.flatMap { try store.clientIDs(coach: $0) })
    _ = try fill(file, store, preferences, PlanRowFilter(clients: own, weeks: weeks), done)
    try file.commit()
  }

  /// Writes all rows that a filter lets through; returns whether there are any.
  private func fill(
    _ file: AtomicFile, _ store: PlanStore, _ preferences: CoachPreferences, _ filter: PlanRowFilter, _ done: Done
  ) throws -> Bool {
    let language = style.language ?? preferences.language
    var filter = filter
    (filter.part, filter.unfinishedOn, filter.language) = (.schedule, firstDay, language)
    var sheet = LogSheetCSV(dialect: style.dialect(preferences), language: language)
    var isAny = false
    try store.forEachPlanRow(filter) { row in
      guard shows(row.week, of: row.block.planStart) else { return }
      // Who may not train at present has nothing to fill in from today on.
      if row.block.isSuspended, row.block.planStart.day(row.day, ofWeek: row.week) >= today { return }
      isAny = true
      let client = done[row.block.clientID] ?? DoneSheet()
      sheet.append(row, RowID(bytes: row.rowID).flatMap { client.cells[$0] } ?? DoneCells(), shown: client.shown)
      if sheet.bytes.count >= Self.chunk { try file.take(&sheet.bytes) }
    }
    try file.take(&sheet.bytes)
    return isAny
  }

  private static let chunk = 1 << 16
}
