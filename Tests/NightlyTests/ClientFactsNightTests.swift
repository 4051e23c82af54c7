import Findings
import Foundation
import GRDB
import PlanStore
import Planning
import Testing
import TrainingModel

@testable import Nightly

/// What is kept of a profile beside the plan is what profile and rules say tonight, and of nobody who has left.
@Suite struct ClientFactsNightTests {
  let gym: SmallGym
  private let curl: Int

  /// One client with a shoulder, whose first block was planned.
  init() async throws {
    gym = try SmallGym("a", "b")
    gym.profiles["a"]?.conditions = ["shoulder_impingement"]
    curl = try #require(try gym.night.rulebook().exercise("dumbbell_curl")).index
    try #require(try await gym.sleep().exitCode == 0)
  }

  private func facts(_ client: String = "a") throws -> ClientFacts { try #require(try gym.summary(client).facts) }

  private func texts() throws -> [String] {
    try DatabaseQueue(path: gym.night.database).read { try String.fetchAll($0, sql: "SELECT facts FROM clients ORDER BY client_id") }
  }

  private func changes() throws -> Int {
    try DatabaseQueue(path: gym.night.database).read { try Int.fetchOne($0, sql: "SELECT sum(changes) FROM sheet_changes") ?? 0 }
  }

  private func mayCurl(_ facts: ClientFacts) throws -> Bool {
    let digits = Array(facts.allowed)
    return try #require(digits[curl / 4].hexDigitValue) & 8 >> (curl % 4) != 0
  }

  /// Rules by which a shoulder excludes the curl as well.
  private func stricterRules() throws -> [String] {
    let folder = gym.night.folder + "/ours"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = """
      conditions:
        - id: shoulder_impingement
          name: Shoulder impingement
          exclude: {exercises: [dumbbell_curl]}

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/ours.yaml"))
    return [Night.rules, folder]
  }

  /// A night by other rules over a client whose plan they don't touch, and the same night again.
  private func isNewByOtherRules(_ outcome: Outcome) async throws {
    let rules = try stricterRules()
    #expect(try mayCurl(try facts()))
    let before = try facts()
    let night = try await gym.sleep { $0.rules = .folders(rules) }
    #expect(night.exitCode == 0 && night.clients.first { $0.clientID == "a" }?.outcome == outcome, "\(night.clients.map(\.outcome))")
    #expect(try !mayCurl(try facts()) && facts().rules != before.rules && facts().conditions == ["shoulder_impingement"])
    let (told, changes) = (try texts(), try changes())
    #expect(try await gym.sleep { $0.rules = .folders(rules) }.exitCode == 0)
    #expect(try texts() == told && self.changes() == changes, "the second night writes nothing")
  }

  @Test func otherRulesReachWhoIsNotDue() async throws {
    try await gym.approve("a")
    #expect(try await gym.sleep().clients.first { $0.clientID == "a" }?.outcome == .notDue)
    try await isNewByOtherRules(.notDue)
  }

  @Test func otherRulesReachWhoIsHeld() async throws {
    gym.profiles["a"]?.clearance = "clearance_required"
    #expect(try await gym.sleep().summary[.held] == 1)
    try await isNewByOtherRules(.held)
    #expect(try gym.summary("a").findings.map(\.code).contains(.planWithdrawn), "what was said of the hold stands")
  }

  @Test func whatAnOlderVersionLeftEmptyIsThereAfterTheNextNightOverTheSameList() async throws {
    try await gym.approve("b")
    _ = try await gym.sleep()
    let told = try texts()
    try await DatabaseQueue(path: gym.night.database).write { try $0.execute(sql: "UPDATE clients SET facts = ''") }
    let night = try await gym.sleep()
    #expect(night.exitCode == 0 && night.summary[.unchanged] == 1 && night.summary[.notDue] == 1)
    #expect(try texts() == told && !told.contains(""))
    let changes = try changes()
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try texts() == told && self.changes() == changes, "the second night writes nothing")
  }

  @Test func nothingOfItStaysOfWhoHasLeftOnceTheLastBlockIsOver() async throws {
    try await gym.approve("a")
    _ = try await gym.sleep()
    let gone = gym.profiles.removeValue(forKey: "a")
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try facts().conditions == ["shoulder_impingement"], "the block goes on, and so does the coach's page")
    gym.today = Night.monday + 27
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try !texts()[0].isEmpty, "its last day")
    gym.today = Night.monday + 28
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try texts()[0] == "" && !texts()[1].isEmpty)
    gym.profiles["a"] = gone
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try facts().conditions == ["shoulder_impingement"], "who comes back")
  }
}
