import Editing
import Foundation
import SeededNumbers
import Testing

@testable import Reporting

@Suite struct CSVCellTests {
  private func cell(_ text: String, _ dialect: CSVDialect = .standard) -> String {
    var bytes = OutputBytes()
    CSVCell(dialect: dialect).append(text, to: &bytes)
    return bytes.text
  }

  private let comma = CSVDialect(decimal: .comma)!

  @Test(arguments: [
    "", "Dana Reyes", "c-1042", "Upper A", "85 % TM", "HR 118 to 132", "easy, can talk", "2-0-1-0", "3-0-X-0", "1042", "0", "May", "March",
    "A1",
    "Jan Novák", "T-3", "E5", "truth", "A", "12 reps", "3 sets of 10", "Zoë", "田中", "7 days", "gate.on_hold: the profile says so",
  ])
  func textThatNoSpreadsheetChangesStaysAsItIs(_ text: String) {
    for dialect in [CSVDialect.standard, comma] {
      let quoted = text.contains(where: { ",;".contains($0) }) ? "\"\(text)\"" : text
      #expect(cell(text, dialect) == quoted)
    }
  }

  @Test(arguments: [
    "=1+1", "+5", "-5", "@SUM(A1)", "'quoted", "\tx", "\rx", " =1", "＝1", "1-2", "1/2", "2026-01-02", "2026-01", "1.2.2026", "12-31",
    "Mar 5", "5-Mar", "mar-5",
    "5. März", "MARCH1", "SEPT2", "1sep", "Dec-12", "5 May 2026", "May 2026", "12:30", "5 pm", "5 a.m.", "2026-01-02T10:00:00Z", "007",
    "1E5", "1e-5", "0x1F", "1.50",
    "1,000", "1 000", "12345678901234567890", "1234567890", "5 ", " 5", "50%", "5 %", "$5", "5 €", "5 EUR", "(5)", "TRUE", "false", "Wahr",
    "FALSCH", "#N/A", "#REF!", ".5",
    "5.", "１２", "2026年1月2日", "1-2-3", "1–2",
  ])
  func textThatASpreadsheetWouldChangeGetsOneApostrophe(_ text: String) {
    for dialect in [CSVDialect.standard, comma] {
      let written = cell(text, dialect)
      #expect(written.hasPrefix("'") || written.hasPrefix("\"'"), "\(text)")
      #expect(unescaped(written) == text)
    }
  }

  @Test func theShortWayOfDecidingNeverDisagreesWithTheLongOne() {
    var random = SeededRandom(20_261_207)
    let words = [
      "mar", "March", "ma", "m", "de", "TRUE", "set", "Set", "fév", "août", "squat", "5", "2-0-1-0", "2-0-X-0", "12", "-", " ", "=", "'",
      "#", "é", "wahr", "x", ".",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined()
      for dialect in [CSVDialect.standard, comma] {
        #expect(cell(text, dialect) == (SpreadsheetReading.alters(text) ? "'" : "") + text)
      }
    }
  }

  /// `22.5` is a day in May where points stand in dates, `3,1` is a number of tens where commas stand between thousands.
  @Test(arguments: ["22.5", "3.1", "3,1", "62,5", "0.5"]) func aBareDecimalIsCoveredWhateverSignTheFileHas(_ text: String) {
    for dialect in [CSVDialect.standard, comma] {
      #expect(cell(text, dialect) == (text.contains(",") ? "\"'\(text)\"" : "'\(text)"))
      #expect(unescaped(cell(text, dialect)) == text)
    }
    #expect(cell("22.5 kg") == "22.5 kg" && cell("22") == "22")
  }

  @Test(arguments: ["NA", "NaN", "nan", "#N/A", "#NV"]) func whatProgramsWriteForNothingIsCoveredWhereItIsAText(_ text: String) {
    #expect(cell(text) == "'\(text)" && cell(text, comma) == "'\(text)" && cell("\(text) x") == "\(text) x")
  }

  @Test func quotesLineEndsAndWhateverSomeSpreadsheetTakesForADelimiterAreQuoted() {
    #expect(cell("a,b") == "\"a,b\"")
    #expect(cell("a;b") == "\"a;b\"")
    #expect(cell("a\tb", comma) == "\"a\tb\"")
    #expect(cell("a;b", comma) == "\"a;b\"")
    #expect(cell("a\"b\"") == "\"a\"\"b\"\"\"")
    #expect(cell("\"") == "\"\"\"\"")
    #expect(cell("two\nlines") == "\"two\nlines\"")
  }

