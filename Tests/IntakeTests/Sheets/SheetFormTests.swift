import Editing
import Findings
import Glibc
import SeededNumbers
import Testing
import TrainingModel

@testable import Intake

/// Encodings, delimiters, line ends, and what else programs do to a whole file.
@Suite struct SheetFormTests {
  private let sheet = SampleSheet()

  private func expected() throws -> [SheetLine] { try readSheet(sheet.text()) }

  @Test(arguments: [",", ";", "\t", "|"], ["\r\n", "\n", "\r"]) func delimitersAndLineEnds(_ delimiter: String, _ end: String) throws {
    for quotesAll in [false, true] {
      let text = sheet.text(delimiter: delimiter, decimal: delimiter == ";" ? "," : ".", end: end, quotesAll: quotesAll)
      #expect(try readSheet(text) == expected())
      #expect(try readSheet("\u{FEFF}" + text) == expected())
      #expect(try content(readSheet("sep=\(delimiter)\(end)" + text)) == content(expected()))
      #expect(try content(readSheet("\"sep=\(delimiter)\"\(end)" + text)) == content(expected()))
    }
  }

  @Test func lineEndsMayBeMixedAndTheLastOneMissing() throws {
    let lines = sheet.with("note", "", row: 1).text(end: "\u{1}").split(separator: "\u{1}")
    let mixed = zip(lines, ["\n", "\r\n", "\r", "\r\r\n", ""]).map { $0 + $1 }.joined()
    #expect(try content(readSheet(mixed)) == content(readSheet(sheet.with("note", "", row: 1).text())))
  }

  @Test func aProgramThatRewritesLineEndsChangesNoNote() throws {
    let text = sheet.text(end: "\n")
    #expect(try readSheet(text.replacing("\n", with: "\r\n")) == expected())
    #expect(try readSheet(text.replacing("\n", with: "\r")) == expected())
  }

  @Test func utf16() throws {
    let text = sheet.text(delimiter: "\t")
    for isBig in [false, true] {
      let bytes = text.utf16.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
      #expect(try readSheet((isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes) == expected())
      #expect(try readSheet(bytes) == expected(), "without a mark")
      #expect(refusal((isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes.dropLast()).map(\.code) == [.sheetEncoding])
      let half: [UInt8] = isBig ? [0xD8, 0x00] : [0x00, 0xD8]
      #expect(refusal((isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes + half).map(\.code) == [.sheetEncoding])
    }
  }

  @Test func windows1252() throws {
    let noted = sheet.with("note", "Füße – „gerade“, 5 €")
    func bytes(_ text: String) -> [UInt8] {
      text.unicodeScalars.map { scalar in
        switch scalar {
        case "–": 0x96
        case "„": 0x84
        case "“": 0x93
        case "€": 0x80
        default: UInt8(scalar.value)
        }
      }
    }
    #expect(try readSheet(bytes(noted.text())) == readSheet(noted.text()))
    let undefined = refusal(bytes(noted.text()) + [0x81])
    #expect(undefined.map(\.code) == [.sheetEncoding] && undefined.first?.place?.line == 7)
  }

