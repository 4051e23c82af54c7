import Editing
import Findings
import Testing
import TrainingModel

@testable import Intake

/// Numbers, words and texts of single cells.
@Suite struct SheetCellTests {
  private let sheet = SampleSheet()

  private func load(_ cell: String, beside other: String = "1.25", delimiter: String = ";") throws -> Load? {
    try readSheet(sheet.with("load", cell).with("load", other, row: 2).text(delimiter: delimiter)).first?.load ?? nil
  }

  @Test(arguments: [
    ("62.5", 6250), ("62,5", 6250), ("62,50", 6250), ("62.50", 6250), ("60", 6000), ("60 kg", 6000), ("62,5kg", 6250), ("60 KG", 6000),
    (" 60\u{A0}", 6000), ("\u{202F}62,5\u{A0}kg", 6250), ("'60", 6000), ("0.5", 50), (",5", 50), ("60.0", 6000), ("62.4999999", 6250),
    ("1 250,5", 125_050), ("1\u{A0}250,5", 125_050), ("1\u{202F}250", 125_000), ("1'250.5", 125_050), ("1.250,5", 125_050),
    ("1,250.5", 125_050),
    ("0", 0), ("0.125", 13), ("20.", 2000), ("۲۰٫", 2000), ("100000", 10_000_000),
    ("٦٢٫٥", 6250), ("۶۲٫۵", 6250), ("६२.५", 6250), ("６２．５", 6250), ("６０", 6000), ("๖๒.๕", 6250), ("62٫5", 6250), ("22٫125", 2213),
    ("١٬٢٥٠٫٥", 125_050), ("1٬250", 125_000), ("1’250.5", 125_050), ("１，２５０．５", 125_050), ("1,00,000", 10_000_000),
    ("\u{200F}62.5\u{200E}", 6250),
    ("\u{3000}62.5\u{3000}", 6250), ("62·5", 6250), ("６２．５ kg", 6250),
  ])
  func loads(_ cell: String, _ hundredths: Int32) throws { #expect(try load(cell, beside: "1") == Load(hundredths: hundredths)) }

  @Test func threeDecimalsOrThousandsAreToldByTheFile() throws {
    #expect(try load("1.250", beside: "62,5") == Load(hundredths: 125_000))
    #expect(try load("1.250", beside: "62.5") == Load(hundredths: 125))
    #expect(try load("1,250", beside: "62.5") == Load(hundredths: 125_000))
    #expect(try load("1,250", beside: "1.250,5") == Load(hundredths: 125))
    for other in ["1", "1.250"] {
      let findings = refusal(sheet.with("load", "1.250").with("load", other, row: 2).text())
      #expect(findings.first?.message.hasPrefix("the cell 'load' can be read as 1.25 and as 1250") == true)
      #expect(findings.first?.place?.line == 2 && findings.first?.place?.column ?? 0 > 100)
    }
    #expect(refusal(sheet.with("load", "1.250").with("load", "1,5", row: 2).with("rest_s", "60.0").text(delimiter: ";")).count == 1)
  }

  @Test(arguments: ["3", "3.0", "3,0", "3,00", " 3 ", "'3", "3\u{A0}", "003"]) func wholeNumbers(_ cell: String) throws {
    #expect(try readSheet(sheet.with("sets", cell).text(delimiter: ";")).first?.sets == 3)
  }

  @Test func thousandsInWholeNumbers() throws {
    let far = sheet.with("measure", "metres").with("reps_min", "1,250").with("reps_max", "1.500", row: 1)
    #expect(refusal(far.text()).count == 1, "1.500 is one and a half where a point stands before decimals")
    #expect(try readSheet(sheet.with("reps_min", "1,250").text()).first?.repsMin == 1250)
  }

  @Test(arguments: [
    ("sets", "3.5", "the cell 'sets' takes a whole number, and holds one with decimals"),
    ("sets", "three", "the cell 'sets' takes a whole number"),
    ("sets", "", "the cell 'sets' is empty"), ("reps_min", "", "the cell 'reps_min' is empty"),
    ("rest_s", " ", "the cell 'rest_s' is empty"),
    ("reps_min", "8-12", "the cell 'reps_min' holds two numbers"), ("reps_min", "8/12", "the cell 'reps_min' holds two numbers"),
    ("reps_min", "12-Aug", "the cell 'reps_min' looks like a date that a spreadsheet made of '8-12'"),
    ("reps_min", "08. Dez", "the cell 'reps_min' looks like a date that a spreadsheet made of '8-12'"),
    ("reps_max", "2026-08-12", "the cell 'reps_max' looks like a date that a spreadsheet made of '8-12'"),
    ("reps_max", "12/08/2026", "the cell 'reps_max' looks like a date that a spreadsheet made of '8-12'"),
    ("load", "22. Mai", "the cell 'load' looks like a date that a spreadsheet made of '22.5'"),
    ("load", "22.05.2026", "the cell 'load' looks like a date that a spreadsheet made of '22.5'"),
    ("load", "85%", "the cell 'load' holds a percentage"), ("load", "85 %", "the cell 'load' holds a percentage"),
    ("load", "-5", "the cell 'load' holds a number below 0"), ("load", "60 lb", "the cell 'load' has another unit than the row"),
    ("load", "heavy", "the cell 'load' takes a number"), ("load", "1e3", "the cell 'load' takes a number"),
    ("load", ".", "the cell 'load' takes a number"), ("load", "六十", "the cell 'load' takes a number"),
    ("load", "٨٥٪", "the cell 'load' holds a percentage"),
    ("load", "−5", "the cell 'load' holds a number below 0"), ("load", "٢٢٫٥٫٣", "the cell 'load' takes a number"),
    ("load", "46164", "the cell 'load' holds the serial number of a date that a spreadsheet made of '22.5'"),
    ("load", "46164.0", "the cell 'load' holds the serial number of a date that a spreadsheet made of '22.5'"),
    ("load", "46,164", "the cell 'load' holds the serial number of a date that a spreadsheet made of '22.5'"),
    ("load", "٤٦١٦٤", "the cell 'load' holds the serial number of a date that a spreadsheet made of '22.5'"),
    ("load", "7. декември 2026 г.", "the cell 'load' looks like a date that a spreadsheet made of '7.12'"),
    ("load", "22/5/26", "the cell 'load' looks like a date that a spreadsheet made of '22.5'"),
    ("reps_min", "46246", "the cell 'reps_min' holds the serial number of a date that a spreadsheet made of '8-12'"),
    ("reps_min", "12월 8일", "the cell 'reps_min' looks like a date that a spreadsheet made of '8-12'"),
    ("rir", "46024", "the cell 'rir' holds the serial number of a date that a spreadsheet made of '1-2'"),
    ("tempo", "37622", "the cell 'tempo' looks like a date that a spreadsheet made of a tempo"),
    ("sets", "NA", "the cell 'sets' is empty"), ("kind", "NaN", "the cell 'kind' is empty"),
    ("client_id", "#N/A", "the cell 'client_id' is empty"),
    ("load", "100001", "the cell 'load' holds a number above 100,000"),
    ("rir", "99999999999999999999", "the cell 'rir' takes a whole number"),
    ("rir", "1234567890123", "the cell 'rir' holds a number above 100,000"), ("order", "1.2.3", "the cell 'order' takes a whole number"),
    ("load", "#REF!", "the cell 'load' holds an error of the spreadsheet instead of what was typed"),
    ("rest_s", "####", "the cell 'rest_s' was saved as '###', because its column was too narrow"),
    ("note", "#NAME?", "the cell 'note' holds an error of the spreadsheet instead of what was typed"),
    ("kind", "wrok", "the cell 'kind' holds a word that it can't take"), ("kind", "", "the cell 'kind' is empty"),
    ("tempo", "slow", "the cell 'tempo' takes four parts of 0 to 20 seconds"),
    ("tempo", "3-1-1", "the cell 'tempo' takes four parts of 0 to 20 seconds"),
    ("tempo", "2003-01-01", "the cell 'tempo' looks like a date that a spreadsheet made of a tempo"),
    ("tempo", "03.01.2001", "the cell 'tempo' looks like a date that a spreadsheet made of a tempo"),
    ("row_id", "rabc", "the cell 'row_id' holds no row id"), ("row_id", "Rbcdfghjklmnp", "the cell 'row_id' holds no row id"),
    ("client_id", "", "the cell 'client_id' is empty"), ("client_id", "../etc", "the cell 'client_id' holds no client's id"),
    ("exercise_id", "bench_pres", "the cell 'exercise_id' holds no exercise of the rules"),
    ("exercise", "Bench Pres", "the cell 'exercise' names no exercise of the rules"),
  ])
  func whatIsWrongIsSaidAtItsCell(_ column: String, _ cell: String, _ message: String) throws {
    let changed = sheet.with(column, cell)
    let findings = refusal(changed.text())
    #expect(findings.map(\.message) == [message])
    let place = try #require(changed.columns.firstIndex(of: column))
    // Cells before the one in question hold no delimiter in this row.
    let before = changed.rows[0][..<place].joined(separator: ",").unicodeScalars.count
    #expect(findings.first?.place?.line == 2 && findings.first?.place?.column == before + (place == 0 ? 1 : 2))
  }

  @Test func theNearestWordIsSuggested() {
    #expect(refusal(sheet.with("kind", "wrok").text()).first?.hint == "did you mean 'work'?")
    #expect(refusal(sheet.with("exercise_id", "bench_pres").text()).first?.hint == "did you mean 'bench_press'?")
    #expect(refusal(sheet.with("exercise", "Bankdrüken").text()).first?.hint == "did you mean 'Bankdrücken'?")
  }

  @Test func wordsAndTempoMayBeWrittenLoosely() throws {
    let lines = try readSheet(
      sheet.with("kind", " Work ").with("unit", "KG").with("tempo", "3–0–x–0").with("exercise", "bankdrücken ").text())
    #expect(lines.first?.kind == .work && lines.first?.unit == .kg && lines.first?.tempo == "3-0-X-0")
  }

  @Test func aLoadMayNameTheUnitThatTheSheetLeftOut() throws {
    let line = try #require(try readSheet(sheet.with("row_id", "").with("unit", "").with("load", "135 lb").text()).first)
    #expect(line.unit == .lb && line.load == .some(Load(hundredths: 13_500)))
  }

  @Test func aDistanceMayHaveAsManyMetresAsADateHasDays() throws {
    #expect(try readSheet(sheet.with("measure", "metres").with("reps_min", "42195").text()).first?.repsMin == 42_195)
  }

  /// R, pandas and spreadsheets say so of cells in which nothing stands; a text of that name keeps its apostrophe.
  @Test(arguments: ["NA", "NaN", "nan", "#N/A", "#NV"]) func whatSaysThatNothingIsThereIsEmpty(_ word: String) throws {
    var (absent, empty) = (sheet, sheet)
    for column in ["superset", "target", "note", "load", "rir", "reps_max", "tempo", "findings"] {
      (absent[0, column], empty[0, column]) = (word, "")
    }
    #expect(try readSheet(absent.text()) == readSheet(empty.text()))
    #expect(try readSheet(absent.text(quotesAll: true)) == readSheet(empty.text()))
    #expect(try readSheet(sheet.with("note", "'\(word)").text()).first?.note == word)
    #expect(try readSheet(sheet.with("note", "\(word) today").text()).first?.note == "\(word) today")
  }

  @Test func oneApostropheIsTakenAway() throws {
    let lines = try readSheet(
      sheet.with("note", "''tis").with("target", "'8-12").with("superset", "'A").with("exercise_id", "'bench_press").text())
    #expect(
      lines.first?.note == "'tis" && lines.first?.target == "8-12" && lines.first?.superset == "A"
        && lines.first?.exerciseID == "bench_press")
  }