  /// A spreadsheet that is told another separator takes quotes in the middle for text, and cuts there.
  @Test func noSeparatorUncoversAFormulaAndEveryTextComesBack() {
    #expect(cell("x;=1+1") == "\"x;'=1+1\"")
    #expect(cell("x;=1+1", comma) == "\"x;'=1+1\"")
    #expect(cell("rest,'then' go") == "\"rest,''then' go\"")
    #expect(cell("rest, 'then' go; 5, 6") == "\"rest, 'then' go; 5, 6\"")
    var random = SeededRandom(7)
    let words = ["x", "=1", "+", "-2", "@a", "'", ",", ";", "\t", "\n", "\r\n", " ", "\"", "\u{200B}", "＝", "ä", "5"]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 1...7, using: &random)).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined()
      #expect(UncoveredFormulas.uncovered(UncoveredFormulas.covered(text)) == text, "\(text.debugDescription)")
      // What is passed by at a glance has nothing to be covered or uncovered.
      if Array(text.utf8).withUnsafeBufferPointer({ !UncoveredFormulas.mayHave($0) }) {
        #expect(UncoveredFormulas.covered(text) == text && UncoveredFormulas.uncovered(text) == text, "\(text.debugDescription)")
      }
      for dialect in [CSVDialect.standard, comma] {
        let written = "a\(dialect.delimiter == 59 ? ";" : ",")" + cell(text, dialect)
        #expect(unescaped(cell(text, dialect)) == text, "\(text.debugDescription)")
        for separator in [Character(","), ";", "\t"] where separator.asciiValue != dialect.delimiter {
          let pieces = written.split(omittingEmptySubsequences: false) { $0 == separator || $0.isNewline }.dropFirst()
          for piece in pieces {
            let core = piece.unicodeScalars.first { $0 != "\"" && $0.properties.generalCategory != .format }
            #expect(core.map { !"=+-@＝".unicodeScalars.contains($0) } ?? true, "\(written.debugDescription)")
          }
        }
      }
    }
  }

  @Test func aCommaImpliesSemicolonsAndCantBeTheDelimiterToo() {
    #expect(comma.delimiter == UInt8(ascii: ";"))
    #expect(CSVDialect(delimiter: ",", decimal: .comma) == nil)
    #expect(CSVDialect(delimiter: "x") == nil)
    #expect(CSVDialect(delimiter: "\t")?.delimiter == 9)
  }

  @Test func naughtyStringsComeBackAndAreHarmless() throws {
    let path = URL(filePath: #filePath).appending(path: "../../../../shared/data/messy/blns/blns.json").standardized
    guard let data = try? Data(contentsOf: path) else {
      print("SKIPPED: no naughty strings at \(path.path())")
      return
    }
    let naughty = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
    #expect(naughty.count > 400)
    for dialect in [CSVDialect.standard, comma] {
      for text in naughty {
        let written = cell(text, dialect)
        #expect(unescaped(written) == text)
        #expect(isHarmless(written), "\(text)")
      }
    }
  }

  /// What a reader of ours gets: RFC 4180, then one apostrophe taken away.
  private func unescaped(_ written: String) -> String {
    var text = Substring(written)
    if text.hasPrefix("\"") { text = text.dropFirst().dropLast() }
    var result = String(text).replacing("\"\"", with: "\"")
    if !written.hasPrefix("\"") { result = written }
    if result.unicodeScalars.first == "'" { result.unicodeScalars.removeFirst() }
    return UncoveredFormulas.uncovered(result)
  }

  /// An independent look at the finished cell, by regular expressions: no formula, number that changes, date or time.
  private func isHarmless(_ written: String) -> Bool {
    var value = written
    if value.hasPrefix("\"") { value = String(value.dropFirst().dropLast()).replacing("\"\"", with: "\"") }
    if value.unicodeScalars.first == "'" { return true }
    if value.unicodeScalars.first.map({ "=+-@\t\r".unicodeScalars.contains($0) }) ?? false { return false }
    let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
    let changing = [
      #"^\d+([-/.: ]\d+){1,2}$"#, #"^0\d+$"#, #"^\d+(\.\d+)?[eE][+-]?\d+$"#, #"^\d{1,3}(,\d{3})+$"#, #"^[$€£]\s?\d"#, #"^\d+\s?%$"#,
      #"(?i)^(true|false)$"#,
      #"(?i)^\d{1,2}[- ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*$"#,
      #"(?i)^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[- ]?\d+$"#,
      #"^\d{10,}$"#, #"^\.\d+$"#,
    ]
    return !changing.contains { trimmed.range(of: $0, options: .regularExpression) != nil }
      || trimmed.range(of: #"^[1-9]\d?\.\d*[1-9]$"#, options: .regularExpression) != nil
  }
}
