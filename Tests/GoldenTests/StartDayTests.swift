import Foundation
import Testing
import TrainingModel

/// Blocks that start on any day of the week.
@Suite struct StartDayTests {
  /// 2026-12-02, a Wednesday.
  static let wednesday = CalendarDate(dayNumber: 20_789)

  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 6, seed: 13).jsonLines, to: "clients.jsonl")
  }

  /// Every row: its indices follow from its date and the start, and its weekday is one that the client trains on.
  private func expectRightDays(start: CalendarDate, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let rows = try workspace.query("SELECT DISTINCT client_id, plan_start, week_index, day_index, date FROM plan_rows ORDER BY 1, 5;")
    let lines = rows.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    #expect(!lines.isEmpty, sourceLocation: sourceLocation)
    let days = Dictionary(uniqueKeysWithValues: Roster(count: 6, seed: 13).people.map { ($0.id, Set($0.days)) })
    var seen: [String: [Int: Set<String>]] = [:]
    for cells in lines {
      let date = try #require(CalendarDate(iso: cells[4]))
      #expect(cells[1] == "\(start)", sourceLocation: sourceLocation)
      let offset = date - start
      #expect(cells[2] == "\(offset / 7 + 1)" && cells[3] == "\(offset % 7 + 1)", "\(cells)", sourceLocation: sourceLocation)
      seen[cells[0], default: [:]][offset / 7 + 1, default: []].insert("\(date.weekday)")
    }
    for (client, weeks) in seen {
      #expect(weeks.keys.sorted() == [1, 2, 3, 4], sourceLocation: sourceLocation)
      for week in weeks.values { #expect(week == days[client], "\(client) from \(start)", sourceLocation: sourceLocation) }
    }
    #expect(seen.count == 6, sourceLocation: sourceLocation)
  }

  @Test(arguments: 0..<7) func whateverDayTheUserAsksFor(offset: Int) throws {
    let start = Self.wednesday + 3 + offset
    let night = try workspace.nightly("--start", "\(start)")
    #expect(night.code == 0 && night.output.contains("6 new"), "\(night.output)\(night.errors)")
    try expectRightDays(start: start)
  }

  @Test(arguments: 0..<7) func whateverDayItIs(offset: Int) throws {
    let today = Self.wednesday + offset
    let night = try workspace.nightly(today: "\(today)")
    #expect(night.code == 0 && night.output.contains("6 new"), "\(night.output)\(night.errors)")
    let start = try #require((0..<7).map { today + $0 }.first { $0.weekday == .mon })
    try expectRightDays(start: start)
  }

  @Test func aPreviewThatNobodyApprovedInTimeMakesWay() throws {
    #expect(try workspace.nightly().code == 0)
    let night = try workspace.nightly("--accept-change", today: "2026-12-08")
    #expect(night.code == 0 && night.output.contains("6 new"), "\(night.output)\(night.errors)")
    try expectRightDays(start: Self.wednesday + 12)
    #expect(try workspace.text("output/run_results.json").contains("preview.expired"))
    #expect(try workspace.text("output/review/marta.clients.csv").contains("preview.expired"))
  }
}