  @Test func aNewRowNeedsNotSayEverything() throws {
    var new = sheet
    for column in [
      "row_id", "sets", "reps_min", "rest_s", "kind", "measure", "unit", "load_basis", "exercise_id", "week", "revision", "order",
    ] {
      new[0, column] = ""
    }
    let line = try #require(try readSheet(new.text()).first)
    #expect(
      line.rowID == nil && line.sets == nil && line.kind == nil && line.unit == nil && line.exerciseID == "" && line.order == .some(nil))
  }

  @Test func aCopiedRowIsToldFromTheFirst() {
    var copied = sheet
    copied.rows.append(sheet.rows[1])
    let findings = refusal(copied.text())
    #expect(findings.map(\.message) == ["the row has the same 'row_id' as row 3"])
    #expect(findings.first?.hint == "empty the cell 'row_id' of the row that is a copy" && findings.first?.place?.line == 7)
  }

  @Test(arguments: ["yes", "Ja", "x", "1", "TRUE", " wahr "]) func rowsAreMarkedForDeletion(_ word: String) throws {
    var marked = sheet
    marked.columns.append("delete")
    for row in marked.rows.indices { marked.rows[row].append(row == 1 ? word : row == 2 ? "no" : "") }
    marked[1, "sets"] = "whatever"
    #expect(try readSheet(marked.text()).map(\.isDeleted) == [false, true, false, false])
    marked[2, "delete"] = "perhaps"
    #expect(refusal(marked.text()).map(\.message) == ["the cell 'delete' holds a word that it can't take"])
    marked[2, "delete"] = ""
    marked[1, "row_id"] = ""
    #expect(refusal(marked.text()).map(\.message) == ["the row is to be deleted and has no 'row_id'"])
  }

  @Test func whatCannotBeSeenIsSaidAndLeftOut() throws {
    let table = try SheetScan(Array(sheet.with("note", "a\u{7}b").text().utf8), named: "marta.csv").table(sheetVocabulary)
    #expect(table.lines.first?.note == "ab")
    #expect(table.findings.map(\.message) == ["the cell 'note' holds a character that can't be seen, which was left out"])
    #expect(table.findings.allSatisfy { $0.severity == .warning && $0.place?.line == 2 })
  }

  @Test func noFindingHoldsWhatTheCoachTyped() {
    for column in SampleSheet.columns {
      for finding in refusal(sheet.with(column, "Dana's knee\u{7}").text()) {
        #expect(!finding.message.contains("Dana") && !(finding.hint ?? "").contains("Dana"), "\(finding)")
      }
    }
  }
}
