import Findings
import Intake
import TrainingModel

/// A file in UTF-8 whose beginning has been looked at.
struct LogOpening {
  let file: InputFile
  /// Where the text begins, behind a byte order mark.
  let offset: Int
  /// What to know about its encoding.
  let warnings: [Finding]
  let delimiter: UInt8
  let beginsLikeJSON: Bool
  /// Whether a carriage return alone ends lines.
  private let returnsEndLines: Bool

  init(path: String) throws(LogRefusal) { try self.init(Self.file(path: path)) }

  /// What `path` names, in a form that can be read twice; `-` is standard input.
  static func file(path: String) throws(LogRefusal) -> InputFile {
    do throws(IntakeFailure) {
      let file = path == "-" ? try InputFile.spooled(from: .standardInput, named: "standard input") : try InputFile(opening: path)
      return file.isRegular ? file : try file.spooled()
    } catch { throw LogRefusal(error, path: path) }
  }

  init(_ bytes: [UInt8], named name: String) throws(LogRefusal) {
    let spooled: InputFile
    do throws(IntakeFailure) { spooled = try InputFile.spooled(bytes, named: name) } catch { throw LogRefusal(error, path: name) }
    try self.init(spooled)
  }

  init(_ raw: InputFile) throws(LogRefusal) {
    let (start, text, findings, head): ([UInt8], InputFile, [Finding], [UInt8])
    do throws(IntakeFailure) {
      start = try raw.prefix(8)
      (text, findings) = try TableText.utf8(raw)
      head = try text.prefix(RowCutter.maximumSize)
    } catch { throw LogRefusal(error, path: raw.path) }
    if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw LogRefusal(
        .logUnreadable, "the file is a workbook or an archive, and no export as text", at: Place(file: raw.path),
        hint: "save the sheet as CSV, or take the export out of the archive")
    }
    file = text
    warnings = findings.map { Finding(.logEncoding, $0.message, severity: $0.severity, at: $0.place, hint: $0.hint) }
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let content = head[mark...]
    guard let first = content.first(where: { ![32, 9, 10, 13].contains($0) }) else {
      throw LogRefusal(.logHeading, "the file is empty", at: Place(file: file.path), hint: "give an export as the app wrote it")
    }
    offset = mark
    beginsLikeJSON = first == UInt8(ascii: "{")
    delimiter = Self.delimiter(content)
    let end = content.firstIndex { $0 == 10 || $0 == 13 }
    returnsEndLines = end.map { content[$0] == 13 && ($0 + 1 == content.endIndex || content[$0 + 1] != 10) } ?? false
  }

  /// The one of `,`, `;` and tab that stands most often outside quotes in the first line that isn't blank.
  private static func delimiter(_ text: ArraySlice<UInt8>) -> UInt8 {
    var counts = [UInt8(ascii: ","): 0, UInt8(ascii: ";"): 0, 9: 0]
    var (isQuoted, isBlank) = (false, true)
    for byte in text {
      if byte == 34 { isQuoted.toggle() }
      if !isQuoted, byte == 10 || byte == 13, !isBlank { break }
      if byte > 32 { isBlank = false }
      if !isQuoted, let count = counts[byte] { counts[byte] = count + 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
  }

  /// The records of the file from its beginning.
  func rows(_ quotes: RowCutter.Quotes) -> LogRows {
    LogRows(ByteWindow(file, from: offset), from: offset, path: file.path, delimiter: delimiter, quotes: quotes)
  }

  /// The heading and what it may be.
  ///
  /// - Throws: a refusal where there is none.
  func forms() throws(LogRefusal) -> LogForms {
    var rows = rows(.standard)
    var (headings, line): ([LogHeading], Int) = ([], 1)
    let most = 3
    try rows.each(first: most) { (record) throws(LogRefusal) in
      switch record {
      case .fault(let line, let code, let message):
        if headings.isEmpty { throw LogRefusal(code, message, at: Place(file: file.path, line: line)) }
      case .cells(let cells):
        if headings.isEmpty { line = cells.line }
        if cells.count > Self.mostColumns {
          throw LogRefusal(
            .logTooLarge, "line \(cells.line) has \(cells.count) cells, and no log has more than \(Self.mostColumns)",
            at: Place(file: file.path, line: cells.line))
        }
        headings.append(LogHeading(cells))
      }
    }
    guard !headings.isEmpty else { throw LogRefusal(.logHeading, "the file has no heading", at: Place(file: file.path)) }
    return LogForms(path: file.path, records: headings, line: line)
  }

  private static let mostColumns = 10_000

  /// A table with a row for each set; its rows begin below the heading.
  func table<Form: RowForm>(_ form: Form, client: Int, date: Int, id: @escaping @Sendable (ArraySlice<UInt8>) -> String?) throws(LogRefusal)
    -> ClientTable<Form>
  {
    var rows = rows(.standard)
    try rows.each(first: 1) { (_) throws(LogRefusal) in }
    return ClientTable(
      file: file, delimiter: delimiter, start: rows.offset, line: rows.line, returnsEndLines: returnsEndLines, form: form, client: client,
      date: date,
      id: id)
  }
}