  @Test func brokenUTF8IsNotTakenForAnotherEncoding() throws {
    var bytes = Array(sheet.with("note", "Füße höher, Ellbogen vörn").text().utf8)
    bytes.insert(0xFF, at: try #require(bytes.lastIndex(of: UInt8(ascii: "z"))))
    #expect(refusal(bytes).first?.message == "the sheet is UTF-8 and broken here")
    #expect(refusal(bytes).first?.place?.line == 6)
    #expect(refusal([0xEF, 0xBB, 0xBF] + bytes).first?.message == "the sheet says that it is UTF-8, and here it is not")
  }

  @Test func whatIsNoSheetIsSaidToBeNone() {
    #expect(refusal([]).first?.message == "the sheet is empty")
    #expect(refusal([0x50, 0x4B, 3, 4, 20, 0]).first?.message == "the file is a workbook and not a CSV file")
    #expect(refusal([0xD0, 0xCF, 0x11, 0xE0, 1]).first?.message == "the file is a workbook and not a CSV file")
    #expect(refusal("a,b\n1,2\n").first?.message == "the file has no heading of a review sheet")
    #expect(refusal("\n\n").map(\.code) == [.sheetHeading])
    #expect(refusal(sheet.with("note", "a\0b").text()).first?.message == "the sheet holds a NUL character, which no spreadsheet writes")
    #expect(refusal([0xFF, 0xFE, 0, 0, 65, 0, 0, 0]).first?.message == "the sheet is written in UTF-32")
    let missing = #expect(throws: IntakeFailure.self) { try SheetScan(path: "/nowhere/marta.csv").table(sheetVocabulary) }
    #expect(missing?.findings.first?.message == "the sheet cannot be read: No such file or directory")
    let folder = #expect(throws: IntakeFailure.self) { try SheetScan(path: "/tmp").table(sheetVocabulary) }
    #expect(folder?.findings.map(\.code) == [.sheetUnreadable])
  }

  @Test func columnsStandInAnyOrderUnderAnyCaseBesideOthers() throws {
    var other = sheet
    var random = SeededRandom(4)
    let order = sheet.columns.indices.shuffled(using: &random)
    other.columns =
      order.map { $0.isMultiple(of: 2) ? " \(sheet.columns[$0].uppercased()) " : sheet.columns[$0].capitalized } + ["my thoughts", "", ""]
    other.rows = sheet.rows.map { row in order.map { row[$0] } + ["hm, well", "", "nothing above me"] }
    let table = try SheetScan(Array(other.text().utf8), named: "marta.csv").table(sheetVocabulary)
    #expect(try table.lines == expected())
    #expect(table.findings.map(\.message) == ["no sheet has a column 'my thoughts', so nothing in it is read"])
  }

  @Test func aColumnNamedTwiceOrMissingIsNamed() throws {
    var twice = sheet
    twice.columns[28] = "Sets"
    let duplicate = refusal(twice.text())
    #expect(duplicate.map(\.message) == ["the column 'sets' stands twice in the heading"])
    #expect(duplicate.first?.place?.line == 1 && duplicate.first?.place?.column ?? 0 > 200)
    for column in ["row_id", "client_id", "plan_start", "date"] {
      var without = sheet
      without.columns[try #require(without.columns.firstIndex(of: column))] = "something"
      #expect(refusal(without.text()).map(\.message) == ["the sheet has no column '\(column)'"])
    }
  }

  @Test func blankTailsMeanNothing() throws {
    let text = sheet.text()
    #expect(try readSheet(text + String(repeating: ",", count: 28) + "\r\n\r\n , ,\"\",\u{A0}\r\n") == expected())
    let tails = text.replacing("\r\n", with: ",,,\r\n")
    #expect(try readSheet(tails) == expected())
  }

  @Test func aRowThatIsTooLongIsShown() {
    let findings = refusal(sheet.text().replacing("62.5", with: "62,5"))
    #expect(findings.contains { $0.code == .sheetRaggedRow && $0.place?.line == 2 })
  }

  /// What a German Excel makes of a sheet with commas: one column of long texts.
  @Test func aSheetOpenedWithAnotherDelimiterIsSaidToBeOne() {
    let lines = sheet.with("note", "", row: 1).text(end: "\n").split(separator: "\n")
    let wrapped = lines.enumerated().map { $0 == 0 ? String($1) : "\"\($1.replacing("\"", with: "\"\""))\"" }.joined(separator: "\r\n")
    #expect(refusal(wrapped).map(\.message) == [SheetMessages.wholeRowInOneCell.text + " (and in 3 more rows: rows 3, 4 and 5)"])
  }

  @Test func aFileBeyondAllMeasureIsRefusedUnread() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("row_id", as: "a.csv")
    #expect(truncate(path, 513 << 20) == 0)
    let failure = #expect(throws: IntakeFailure.self) { try SheetScan(path: path).table(sheetVocabulary) }
    #expect(failure?.findings.map(\.message) == ["the sheet is larger than 512 MiB"])
  }

  @Test func aQuoteLeftOpenIsShownWhereItOpens() {
    let findings = refusal(sheet.text().replacing("85 % TM", with: "\"85 % TM"))
    #expect(findings.map(\.code) == [.sheetUnclosedQuote] && findings.first?.place?.line == 2)
  }

  @Test func aHugeCellIsPassedOver() {
    let findings = refusal(sheet.with("note", String(repeating: "x", count: 1_100_000)).text())
    #expect(findings.map(\.code) == [.sheetTooLarge] && findings.first?.place?.line == 2)
  }

  @Test func whatIsWrongWithManyRowsAlikeIsToldOnce() {
    var many = sheet
    many.rows = (0..<500).map { _ in sheet.with("sets", "three").with("row_id", "").rows[0] }
    let findings = refusal(many.text())
    #expect(findings.count == 1 && findings[0].place?.line == 2, "\(findings)")
    #expect(
      findings.first?.message == "the cell 'sets' takes a whole number (and in 499 more rows: rows 3, 4, 5, 6 and on to 501)",
      "\(findings)")
  }

  @Test func notEverythingThatIsWrongIsListed() {
    var many = sheet
    // Each can be read in two ways of its own.
    many.rows = (100..<600).map { sheet.with("load", "1.\($0)").with("row_id", "").rows[0] }
    let findings = refusal(many.text())
    #expect(findings.count == 101 && findings.last?.message == "more may be wrong with the sheet; reading stopped here")
  }
}
