import Editing
import Findings
import Intake
import PlanStore
import Reporting
import Rulebook
import TrainingModel

/// Writes log sheets, filled with what is known, and keeps what they show: by that, what a person types is told from what stood there.
package struct LogSheetExport {
  private let store: PlanStore
  private let sheets: LogSheetFiles
  private let intake: TypedIntake
  private let today: CalendarDate

  /// What was shown of days longer ago than this is forgotten: no sheet has had them for months.
  private static let daysKept = 180

  /// - Throws: `StoreError` where what was said about names can't be read.
  package init(_ store: PlanStore, _ rulebook: Rulebook, _ sheets: LogSheetFiles, today: CalendarDate) throws {
    (self.store, self.sheets, self.today) = (store, sheets, today)
    intake = try TypedIntake(
      store, rulebook, people: KnownPeople(coaches: [:], units: [:]),
      TypedRequest(author: TypedAuthor(source: .sheet, who: "", at: ""), today: today, operation: "", fieldNames: \.column))
  }

  /// Brings the sheets of these coaches up to date.
  ///
  /// What is wrong with one coach's sheet is a finding, and the next coach's turn comes.
  ///
  /// - Throws: `OutputFailure` where no file at all can be written, and `StoreError`.
  package func run(coaches: [String]) throws -> SheetExport.Report {
    var report = SheetExport.Report()
    for coach in coaches {
      do {
        let changes = try store.sheetChanges(of: coach)
        try sheets.write(store, coach: coach, done: try note(store.clientIDs(coach: coach)), changes: changes, into: &report)
      } catch let error as StoreError where error.isOfOneWrite {
        report.refusals[coach] = Finding(
          .storeRefused, "the log sheet of coach \(coach) could not be brought up to date: \(error.message)",
          hint: "those of others are; run 'mesocycle doctor', and report this")
      }
    }
    return report
  }

  /// Writes the rows of these coaches' clients, or of those of them that are named, to a file of the caller's choice.
  ///
  /// - Parameters:
  ///   - coaches: empty for all.
  ///   - clients: empty for all of these coaches.
  ///   - weeks: from 1 to 4; nil for all.
  /// - Throws: as `LogSheetFiles.write`.
  package func write(to path: String, coaches: [String], clients: [String], weeks: [Int]?) throws {
    var asked = clients
    if clients.isEmpty || !coaches.isEmpty {
      let own = try (coaches.isEmpty ? store.coaches() : coaches).flatMap { try store.clientIDs(coach: $0) }
      asked = clients.isEmpty ? own : clients.filter(Set(own).contains)
    }
    try sheets.write(store, to: path, coaches: coaches, clients: asked, weeks: weeks, done: try note(asked))
  }

  /// What is known of the clients' rows. It is noted as shown before anybody can read it: what is noted and was never given out does no harm.
  private func note(_ clients: [String]) throws -> LogSheetFiles.Done {
    var done: LogSheetFiles.Done = [:]
    // What is said from now on may not be in it.
    let seen = try store.newestWords()
    var shown: [String: [ShownLine]] = [:]
    for client in clients {
      let weeks = try store.weeksInForce(of: client, from: sheets.firstDay).filter { sheets.shows($0.week, of: $0.planStart) }
      if weeks.isEmpty { continue }
      let known = try intake.look(at: client).shown
      var cells: [RowID: DoneCells] = [:]
      for week in weeks {
        for row in week.rows {
          let said = SaidCells(known[row.rowID] ?? TypedValues(), of: row, week.unit)
          if !said.values.isEmpty { cells[row.rowID] = said.cells }
          shown[client, default: []].append(ShownLine(row.rowID, on: week.date(of: row), said.values))
        }
      }
      done[client] = DoneSheet(cells)
    }
    for (client, number) in try store.noteShown(shown, seen: seen, forgetting: today + -Self.daysKept) { done[client]?.shown = number }
    return done
  }
}

/// What is known of a row in the words of a sheet, as far as the sheet says the same when it comes back.
struct SaidCells {
  private(set) var cells = DoneCells()
  /// What the cells say.
  private(set) var values = TypedValues()

  init(_ known: TypedValues, of row: PlanRow, _ unit: LoadUnit) {
    let sets = max(row.sets, known.sets ?? 0)
    for field in known.fields {
      // One number that is far from what was asked is taken for several that ran together: then it is written once a set.
      for count in [nil, sets] {
        let text = DoneCells.text(known, field, of: row, sets: count)
        guard !text.isEmpty, let read = LogSheetRow.reading(text, field, of: row, unit, sets: sets), read.has(field),
          field == .comment || read.agrees(known, on: field)
        else { continue }
        cells[field] = text
        values.take(field, from: read)
        break
      }
    }
  }
}
