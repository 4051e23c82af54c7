import Foundation
import PlanStore
import Reviewing
import Rulebook
import SmallRules
import Testing
import TrainingModel

@testable import Nightly

/// A folder for nights over a few clients of the mini rulebook, gone with the test.
final class Night {
  /// 2026-12-02, a Wednesday.
  static let today = CalendarDate(dayNumber: 20_789)
  static let monday = today + 5

  let folder = NSTemporaryDirectory() + "night-\(UUID().uuidString)"
  var database: String { folder + "/plans.sqlite" }

  static let rules = SmallRules.folder

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A profile as a line of JSON; `change` replaces what is written here.
  static func profile(_ id: String, minutes: Int = 30, clearance: String = "cleared") -> String {
    """
    {"id":"\(id)","age":30,"goal":"general_fitness","experience":"novice","training_days":["mon","thu"],"minutes_per_session":\(minutes),\
    "equipment":["dumbbells"],"conditions":"none","clearance":"\(clearance)"}
    """
  }

  func request(_ profiles: [String]) throws -> RunRequest {
    let list = folder + "/clients.jsonl"
    try Data((profiles.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: list))
    return RunRequest(
      command: .nightly, rules: [Self.rules], clients: list, database: database, output: folder, today: Self.today,
      now: { "2026-12-02T02:00:00Z" })
  }

  /// The rules of these nights.
  func rulebook() throws -> Rulebook { try #require(RulebookLoader.load(layers: [Self.rules]).rulebook) }

  func run(_ profiles: [String], _ change: (inout RunRequest) -> Void = { _ in }) async throws -> RunReport {
    var request = try request(profiles)
    change(&request)
    return await NightlyRun(request).run()
  }

  /// Approves everybody's first revision by the profiles of the last run and these rules; returns how many weeks that were.
  func approve(rules: [String] = [rules]) async throws -> Int {
    let request = ApprovalRequest(
      selection: .all, basis: .revision(1), by: "lea", at: "2026-12-03T08:00:00Z", today: Self.today)
    return try await approve(request, rules: rules).approved.count
  }

  /// Approves by the profiles of the last run and these rules.
  func approve(_ request: ApprovalRequest, rules: [String] = [rules]) async throws -> ApprovalReport {
    let store = try PlanStore.open(path: database, mode: .readWrite)
    let sources = PlanChecking.Sources(rules: rules, clients: folder + "/clients.jsonl", today: request.today ?? Self.today)
    let checking = try PlanChecking(sources, for: Set(try store.clients(of: request)), store: store)
    let outcome = try await PlanApproval(store, checking, jobs: 2).run(request)
    if let failure = outcome.failure { throw failure }
    return outcome.report
  }

  /// What the store knows of a client.
  func known(_ id: String) throws -> StoreSnapshot.Client? {
    try PlanStore.open(path: database, mode: .readOnly).snapshot().clients.first { $0.id == id }
  }
}
