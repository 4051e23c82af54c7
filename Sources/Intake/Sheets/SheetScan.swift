import Findings

/// A sheet whose cells are read and not yet understood: which exercises and dates it means, only rules and store can tell.
///
/// So the cells, which take the time, can be read while the rules are.
package struct SheetScan: Sendable {
  /// The most bytes that a sheet may have: 512 MiB.
  package static let maximumSize = 512 << 20
  /// The most rows that a sheet may have.
  package static let maximumRows = 2_000_000

  private let path: String
  private var reader: SheetLineReader

  /// So many bytes from the beginning of a file show whether it is a sheet.
  package static let headSize = 1 << 16

  /// Why a file is no sheet, by its first bytes: it is a workbook, or its heading names no columns of one. nil where it may be a sheet.
  package static func refusal(ofHead head: [UInt8], named path: String) -> IntakeFailure? {
    do throws(IntakeFailure) {
      _ = try SheetHeading.find(in: try SheetText.opening(head, path: path), path: path)
      return nil
    } catch {
      return error
    }
  }

  /// Reads the cells of the sheet at `path`; throws where it is no sheet at all.
  package init(path: String) throws(IntakeFailure) { try self.init(Self.bytes(of: path), named: path) }

  static func bytes(of path: String) throws(IntakeFailure) -> [UInt8] {
    do throws(IntakeFailure) {
      let file = try InputFile(opening: path, waits: false)
      if file.isRegular, file.size > Self.maximumSize { throw Self.tooLarge(path) }
      return try file.prefix(Self.maximumSize)
    } catch {
      throw IntakeFailure(
        error.findings.map { finding in
          finding.code == .profileUnreadable
            ? Finding(.sheetUnreadable, "the sheet \(finding.message)", at: finding.place, hint: "check the path of the sheet") : finding
        })
    }
  }

  /// Reads the cells of a sheet in memory; `path` is what findings call it.
  ///
  /// - Throws: `IntakeFailure` where it is no sheet.
  package init(_ bytes: [UInt8], named path: String) throws(IntakeFailure) {
    if bytes.count > Self.maximumSize { throw Self.tooLarge(path) }
    if bytes.isEmpty {
      throw IntakeFailure(.sheetUnreadable, "the sheet is empty", at: Place(file: path), hint: "export the sheet again")
    }
    self.path = path
    let text = try SheetText(bytes, path: path)
    let heading = try SheetHeading.find(in: text.bytes, path: path)
    if heading.isOfLog {
      throw IntakeFailure(
        .sheetHeading, "the file is a log sheet, into which what was done is written, and no review sheet", at: Place(file: path),
        hint: "'mesocycle logs import' takes it in, and so does the coach's folder of the inbox")
    }
    let returnsEndLines = heading.end > 0 && text.bytes[heading.end - 1] == 13
    reader = SheetLineReader(places: SheetPlaces(path: path, text: text, heading: heading), returnsEndLines: returnsEndLines)
    for warning in heading.warnings { reader.complain(warning) }
    var rows = CSVReader(
      ByteWindow(text.bytes, from: heading.end), path: path, line: heading.nextLine, after: heading.row, delimiter: heading.delimiter)
    var cells = CSVCells()
    while let record = try rows.next(), !reader.complaints.isFull {
      if reader.lines.count >= Self.maximumRows { throw Self.tooManyRows(path) }
      if var fault = record.fault {
        fault.code = fault.code == .profileTooLarge ? .sheetTooLarge : .sheetUnclosedQuote
        reader.complain(fault)
        continue
      }
      record.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: heading.delimiter) }
      cells.text.withUnsafeBufferPointer { text in
        cells.cells.withUnsafeBufferPointer { reader.read(SheetCells(record: record, text: text, cells: $0, heading: heading)) }
      }
    }
    if reader.lines.isEmpty, !reader.complaints.hasErrors {
      let message = SheetMessages.noRow
      reader.complain(Finding(message.code, message.text, at: Place(file: path), hint: message.hint))
    }
  }

  /// The sheet as it is meant; what is wrong with the rows of single clients stands in it.
  ///
  /// - Throws: everything that is wrong with the file, with its places: where something concerns all of it, or no client's rows are right.
  package consuming func table(_ vocabulary: SheetVocabulary) throws(IntakeFailure) -> SheetTable {
    if !reader.complaints.isFull { reader.finish(vocabulary) }
    let complaints = reader.complaints
    let findings = Finding.inReadingOrder(complaints.findings)
    var keptBack: [String: [Finding]] = [:]
    for (client, findings) in complaints.ofClients.sorted(by: { $0.key < $1.key }) {
      keptBack[reader.pool[Int(client)].text, default: []] += findings.findings.prefix(SheetComplaints.limit)
    }
    let isHopeless = complaints.hasErrors && !reader.lines.contains { keptBack[$0.clientID] == nil }
    if complaints.concernsFile || complaints.isFull || isHopeless {
      let more = Finding(
        .sheetUnreadable, "more may be wrong with the sheet; reading stopped here", at: Place(file: path),
        hint: "mend what is listed, and give the sheet again")
      throw IntakeFailure(complaints.hasMore ? findings + [more] : findings)
    }
    return SheetTable(
      lines: reader.lines, findings: Finding.inReadingOrder(complaints.warningFindings),
      keptBack: keptBack.mapValues { Finding.inReadingOrder($0) }, places: reader.places, told: reader.told, pool: reader.pool)
  }

  static func tooLarge(_ path: String) -> IntakeFailure {
    IntakeFailure(.sheetTooLarge, "the sheet is larger than 512 MiB", at: Place(file: path), hint: "split it by clients")
  }

  static func tooManyRows(_ path: String) -> IntakeFailure {
    IntakeFailure(.sheetTooLarge, "the sheet has more than 2,000,000 rows", at: Place(file: path), hint: "split it by clients")
  }
}
