import Editing
import Findings
import TrainingModel

/// A list of clients that came back from a coach: the cells `week_1` to `week_4` approve, everything else in it only tells.
package struct ClientListScan: Sendable {
  /// A week that a cell approves.
  package struct Wish: Sendable {
    package var clientID: String
    package var planStart: CalendarDate
    /// 1 to 4.
    package var week: Int
    /// The week's revision when the list was written; nil where the list does not tell.
    package var revision: Int?
    /// Whether it says `approve`; `approved` may as well be the state that the list was written with.
    package var isWish: Bool
    /// What stands behind the word, which accepts the week's warnings; empty where there is nothing.
    package var note: String
    package var place: Place
  }

  /// A week whose cell has a state in it, as the list was written or as somebody typed it.
  package struct State: Sendable {
    package var clientID: String
    package var planStart: CalendarDate
    /// 1 to 4.
    package var week: Int
    package var status: WeekStatus
    package var place: Place
  }

  /// What the list says.
  package struct Table: Sendable {
    /// In the order of the file.
    package var wishes: [Wish] = []
    /// In the order of the file, without `approved`, which is among the wishes.
    package var states: [State] = []
    /// How many rows each client has, with the place of the first.
    package var clients: [String: (rows: Int, place: Place)] = [:]
    /// How many rows there are.
    package var rows = 0
    /// What is wrong with the rows of clients of whom nothing is to be approved, by id.
    package var keptBack: [String: [Finding]] = [:]
    /// What the coach should know; warnings only.
    package var findings: [Finding] = []
  }

  /// A row, of which only dates are open.
  private struct Row: Sendable {
    var client: String
    var approvals: [(week: Int, isWish: Bool, note: String, place: Place)] = []
    var states: [(week: Int, status: WeekStatus, place: Place)] = []
    var start: Place
    var place: Place
    /// By week, from week 1; empty where the list does not tell.
    var revisions: [Int] = []
  }

  private let path: String
  private var rows: [Row] = []
  private var dates = SheetDates()
  private var clients: [String] = []
  private var warnings = FoldedFindings()
  private var errors: [Finding] = []

  /// Whether a file is such a list, by its first bytes.
  package static func isList(_ head: [UInt8]) -> Bool {
    guard let bytes = try? SheetText.opening(head, path: "") else { return false }
    return heading(bytes, "") != nil
  }

  /// Reads the cells of a list in memory; `path` is what findings call it. Throws where it is none.
  init(_ bytes: [UInt8], named path: String) throws(IntakeFailure) {
    self.path = path
    let text = try SheetText(bytes, path: path).bytes
    guard let heading = Self.heading(text, path) else {
      throw IntakeFailure(.sheetHeading, "the file is no list of clients", at: Place(file: path))
    }
    let (row, delimiter, columns) = heading
    let end = SheetHeading.end(of: row, in: text)
    var reader = CSVReader(
      ByteWindow(text, from: end), path: path, line: row.line + UTF8Text.lineEnds(text[row.bytes.startIndex..<end]), after: row.row,
      delimiter: delimiter)
    var cells = CSVCells()
    while let record = try reader.next(), errors.count < SheetComplaints.limit {
      if rows.count >= SheetScan.maximumRows { throw SheetScan.tooManyRows(path) }
      if var fault = record.fault {
        fault.code = fault.code == .profileTooLarge ? .sheetTooLarge : .sheetUnclosedQuote
        errors.append(fault)
        continue
      }
      record.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: delimiter) }
      read(record, cells, columns, isLast: record.bytes.endIndex == text.count)
    }
  }

  private mutating func read(_ record: RawRecord, _ cells: CSVCells, _ columns: Columns, isLast: Bool) {
    func place(_ column: Int) -> Place {
      cells.cells.indices.contains(column)
        ? record.place(of: cells.cells[column]).inSheet(row: record.row, column: column) : record.place.inSheet(row: record.row)
    }
    func value(_ column: Int?) -> String {
      guard let column, cells.cells.indices.contains(column) else { return "" }
      return cells.bytes(column).withUnsafeBufferPointer { String(decoding: SheetCell.value($0), as: UTF8.self) }
    }
    if isLast, cells.cells.count < columns.width {
      errors.append(
        Finding(
          .sheetRaggedRow, "the row ends before its last cell: the file looks cut off", at: place(cells.cells.count - 1),
          hint: "save or copy the list again, whole"))
      return
    }
    var row = Row(client: value(columns.client), start: place(columns.start ?? columns.client), place: place(columns.client))
    guard !row.client.isEmpty else {
      let message = SheetMessages.empty(.clientID)
      errors.append(Finding(message.code, message.text, at: place(columns.client), hint: message.hint))
      return
    }
    row.revisions = value(columns.revisions).split(separator: " ").map { Int($0.drop { $0 == "r" || $0 == "R" }) ?? 0 }
    for (week, column) in columns.weeks {
      let text = value(column)
      let word = text.prefix { $0 != ":" }
      let status = word.lowercased() + text.dropFirst(word.count)
      if let (isWish, note) = SheetApprovals.approval(status) {
        row.approvals.append((week, isWish, note, place(column)))
      } else if let state = WeekStatus(id: status) {
        row.states.append((week, state, place(column)))
      } else if !status.isEmpty {
        let isSlip = SheetApprovals.isSlip(status)
        warnings.add(
          Finding(
            .reviewPartlyApproved,
            isSlip
              ? "the cell 'week_\(week)' says '\(status)', which approves nothing"
              : "the cell 'week_\(week)' holds a word that means nothing",
            severity: isSlip ? .error : nil, at: place(column),
            hint: isSlip ? "did you mean 'approve'?" : "write 'approve' into it to approve that week"))
      }
    }
    let start = columns.start.flatMap { cells.cells.indices.contains($0) ? cells.bytes($0) : nil } ?? []
    let date = start.withUnsafeBufferPointer { dates.add(WrittenDate(SheetCell.trimmed($0))) }
    dates.add(SheetDates.Row(client: Int32(rows.count), start: date, date: date))
    rows.append(row)
  }

  /// The list as it is meant; `planStarts` gives the first days of the blocks that a client has.
  ///
  /// - Throws: everything that is wrong with the file as a whole.
  package consuming func table(planStarts: (_ clientID: String) -> [CalendarDate]) throws(IntakeFailure) -> Table {
    guard errors.isEmpty else { throw IntakeFailure(errors) }
    dates.decide { planStarts(rows[Int($0)].client) }
    var table = Table()
    table.rows = rows.count
    table.findings = warnings.findings
    for (row, cells) in zip(rows, dates.rows) {
      table.clients[row.client, default: (0, row.place)].rows += 1
      guard let start = dates[cells.start] else {
        if row.approvals.isEmpty { continue }
        table.keptBack[row.client, default: []].append(
          Finding(
            .sheetDate, "the cell 'plan_start' does not say which block is approved", at: row.start,
            hint: "write the day on which the block begins as 2026-12-07"))
        continue
      }
      table.wishes += row.approvals.map {
        Wish(
          clientID: row.client, planStart: start, week: $0.week,
          revision: row.revisions.indices.contains($0.week - 1) ? row.revisions[$0.week - 1] : nil, isWish: $0.isWish, note: $0.note,
          place: $0.place)
      }
      table.states += row.states.map { State(clientID: row.client, planStart: start, week: $0.week, status: $0.status, place: $0.place) }
    }
    table.wishes.removeAll { table.keptBack[$0.clientID] != nil }
    return table
  }

  // MARK: The heading

  private struct Columns {
    var client: Int
    var start: Int?
    var revisions: Int?
    var weeks: [(week: Int, column: Int)]
    var width: Int
  }

  /// The heading of a list: it names clients and weeks, and no rows of plans.
  private static func heading(_ bytes: [UInt8], _ path: String) -> (row: RawRecord, delimiter: UInt8, columns: Columns)? {
    for delimiter in ",;\t|".utf8 {
      guard let row = try? SheetHeading.firstRow(bytes, path, delimiter) else { continue }
      var cells = CSVCells()
      row.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: delimiter) }
      let names = cells.cells.indices.map { index in
        cells.bytes(index).withUnsafeBufferPointer { String(decoding: SheetCell.trimmed($0), as: UTF8.self).lowercased() }
      }
      let weeks = (1...Mesocycle.weekCount).compactMap { week in names.firstIndex(of: "week_\(week)").map { (week, $0) } }
      guard let client = names.firstIndex(of: "client_id"), !weeks.isEmpty, !names.contains("row_id") else { continue }
      let columns = Columns(
        client: client, start: names.firstIndex(of: "plan_start"), revisions: names.firstIndex(of: "revisions"), weeks: weeks,
        width: names.count)
      return (row, delimiter, columns)
    }
    return nil
  }
}
