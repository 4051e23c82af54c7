import Foundation
import Testing

/// Sheets that come back from programs of other countries, through the built program.
@Suite struct WorldSheetTests {
  let night: SheetNight
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    night = try SheetNight()
    (workspace, sheet) = (night.workspace, night.sheet)
  }

  /// The sheet with both columns of dates in another form, and every number in digits of another script.
  private func written(digits: String, _ date: (_ year: String, _ month: String, _ day: String) -> String) -> EditedSheet {
    let figures = Array(digits)
    var copy = sheet
    for row in copy.rows.indices {
      for column in ["week", "order", "sets", "reps_min", "reps_max", "load", "rir", "rest_s", "revision"] {
        copy[row, column] = String(
          copy[row, column].map { sign in sign.wholeNumberValue.map { figures[$0] } ?? (digits.contains("٠") && sign == "." ? "٫" : sign) })
      }
      for column in ["plan_start", "date"] {
        let parts = copy[row, column].split(separator: "-").map(String.init)
        copy[row, column] = date(parts[0], parts[1], parts[2])
      }
    }
    return copy
  }

  @Test func otherDigitsAndDatesChangeNothing() throws {
    let before = try workspace.query(TableDump.whole)
    let sheets = [
      written(digits: "٠١٢٣٤٥٦٧٨٩") { "\($2)/\($1)/\($0)" }, written(digits: "０１２３４５６７８９") { "\($0)年\(Int($1) ?? 0)月\(Int($2) ?? 0)日" },
      written(digits: "0123456789") { "\(Int($2) ?? 0).\($1).\($0) г." },
      written(digits: "๐๑๒๓๔๕๖๗๘๙") { "\($2)/\($1)/\((Int($0) ?? 0) + 543)" },
      written(digits: "0123456789") { "\($0.suffix(2))-\(Int($1) ?? 0)-\(Int($2) ?? 0)" },
    ]
    for (index, foreign) in sheets.enumerated() {
      let result = try night.take(foreign)
      #expect(
        result.code == 0 && result.output.contains("Read \(sheet.rows.count) rows: \(sheet.rows.count) unchanged"),
        "\(index): \(result.output)\(result.errors)")
    }
    #expect(try workspace.query(TableDump.whole) == before)
  }

  @Test func aLoadThatBecameTheNumberOfADateIsRefusedWithTheReason() throws {
    let before = try workspace.query(TableDump.whole)
    var edited = sheet
    let row = edited.first { edited[$0, "kind"] == "work" && !edited[$0, "load"].isEmpty }
    edited[row, "load"] = "46164"
    let result = try night.take(edited)
    let said = result.output + result.errors
    #expect(result.code != 0, "\(said)")
    #expect(said.contains("the cell 'load' holds the serial number of a date that a spreadsheet made of '22.5'"), "\(said)")
    #expect(said.contains("format the cell as a number, and type it again"), "\(said)")
    #expect(try workspace.query(TableDump.whole) == before)
  }

  @Test func aTextThatIsABareDecimalOrSaysNothingComesBackAsItIs() throws {
    var edited = sheet
    let works = edited.rows.indices.filter { edited[$0, "kind"] == "work" }
    let (decimal, absent) = (try #require(works.first), try #require(works.dropFirst().first))
    edited[decimal, "note"] = "'22.5"
    edited[absent, "note"] = "'NA"
    #expect(try night.take(edited).code == 0)
    try #require(try workspace.run("export", "--as", "csv", "--to", "again.csv", "--coach", "marta").code == 0)
    let again = try workspace.text("again.csv")
    #expect(again.contains(",'22.5,") && again.contains(",'NA,"), "\(again)")
    let result = try workspace.run(
      "review", "import", "again.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", Workspace.today)
    #expect(result.code == 0 && result.output.contains(": \(sheet.rows.count) unchanged"), "\(result.output)\(result.errors)")
  }
}
