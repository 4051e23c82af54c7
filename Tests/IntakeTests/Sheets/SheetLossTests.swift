import Editing
import Findings
import Testing
import TrainingModel

@testable import Intake

/// Sheets that lost something on their way: the end of a row, the name of a column, every row.
@Suite struct SheetLossTests {
  private let sheet = SampleSheet()

  private func warnings(_ text: String) throws -> [Finding] {
    let findings = try SheetScan(Array(text.utf8), named: "marta.csv").table(sheetVocabulary).findings
    #expect(findings.allSatisfy { $0.severity == .warning })
    return findings
  }

  @Test func aSheetThatWasCutOffAnywhereInItsLastRowIsRefused() throws {
    let text = Array(sheet.text().utf8)
    let start = Array(SampleSheet(rows: Array(sheet.rows.dropLast())).text().utf8).count
    // The last cell is the revision: half of that is found when it is compared with the block.
    for end in (start + 1)..<(text.count - 3) {
      let found = refusal(Array(text[..<end]))
      #expect(found.map(\.code) == [.sheetRaggedRow] && found.first?.place?.line == 6, "\(end - start): \(found)")
    }
  }

  @Test func aRowThatEndsBeforeItsRevisionIsRefusedAtItsPlace() throws {
    // `…,120,2-0-1-0,…` cut to `…,12`, in the first row as in the last.
    for row in 0...3 {
      let cells = sheet.rows[row]
      var short = sheet
      short.rows[row] = Array(cells[..<24]) + ["12"]
      let found = refusal(short.text())
      #expect(found.map(\.code) == [.sheetRaggedRow], "row \(row): \(found)")
      #expect(found.first?.message == "the row ends before the cell 'revision': the file looks cut off")
      #expect(found.first?.hint == "save or copy the sheet again, whole" && found.first?.place?.column ?? 0 > 80)
    }
  }

  @Test func emptyCellsAtTheEndOfRowsMayBeLeftOut() throws {
    // With the revision in front, note and findings are the last columns, and Excel writes neither where they are empty.
    var moved = sheet
    moved.columns = ["revision"] + sheet.columns.dropLast()
    moved.rows = sheet.rows.map { [$0[28]] + $0.dropLast() }
    let whole = try readSheet(moved.text())
    moved.rows[3] = Array(moved.rows[3].dropLast(2))
    #expect(try readSheet(moved.text()) == whole)
    // But not where the file ends in the row.
    let found = refusal(String(moved.text().dropLast()))
    #expect(found.map(\.message) == ["the row ends before the cell 'note': the file looks cut off"])
    // A new row has no revision.
    var new = sheet.with("row_id", "", row: 3)
    new.rows[3] = Array(new.rows[3].dropLast())
    #expect(try readSheet(new.text()).count == 4)
  }

  @Test func aColumnThatNoSheetHasIsTold() throws {
    var renamed = sheet
    renamed.columns[9] = "state"
    let state = try warnings(renamed.text())
    #expect(state.map(\.code) == [.sheetUnknownColumn] && state.first?.place?.line == 1)
    #expect(state.first?.message == "no sheet has a column 'state', so nothing in it is read")
    #expect(state.first?.hint?.contains("the sheet has no 'status'") == true)
    renamed.columns[9] = "statsu"
    #expect(try warnings(renamed.text()).first?.hint == "did you mean 'status'?")
    renamed.columns[26] = "Notes"
    #expect(
      try warnings(renamed.text()).map(\.hint) == [
        "did you mean 'status'? the sheet has no 'note' either", "did you mean 'note'? the sheet has no 'status' either",
      ])
    var more = sheet
    more.columns += ["remarks", ""]
    more.rows = more.rows.map { $0 + ["", ""] }
    #expect(try warnings(more.text()).map(\.hint) == ["put remarks into 'note'"])
  }

  @Test func letterCaseAndBlanksOfNamesDontCountAndMissingColumnsAreFine() throws {
    var loud = sheet
    loud.columns[26] = " note "
    loud.columns[9] = "STATUS"
    loud.columns[19] = "Load"
    #expect(try readSheet(loud.text()) == readSheet(sheet.text()))
    var short = sheet
    short.columns.remove(at: 5)
    short.rows = short.rows.map { row in row.enumerated().filter { $0.offset != 5 }.map(\.element) }
    #expect(try warnings(short.text()).isEmpty)
  }

  @Test func aSheetOfNothingButAHeadingSaysSo() throws {
    var bare = sheet
    bare.rows = []
    #expect(try warnings(bare.text()).map(\.code) == [.sheetNoRow])
  }

  @Test func aPartOfANameIsEnoughToSuggestIt() throws {
    let found = refusal(sheet.with("exercise", "Lauf", row: 3).text())
    #expect(found.first?.hint == "did you mean 'Lockerer Lauf'?")
  }
}
