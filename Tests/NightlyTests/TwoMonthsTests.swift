import Findings
import Foundation
import PlanStore
import Testing
import TrainingModel

@testable import Nightly

/// Two months through the store with the shipped rules: the first approved, the second planned from it.
@Suite struct TwoMonthsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static func profile(_ number: Int) -> String {
    let goal = ["strength", "hypertrophy", "general_fitness"][number % 3]
    let level = ["novice", "intermediate", "advanced"][number / 3 % 3]
    let days = ["[\"mon\",\"wed\",\"fri\"]", "[\"mon\",\"tue\",\"thu\",\"fri\"]"][number % 2]
    let scale = [0.7, 1.0, 1.4][number / 3 % 3]
    func lift(_ id: String, _ kilograms: Double) -> String {
      "{\"exercise\":\"\(id)\",\"load_kg\":\((kilograms * scale / 2.5).rounded() * 2.5),\"reps\":5,\"date\":\"2026-11-20\"}"
    }
    return """
      {"id":"c\(number)","age":\(24 + number),"sex":"male","body_mass_kg":80,"goal":"\(goal)","experience":"\(level)","training_days":\(days),\
      "minutes_per_session":60,"equipment":["commercial_gym"],"conditions":"none","clearance":"cleared",\
      "lifts":[\(lift("back_squat", 110)),\(lift("barbell_bench_press", 85)),\(lift("deadlift", 140))]}
      """
  }

  private struct Row {
    var start: CalendarDate
    var week: Int
    var exercise: String
    var load: Int32
    var isApproved: Bool
  }

  @Test func mainLiftsGoOnAndTheRestRotates() async throws {
    let night = try Night()
    let profiles = (0..<9).map { Self.profile($0) }
    func run(_ today: CalendarDate) async throws -> RunReport {
      try await night.run(profiles) { ($0.rules, $0.today) = (.folders([Self.root + "/rules"]), today) }
    }
    let first = try await run(Night.today)
    try #require(first.exitCode == 0 && first.summary[.new] == 9, "\(first.findings) \(first.clients.flatMap(\.findings).map(\.cellText))")
    let store = try PlanStore.open(path: night.database, mode: .readWrite)
    try #require(try await night.approve(rules: [Self.root + "/rules"]) == 36)
    let second = try await run(Night.monday + 20)
    #expect(second.summary[.new] + second.summary[.replanned] == 9, "\(second.clients.flatMap(\.findings).map(\.cellText))")
    #expect(try await run(Night.monday + 21).summary[.unchanged] == 9)
    var rows: [String: [Row]] = [:]
    try store.forEachPlanRow(PlanRowFilter()) { row in
      let kind = String(decoding: row.kind, as: UTF8.self)
      guard kind == "work" || kind == "top" || kind == "backoff" || kind == "amrap" else { return }
      rows[row.block.clientID, default: []].append(
        Row(
          start: row.block.planStart, week: row.week, exercise: String(decoding: row.exerciseID, as: UTF8.self),
          load: row.load?.hundredths ?? 0, isApproved: row.isApproved))
    }
    #expect(rows.count == 9)
    for (client, rows) in rows.sorted(by: { $0.key < $1.key }) {
      let (old, new) = (rows.filter(\.isApproved), rows.filter { !$0.isApproved })
      #expect(new.allSatisfy { $0.start == Night.monday + 28 })
      let (before, after) = (Set(old.map(\.exercise)), Set(new.map(\.exercise)))
      let overlap = Double(before.intersection(after).count) / Double(after.count)
      #expect((0.3...0.95).contains(overlap), "\(client): \(overlap)")
      for exercise in ["back_squat", "barbell_bench_press", "deadlift"] where before.contains(exercise) && after.contains(exercise) {
        func heaviest(_ rows: [Row], _ weeks: ClosedRange<Int>) -> Int32 {
          rows.filter { $0.exercise == exercise && weeks.contains($0.week) }.map(\.load).max() ?? 0
        }
        #expect(heaviest(new, 1...1) >= heaviest(old, 1...1), "\(client): \(exercise)")
        // Nobody logged anything, so one careful step is all that last month may have earned.
        #expect(heaviest(new, 1...1) <= heaviest(old, 1...3) + 250, "\(client): \(exercise)")
      }
    }
  }
}
