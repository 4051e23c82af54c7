import Editing
import Findings
import GRDB
import PlanStore
import Reviewing
import Testing
import TrainingModel

@testable import Nightly

/// A lift without a date is as old as the gym has known it: recent at first, not used after half a year, and new where somebody writes another.
@Suite struct SeenLiftsNightTests {
  let gym: SmallGym
  private static let halfAYear = Night.today + 190

  /// One client whose profile dates no lift, and the first night.
  init() async throws {
    gym = try SmallGym("a")
    gym.profiles["a"]?.liftDate = nil
    try #require(try await gym.sleep().exitCode == 0)
  }

  private func lifts() throws -> String? {
    try DatabaseQueue(path: gym.night.database).read { try String.fetchOne($0, sql: "SELECT lifts FROM clients") }
  }

  private func isOld() throws -> Bool { try gym.summary("a").findings.contains { $0.code == .historyOldLift } }

  private func hasLoads() throws -> Bool {
    var found = false
    try gym.store().forEachPlanRow(PlanRowFilter(part: .preview)) { row in
      if String(decoding: row.exerciseID, as: UTF8.self) == "goblet_squat", row.load != nil { found = true }
    }
    return found
  }

  @Test func theFirstNightUsesIt() throws {
    #expect(try hasLoads() && !isOld())
    #expect(try lifts() == "goblet_squat 24000 8 \(Night.today)")
  }

  @Test func laterNightsRememberTheFirst() async throws {
    gym.profiles["a"]?.mass = 81
    gym.today = Night.today + 3
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try lifts() == "goblet_squat 24000 8 \(Night.today)")
  }

  @Test func afterHalfAYearItIsOld() async throws {
    gym.today = Self.halfAYear
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try isOld() && !hasLoads())
  }

  @Test func whatSomebodyWritesAnewIsNew() async throws {
    gym.today = Self.halfAYear
    gym.profiles["a"]?.lift = "\"load_kg\":26,\"reps\":8"
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try !isOld() && hasLoads())
    #expect(try lifts() == "goblet_squat 26000 8 \(Self.halfAYear)")
  }

  @Test func aDateIsWorthMoreThanTheNightThatReadIt() async throws {
    gym.profiles["a"]?.liftDate = "2026-01-05"
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try isOld() && lifts() == "")
  }

  @Test func whatAnOlderVersionNeverTookDownIsNoNewerThanTheBlockPlannedFromIt() async throws {
    try await gym.approve("a")
    gym.today = Night.monday + 21
    #expect(try await gym.sleep().exitCode == 0)
    let planned = try gym.waiting("a")
    try await DatabaseQueue(path: gym.night.database).write { try $0.execute(sql: "UPDATE clients SET lifts = NULL") }
    #expect(try await gym.sleep().summary[.unchanged] == 1)
    #expect(try lifts() == "goblet_squat 24000 8 \(Night.monday)")
    #expect(try await gym.sleep { $0.forces = true }.exitCode == 0)
    #expect(try gym.waiting("a") == planned && !planned.isEmpty, "it doesn't count as tested since")
  }

  @Test func anEditIsCheckedByTheSameDay() async throws {
    gym.today = Night.today + 5
    let request = try gym.night.request([gym.profiles["a"]!.line("a")])
    let sources = PlanChecking.Sources(rules: [Night.rules], clients: request.clients, today: gym.today)
    let checking = try PlanChecking(sources, for: ["a"], store: try gym.store())
    #expect(checking.profiles.clients["a"]?.lifts.map(\.latestDate) == [Night.today])
  }
}
