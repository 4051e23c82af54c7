import Findings
import Foundation
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

@Suite struct ReviewSheetTests {
  private func csv(_ fixture: PlanFixture, _ dialect: CSVDialect = .standard, weeks: [Int]? = nil) throws -> String {
    var sheet = ReviewSheetCSV(dialect: dialect, summaries: try fixture.store.clientSummaries(coach: "marta"))
    try fixture.store.forEachPlanRow(PlanRowFilter(coach: "marta", weeks: weeks)) { sheet.append($0) }
    return sheet.bytes.text
  }

  private let heading =
    "row_id,client_id,client_name,plan_start,week,phase,date,weekday,focus,status,order,superset,exercise_id,exercise,kind,measure,"
    + "sets,reps_min,reps_max,load,unit,load_basis,target,rir,rest_s,tempo,note,findings,cautions,revision"

  @Test func aWeeksSheetIsWhatProductAndReadersExpectByteForByte() throws {
    let folder = try TemporaryFolder()
    let text = try csv(.marta(folder), weeks: [1])
    #expect(
      text == "\u{FEFF}" + heading + "\r\n"
        + "rbcdfghjklmnp,c-1042,Dana Reyes,2026-12-07,1,introduce,2026-12-07,mon,Upper A,pending,1,,barbell_bench_press,Barbell Bench Press,"
        + "work,reps,3,6,8,72.5,kg,total,,3,150,2-0-1-0,,volume.below_floor: glutes get 2 sets of 4 | slot.dropped: one slot is left out,,1\r\n"
        + "rbcdfghjklmzp,c-1042,Dana Reyes,2026-12-07,1,introduce,2026-12-07,mon,Upper A,pending,2,A,plank,\"Plank, Front\","
        + "work,seconds,3,30,30,,kg,none,find by effort,3,150,,\"slow; =careful\",,,1\r\n")
  }

  @Test func decimalCommasBringSemicolonsAndTheMarkCanBeLeftOut() throws {
    let folder = try TemporaryFolder()
    let dialect = try #require(CSVDialect(decimal: .comma, hasByteOrderMark: false))
    let lines = try csv(.marta(folder), dialect).components(separatedBy: "\r\n")
    #expect(lines.first == heading.replacing(",", with: ";"))
    #expect(lines[1].contains(";8;72,5;kg;total;;3;"))
    #expect(lines[2].contains(";\"Plank, Front\";") && lines[2].contains(";\"slow; =careful\";"))
    #expect(lines.count == 10 && lines.last?.isEmpty == true)
    #expect(lines[1...8].allSatisfy { $0.count { $0 == ";" } >= 29 })
  }

  @Test func findingsStandInTheFirstRowOfTheirWeekOnly() throws {
    let folder = try TemporaryFolder()
    let rows = try csv(.marta(folder)).components(separatedBy: "\r\n").dropFirst()
    #expect(rows.count { $0.contains("volume.below_floor") } == 1)
    #expect(rows.first?.contains("volume.below_floor") == true)
  }

  @Test func findingsAboutSessionsNameTheirDays() throws {
    let start = try #require(CalendarDate(iso: "2026-12-07"))
    func rest(_ week: Int?, _ day: Int?) -> Finding {
      Finding(.checkRest, "60 s of rest are short for heavy sets", week: week, day: day, hint: "rest longer")
    }
    let findings = [
      Finding(.checkVolumeFloor, "too few sets"), rest(1, 1), rest(1, 3), rest(2, 1), rest(1, 1), rest(nil, 5),
      Finding(.checkRest, "other", week: 1),
    ]
    #expect(
      SheetFindings.cell(findings, of: start)
        == "volume.below_floor: too few sets | rest.short: Mon 2026-12-07, Wed 2026-12-09, Mon 2026-12-14 and 1 more day: 60 s of rest are "
        + "short for heavy sets (rest longer) | rest.short: other")
    #expect(SheetFindings.cell([rest(1, 1)], of: nil) == "rest.short: 60 s of rest are short for heavy sets (rest longer)")
  }

  @Test func aSheetWithoutRowsHasItsHeading() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture(folder)
    #expect(try csv(fixture) == "\u{FEFF}" + heading + "\r\n")
  }

  @Test func idsAndNamesThatASpreadsheetWouldChangeAreEscapedInEveryRow() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture(folder)
    try fixture.client("1E5", name: "=1+1, \"x\"", outcome: "new", start: "2026-12-07")
    try fixture.block("1E5", start: "2026-12-07")
    try fixture.row("1E5", "2026-12-07", week: 1, order: 1, id: "rbcdfghjklmnp", load: 60, note: "1-2")
    let row = try csv(fixture).components(separatedBy: "\r\n")[1]
    #expect(row.hasPrefix("rbcdfghjklmnp,'1E5,\"'=1+1, \"\"x\"\"\",2026-12-07,"))
    #expect(row.contains(",2-0-1-0,'1-2,,,1"))
  }

  @Test func clientsWithoutRowsAreInTheClientsSheetWithWhatToDo() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    let text = ClientsSheetCSV.bytes(try fixture.store.clientSummaries(coach: "marta"), dialect: .standard).text
    #expect(
      text == "\u{FEFF}client_id,client_name,outcome,plan_start,week_1,week_2,week_3,week_4,findings,what_to_do,notes,"
        + "goal,level,days,minutes,kit,conditions,compliance,flags,changed_since_last_block,revisions\r\n"
        + "c-1042,Dana Reyes,new,2026-12-07,pending,pending,pending,pending,"
        + "volume.below_floor: glutes get 2 sets of 4 | slot.dropped: one slot is left out,Read the weeks that are pending and approve them.,,,,,,,,,warnings,,r1 r1 r1 r1\r\n"
        + "x-007,'=Müller,held,,unknown,unknown,unknown,unknown,gate.conditions_missing: 'conditions' is missing (write none),"
        + "\"Ask the client about medical conditions and enter them, or none.\",,,,,,,,,errors,,\r\n")
  }

  @Test(arguments: [
    ("new", 1, "Read the weeks that are pending and approve them."),
    ("new", 0, "Check whether the client has left: the last roster did not have this id."),
    ("infeasible", 1, "Relax one of the limits that the finding names."), ("rejected", 1, "Correct the profile where the finding points."),
  ])
  func everyOutcomeSaysWhatToDo(_ outcome: String, _ isPresent: Int, _ sentence: String) throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture(folder)
    try fixture.client("c-1", name: "", outcome: outcome, start: "2026-12-07")
    try fixture.block("c-1", start: "2026-12-07")
    try fixture.run("UPDATE clients SET is_present = \(isPresent)")
    #expect(ClientsSheetCSV.bytes(try fixture.store.clientSummaries(), dialect: .standard).text.contains(sentence))
  }

  @Test func theJSONHasTheShapeOfItsSampleAndNobodyIsMissing() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.client("a-1", name: "", outcome: "rejected", start: nil)
    var sheet = ReviewSheetJSON(
      .init(coachID: "marta", generatedBy: "mesocycle 0.1.0", rulesDigest: ContentDigest(high: 1, low: 2)),
      summaries: try fixture.store.clientSummaries(coach: "marta"), rules: RuleList(try fixture.store.ruleReferences()))
    try fixture.store.forEachPlanRow(PlanRowFilter(coach: "marta")) { sheet.append($0) }
    sheet.finishRows()
    sheet.finish()
    let written = try document(sheet.json.bytes.storage)
    let clients = try #require(written["clients"] as? [[String: Any]])
    #expect(clients.compactMap { $0["client_id"] as? String } == ["a-1", "c-1042", "x-007"])
    var planned = written
    planned["clients"] = [clients[1]]
    try expectShape(of: planned, sample: "review.json")
    let weeks = try #require(clients[1]["weeks"] as? [[String: Any]])
    #expect(weeks.compactMap { $0["week"] as? Int } == [1, 2, 3, 4])
    #expect((weeks[0]["findings"] as? [Any])?.count == 2)
    let day = try #require((weeks[3]["days"] as? [[String: Any]])?.first)
    #expect(day["date"] as? String == "2026-12-28" && day["weekday"] as? String == "mon" && day["minutes"] as? Int == 56)
    #expect((day["prescriptions"] as? [[String: Any]])?.compactMap { $0["superset"] as? String } == ["A"])
    #expect((clients[2]["findings"] as? [Any])?.count == 1)
  }

  @Test func aDocumentOfNobodyIsADocument() throws {
    var sheet = ReviewSheetJSON(.init(generatedBy: "mesocycle 0.1.0"), summaries: [], rules: RuleList([:]))
    sheet.finishRows()
    sheet.finish()
    #expect((try document(sheet.json.bytes.storage)["clients"] as? [Any])?.isEmpty == true)
  }
}
