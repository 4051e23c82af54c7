import Editing
import Foundation
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

/// Sheet, JSON and page show each column that `RowColumn` declares where its name says that it stands.
@Suite struct RowColumnsShownTests {
  /// A store whose first row says something else in each column.
  private func fixture(_ folder: TemporaryFolder) throws -> PlanFixture {
    let fixture = try PlanFixture.marta(folder)
    try fixture.run("UPDATE weeks SET revision = 2 WHERE week_index = 1")
    try fixture.run(
      """
      UPDATE prescriptions SET sets = 4, reps_min = 5, reps_max = 9, load = 8125, rir = 2, rest_s = 125, kind = 2, measure = 1, basis = 1,
        target = \(fixture.key("by the third set")), tempo = \(fixture.key("3-1-X-1")), superset = \(fixture.key("B")),
        note = \(fixture.key("no haste")), reasons = \(fixture.key("7"))
      WHERE place = (SELECT min(place) FROM prescriptions)
      """)
    return fixture
  }

  private func rows(_ fixture: PlanFixture) throws -> EditablePlan {
    try found(try fixture.store.plan(of: "c-1042", start: try found(CalendarDate(iso: "2026-12-07"))))
  }

  private func found<T>(_ value: T?, _ comment: Comment = "") throws -> T { try #require(value, comment) }

  /// What a sheet shows of a column.
  private func shown(_ column: RowColumn, _ row: PlanRow, of plan: EditablePlan) -> String {
    switch column {
    case .day: "\(plan.date(week: row.week, day: row.day))"
    case .unit: plan.unit.id
    default: row.text(of: column)
    }
  }

  @Test func everyCellOfASheetStandsBelowItsName() throws {
    let fixture = try fixture(try TemporaryFolder())
    let plan = try rows(fixture)
    var sheet = ReviewSheetCSV(
      dialect: try #require(CSVDialect(decimal: .point, hasByteOrderMark: false)),
      summaries: try fixture.store.clientSummaries(coach: "marta"))
    try fixture.store.forEachPlanRow(PlanRowFilter(coach: "marta")) { sheet.append($0) }
    let lines = sheet.bytes.text.components(separatedBy: "\r\n")
    let heading = lines[0].components(separatedBy: ",")
    #expect(heading == SheetColumn.exported.map(\.id))
    let cells = lines[1].components(separatedBy: ",")
    try #require(cells.count == heading.count)
    for column in SheetColumn.exported {
      guard let declared = column.row else { continue }
      let cell = cells[try found(heading.firstIndex(of: column.id))]
      #expect(cell == shown(declared, plan.rows[0], of: plan), "'\(column)' in ReviewSheetCSV")
    }
  }

  @Test func everyColumnIsAKeyOfTheJSON() throws {
    let fixture = try fixture(try TemporaryFolder())
    let (plan, json) = (try rows(fixture), try SheetPart(clients: ["c-1042"]).json(fixture.store, generatedBy: "test", unfinishedOn: nil))
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    func first(_ key: String, of object: [String: Any]) throws -> [String: Any] { try #require((object[key] as? [[String: Any]])?.first) }
    let week = try first("weeks", of: try first("clients", of: document))
    let day = try first("days", of: week)
    let row = try first("prescriptions", of: day)
    for column in RowColumn.allCases {
      switch column {
      case .week: #expect(week["week"] as? Int == 1)
      case .day: #expect(day["date"] as? String == "2026-12-07")
      case .reasons: #expect((row["reasons"] as? [Int])?.count == 1)
      default:
        let value = try #require(row[column.id], "'\(column)' in ReviewSheetJSON")
        #expect("\(value)" == shown(column, plan.rows[0], of: plan), "'\(column)' in ReviewSheetJSON")
      }
    }
  }

  @Test func everyColumnHasItsPlaceInThePage() throws {
    let folder = try TemporaryFolder()
    let fixture = try fixture(folder)
    let plan = try rows(fixture)
    _ = try PageFixture.export(folder).run(fixture.store, coaches: ["marta"])
    let data = try PageFixture.data(folder.text("output/review/marta.html"))
    let columns = try #require(data["columns"] as? [String])
    #expect(columns == RowColumn.allCases.filter { $0 != .unit }.map(\.id))
    #expect(data["sheet"] as? [String] == SheetColumn.saved.map(\.id))
    let client = try #require((data["clients"] as? [[String: Any]])?.first)
    let block = try #require((client["blocks"] as? [[String: Any]])?.first)
    let cells = try #require((block["rows"] as? [[Any]])?.first)
    try #require(cells.count == columns.count)
    func text(_ table: String, _ value: Any) throws -> String {
      try found((data[table] as? [String])?[try found(value as? Int)])
    }
    for column in RowColumn.allCases where column != .unit {
      let value = cells[try found(columns.firstIndex(of: column.id), "'\(column)' in ReviewPage")]
      let said =
        switch column {
        case .rowID, .week, .order, .sets, .repsMin, .repsMax, .rir, .rest, .unit: "\(value)"
        case .day: "\(plan.planStart + (try found(value as? Int) - 1))"
        case .superset, .target, .tempo, .note: try text("words", value)
        case .kind: try text("kinds", value)
        case .measure: try text("measures", value)
        case .basis: try text("bases", value)
        case .load: Load(hundredths: Int32(try found(value as? Int))).description
        case .exercise: try found((data["exercises"] as? [[Any]])?[try found(value as? Int)].first as? String)
        // The key 7 is the only rule, the first of its table.
        case .reasons: try found((data["reasons"] as? [[Int]])?[try found(value as? Int)]) == [0] ? plan.rows[0].reasons : "others"
        }
      #expect(said == shown(column, plan.rows[0], of: plan), "'\(column)' in ReviewPage")
    }
  }

  @Test func theBlockBeforeNamesItsColumns() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    _ = try PageFixture.export(folder).run(fixture.store, coaches: ["marta"])
    let data = try PageFixture.data(folder.text("output/review/marta.html"))
    #expect(data["lastColumns"] as? [String] == ReviewPage.lastColumns.map(\.id))
  }
}
