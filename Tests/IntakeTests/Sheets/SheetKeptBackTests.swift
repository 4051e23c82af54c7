import Findings
import Testing
import TrainingModel

@testable import Intake

/// What is wrong with one client's rows keeps back that client and no other.
@Suite struct SheetKeptBackTests {
  private let sample = SampleSheet()

  private func table(_ sheet: SampleSheet) throws -> SheetTable {
    try SheetScan(Array(sheet.text().utf8), named: "marta.csv").table(sheetVocabulary)
  }

  @Test(arguments: [
    ("load", "sixty"), ("sets", ""), ("date", "tomorrow"), ("exercise", "Nobody Knows It"), ("kind", "hard"), ("tempo", "slow"),
    ("row_id", "7"), ("plan_start", ""), ("row_id", "rbcdfghjklmnp"),
  ])
  func aWrongCellKeepsBackItsClientAlone(column: String, text: String) throws {
    let table = try table(sample.with(column, text, row: 1))
    #expect(Array(table.keptBack.keys) == ["c-1042"] && table.findings.isEmpty)
    let finding = try #require(table.keptBack["c-1042"]?.first)
    let letters = ["load": "T", "sets": "Q", "date": "G", "exercise": "N", "kind": "O", "tempo": "Z", "row_id": "A", "plan_start": "D"]
    #expect(finding.place?.description == "marta.csv:\(letters[column] ?? "")3" && finding.severity == .error)
    #expect(table.lines.map(\.clientID).last == "z_9.b" && table.lines.last?.sets == 1)
    // Where nobody is left, the file is refused.
    var alone = sample.with(column, text, row: 1)
    alone.rows.removeLast()
    #expect(refusal(alone.text()).map(\.code) == table.keptBack["c-1042"]?.map(\.code))
  }

  @Test func bothClientsOfARowThatStandsTwiceAreKeptBack() throws {
    var sheet = sample
    sheet.rows.append(sheet.rows[3])
    (sheet[3, "row_id"], sheet[4, "client_id"]) = (sheet[0, "row_id"], "somebody")
    let table = try table(sheet)
    #expect(Set(table.keptBack.keys) == ["c-1042", "z_9.b"] && table.lines.contains { $0.clientID == "somebody" })
  }

  @Test func whatIsNoSingleClientsRefusesTheFile() {
    #expect(refusal(sample.with("client_id", "", row: 1).text()).map(\.code) == [.sheetMissing])
    #expect(refusal(sample.text() + "rbcdfghjklmnz,c-1042").map(\.code) == [.sheetRaggedRow])
    #expect(refusal(sample.with("row_id", "", row: 1).text().replacing("row_id,", with: "id,")).map(\.code) == [.sheetHeading])
  }

  @Test func placesAreThoseOfASpreadsheet() throws {
    // The note of the second row has a line break; blank rows count as they do in a spreadsheet, and `sep=` does not.
    let lines = sample.with("load", "x", row: 3).text().replacing("\r\nrbcdfghjklmnr", with: "\r\n\r\n,,,\r\nrbcdfghjklmnr")
    for text in [lines, "sep=,\r\n" + lines] {
      let table = try SheetScan(Array(text.utf8), named: "marta.csv").table(sheetVocabulary)
      #expect(table.keptBack["z_9.b"]?.map { $0.place?.description } == ["marta.csv:T7"])
      #expect(table.lines.map(\.line) == [2, 3, 6, 7])
    }
    #expect(Place(file: "a.csv").inSheet(row: 578, column: 13).description == "a.csv:N578")
    #expect(
      Place(file: "a.csv").inSheet(row: 3, column: 27).description == "a.csv:AB3"
        && Place(file: "a.csv").inSheet(row: 3).description == "a.csv:3")
  }

  @Test func cellsThatOnlyTellAreReadWhateverTheyHold() throws {
    var sheet = sample.mapping(["load_basis"]) { $0 == "none" ? "" : $0 }
    sheet = sheet.mapping(["week", "phase", "weekday", "focus", "client_name", "findings"]) { _ in "?" }
    sheet = sheet.mapping(["measure", "unit"]) { _ in "" }
    sheet.rows = sheet.rows.map { $0 }
    for row in sheet.rows.indices { sheet[row, "revision"] = "True" }
    let table = try table(sheet)
    #expect(table.keptBack.isEmpty && table.lines.allSatisfy { $0.revision == 1 && $0.week == nil && $0.unit != .lb })
    #expect(table.lines.allSatisfy { $0.measure == nil } && table.lines[1].basis == nil)
    let odd = try self.table(sample.with("unit", "stone"))
    #expect(
      odd.keptBack.isEmpty && odd.findings.map(\.code) == [.sheetReadOnly] && odd.findings.first?.place?.description == "marta.csv:U2")
  }
}
