import Findings
import Intake
import TrainingModel

/// A table with a row for each set, of one client or of many.
struct ClientTable<Form: RowForm> {
  let file: InputFile
  let delimiter: UInt8
  /// Where the rows begin.
  let start, line: Int
  let returnsEndLines: Bool
  let form: Form
  /// The column with the client's id, or -1.
  let client: Int
  /// The column with dates whose order the file has to settle, or -1.
  let date: Int
  /// The client that is meant by a cell; nil where it can be none.
  let id: @Sendable (ArraySlice<UInt8>) -> String?

  /// Calls `body` with each client, and returns what belongs to none.
  func forEachClient(_ request: LogRequest, _ body: (ClientLog) throws -> Void) throws -> LogRest {
    var delivery = ClientDelivery(request: request, app: form.app, traits: form.traits, path: file.path)
    if client < 0 { return try single(delivery, request, body) }
    var indexer = TableIndexer(
      file: file, delimiter: delimiter, column: client, columnCount: form.columnCount, returnsEndLines: returnsEndLines)
    let index = try indexer.run(from: start, line: line)
    delivery.stamps = try dates(request)
    return try delivery.run(
      index, id: id,
      read: { (part, id, log) throws(LogRefusal) in
        _ = try read(from: part.start, upTo: part.end, part.line, of: id, &log)
      }, body)
  }

  /// The dates of the whole file, where the first of them doesn't say itself which day it is.
  ///
  /// - Throws: a refusal where the file leaves two readings.
  private func dates(_ request: LogRequest) throws(LogRefusal) -> StampTable {
    var (stamps, isOpen): (StampTable, Bool?) = (StampTable(), date < 0 ? false : nil)
    var rows = rows(from: start, upTo: .max, line)
    func read(_ record: LogRecord) {
      guard case .cells(let cells) = record, isOpen != false else { return }
      if case .open = WrittenStamp(cells[date]) { isOpen = true } else { isOpen = isOpen ?? false }
      _ = stamps.id(cells[date], before: -1, line: cells.line)
    }
    try rows.each(first: 1) { (record) throws(LogRefusal) in read(record) }
    guard isOpen == true else { return StampTable() }
    try rows.each { (record) throws(LogRefusal) in read(record) }
    _ = try stamps.resolved(nil, today: request.today, path: file.path)
    return stamps
  }

  private func rows(from start: Int, upTo end: Int, _ line: Int, isPart: Bool = false) -> LogRows {
    LogRows(
      ByteWindow(file, from: start, upTo: end), from: start, path: file.path, line: line, delimiter: delimiter, quotes: .standard,
      isPart: isPart)
  }

  private func single(_ delivery: ClientDelivery, _ request: LogRequest, _ body: (ClientLog) throws -> Void) throws -> LogRest {
    guard let client = request.client else {
      throw LogRefusal(
        .logClient, "nothing in the table says whose log it is", at: Place(file: file.path, line: 1),
        hint: "say it with --client, or add the column client_id")
    }
    var log = LogCollector()
    let last = try read(from: start, upTo: .max, line, of: nil, &log)
    if log.raggedLine > 0, log.raggedLine == last { throw LogRefusal.cut(file.path, line: last) }
    let context = LogContext(
      path: file.path, client: client, app: form.app, given: request.unit, profile: request.profileUnit(client), zone: request.timeZone,
      today: request.today, traits: form.traits)
    try body(try LogAssembly.assemble(log, context))
    return LogRest()
  }

  /// Reads the rows of a part of the file, and returns the line of the last one. Where one names another client than all of them should,
  /// because a line ends in a way in which no other does, it is nobody's set.
  private func read(
    from start: Int, upTo end: Int, _ line: Int, of id: ArraySlice<UInt8>?, _ log: inout LogCollector
  ) throws(LogRefusal) -> Int {
    var rows = rows(from: start, upTo: end, line, isPart: id != nil)
    var form = form
    try rows.each { (record) throws(LogRefusal) in
      if let id, case .cells(let cells) = record, !cells[client].isEmpty, !cells[client].elementsEqual(id) {
        return log.refuse(cells.line, .logClient, "the line names another client than those around it, and ends as no other does")
      }
      form.read(record, &log)
    }
    return rows.lastLine
  }
}
