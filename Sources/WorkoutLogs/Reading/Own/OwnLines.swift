import Findings
import Intake
import TrainingModel

/// Our own form as JSON Lines: an object for each set, of one client or of many.
struct OwnLines {
  let file: InputFile
  let start: Int

  private static let form = OwnForm(OwnColumns.all, isTable: false)

  /// Calls `body` with each client, and returns what belongs to none.
  ///
  /// - Throws: a refusal where the last line is no whole object, and what `body` throws.
  func forEachClient(_ request: LogRequest, _ body: (ClientLog) throws -> Void) throws -> LogRest {
    let delivery = ClientDelivery(request: request, app: .jsonl, traits: Self.form.traits, path: file.path)
    let index = try index(request)
    return try delivery.run(
      index, id: ClientIDs.id, read: { (part, _, log) throws(LogRefusal) in try read(part, &log) }, body)
  }

  /// Finds out whose each line is; a line that says nothing is the client's for whom the file was said to be.
  private func index(_ request: LogRequest) throws(LogRefusal) -> ClientIndex {
    var index = ClientIndex()
    var tape = RecordTape()
    var broken: Int?
    var given = request.client ?? ""
    try lines(from: start, upTo: .max, line: 1) { (bytes, start, end, line) throws(LogRefusal) in
      guard Self.parse(bytes, into: &tape) == nil else {
        broken = line
        return index.extend(start, end, line: line)
      }
      broken = nil
      let client = Self.value(.client, of: tape)
      tape.text.withUnsafeBufferPointer { text in
        if let client, !client.isEmpty {
          index.add(SheetCell.trimmed(UnsafeBufferPointer(rebasing: text[client])), start, end, line: line)
        } else {
          given.withUTF8 { index.add($0, start, end, line: line) }
        }
      }
    }
    if let broken { throw .cut(file.path, line: broken) }
    return index
  }

  private func read(_ part: ClientIndex.Part, _ log: inout LogCollector) throws(LogRefusal) {
    var tape = RecordTape()
    var form = Self.form
    var cells = [RowCutter.Cell](repeating: RowCutter.Cell(start: 0, end: 0), count: OwnColumn.spellings.count)
    try lines(from: part.start, upTo: part.end, line: part.line) { (bytes, _, _, line) throws(LogRefusal) in
      if let fault = Self.parse(bytes, into: &tape) { return log.refuse(fault, line) }
      if let fault = Self.spread(tape, into: &cells) { return log.refuse(fault, line) }
      tape.text.withUnsafeBufferPointer { text in
        cells.withUnsafeBufferPointer { form.read(.cells(LogCells(bytes: text, cells: $0, line: line)), &log) }
      }
    }
  }

  /// Calls `body` with the bytes of each line that isn't blank, where it begins and where the next one does, and its number.
  private func lines(
    from start: Int, upTo end: Int, line: Int,
    _ body: (UnsafeBufferPointer<UInt8>, Int, Int, Int) throws(LogRefusal) -> Void
  ) throws(LogRefusal) {
    var rows = LineRows(ByteWindow(file, from: start, upTo: end), path: file.path, origin: start, line: line)
    try rows.each(body)
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, into tape: inout RecordTape) -> RowFault? {
    if UTF8Text.firstInvalid(bytes) != nil { return .encoding }
    do throws(SyntaxFault) { try JSONParser.parse(bytes, into: &tape) } catch {
      return RowFault(code: .logUnreadable, message: "the line is no valid JSON: \(error.message)")
    }
    return tape.nodes.first?.kind == .map ? nil : RowFault(code: .logUnreadable, message: "the line is no JSON object")
  }

  /// Where the text of a key's value stands in the tape; nil where it has none.
  private static func value(_ column: OwnColumn, of tape: RecordTape) -> Range<Int>? {
    var found: Range<Int>?
    forEachEntry(of: tape) { key, value in
      if tape.text[text(tape.nodes[key])].elementsEqual(column.id.utf8) { found = text(tape.nodes[value]) }
    }
    return found
  }

  private static func text(_ node: RecordTape.Node) -> Range<Int> { Int(node.textStart)..<Int(node.textEnd) }

  private static func forEachEntry(of tape: RecordTape, _ body: (_ key: Int, _ value: Int) -> Void) {
    var key = 1
    while key < tape.nodes.count {
      let value = Int(tape.nodes[key].next)
      guard value < tape.nodes.count else { return }
      body(key, value)
      key = Int(tape.nodes[value].next)
    }
  }

  /// Notes where the values of all keys stand, or says what is wrong with one of them.
  private static func spread(_ tape: RecordTape, into cells: inout [RowCutter.Cell]) -> RowFault? {
    for place in cells.indices { cells[place] = RowCutter.Cell(start: 0, end: 0) }
    var fault: RowFault?
    var seen: UInt32 = 0
    forEachEntry(of: tape) { key, value in
      let column = tape.text[text(tape.nodes[key])].withUnsafeBufferPointer { OwnColumn(bytes: $0) }
      guard let column else {
        fault = fault ?? RowFault(code: .logWord, message: "the set has a key that our form of logs has not got")
        return
      }
      if seen & 1 << UInt32(column.rawValue) != 0 {
        fault = fault ?? RowFault(code: .logWord, message: "'\(column)' stands twice in the set")
      }
      seen |= 1 << UInt32(column.rawValue)
      switch tape.nodes[value].kind {
      case .null: break
      case .string, .number, .text:
        let range = text(tape.nodes[value])
        cells[Int(column.rawValue)] = RowCutter.Cell(start: range.lowerBound, end: range.upperBound)
      default: fault = fault ?? RowFault(code: .logWord, message: "'\(column)' is neither text nor a number")
      }
    }
    return fault
  }
}

/// The clients that files name.
enum ClientIDs {
  /// The id that the bytes are; nil where they can be none.
  @Sendable static func id(_ bytes: ArraySlice<UInt8>) -> String? {
    bytes.withUnsafeBufferPointer { IDShape.client.fits($0) } ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
