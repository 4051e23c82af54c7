import Foundation
import Testing

/// Weeks and months in which a client is away, through the built program.
@Suite struct EmptyWeekTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func night(away: String) throws -> Program.Result {
    try workspace.write(
      """
      {"id":"a","name":"Zebrafink","coach":"marta","age":30,"goal":"general_fitness","experience":"novice","training_days":["mon","thu"],\
      "minutes_per_session":45,"equipment":["dumbbells"],"conditions":"none","clearance":"cleared","unavailable":["\(away)"]}

      """, to: "clients.jsonl")
    return try workspace.nightly()
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program(arguments: arguments + ["--clients", "clients.jsonl", "--today", Workspace.today], in: workspace).wait()
  }

  private func weeks() throws -> String { try workspace.query("SELECT week_index, status, row_count > 0 FROM weeks ORDER BY 1;") }

  @Test func aSheetInWhichEveryRowApprovesApprovesTheBlock() throws {
    #expect(try night(away: "2026-12-14..2026-12-20").code == 0)
    var sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    for row in sheet.rows.indices { sheet[row, "status"] = "approve" }
    try workspace.write(sheet.saved(), to: "back.csv")
    let told = try run("review", "import", "back.csv", "--coach", "marta", "--by", "Marta")
    #expect(told.code == 0 && told.output.contains("Approved 4 weeks"), "\(told.output)\(told.errors)")
    #expect(try weeks() == "1|approved|1\n2|approved|0\n3|approved|1\n4|approved|1\n")
    #expect(try workspace.query("SELECT preview_start IS NULL FROM clients;") == "1\n")
    #expect(try workspace.run("doctor").code == 0)
  }

  @Test func whatAnOlderVersionLeftOpenIsClosed() throws {
    #expect(try night(away: "2026-12-14..2026-12-20").code == 0)
    #expect(try run("approve", "--client", "a", "--by", "Marta").code == 0)
    let said = try workspace.query(
      """
      UPDATE weeks SET status = 'pending', approved_by = NULL, approved_at = NULL, force_revision = NULL, force_hash = NULL,
        force_rows = NULL, force_by = NULL, force_at = NULL, force_number = NULL WHERE week_index = 2;
      UPDATE clients SET preview_start = '2026-12-07';
      """)
    try #require(try said.isEmpty && workspace.run("doctor").code == 0)
    #expect(try workspace.nightly(today: "2026-12-15").code == 0)
    #expect(try weeks() == "1|finalized|1\n2|approved|0\n3|approved|1\n4|approved|1\n")
    #expect(try workspace.run("doctor").code == 0)
  }

  @Test func aMonthWithoutADayIsNoPlanAndSaysFromWhenThereIsOne() throws {
    let night = try night(away: "2026-12-01..2027-01-05")
    #expect(night.code == 1 && night.output.contains("1 infeasible") && !night.output.contains("Delivered"))
    #expect(night.errors.contains("no training day is left in the four weeks from 2026-12-07 to 2027-01-03"))
    #expect(night.errors.contains("the next one that is free is thu 2027-01-07"))
    #expect(try weeks().isEmpty)
    #expect(try run("approve", "--client", "a", "--by", "Marta").output.contains("the last run ended as 'infeasible'"))
  }
}
