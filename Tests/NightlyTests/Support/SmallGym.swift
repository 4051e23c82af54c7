import Findings
import Foundation
import PlanStore
import Reviewing
import Testing
import TrainingModel

@testable import Nightly

/// A gym of a few clients that is lived in day by day: nights, approvals, and profiles that change between them.
final class SmallGym {
  /// What a profile says, as far as tests change it.
  struct Profile {
    var mass = 80
    var units = "kg"
    var days = ["mon", "thu"]
    var minutes = 30
    var clearance = "cleared"
    var unavailable: [String] = []
    var conditions = ["none"]
    var lift = "\"load_kg\":24,\"reps\":8"
    var liftDate: String? = "2026-11-20"

    func line(_ id: String) -> String {
      func list(_ words: [String]) -> String { "[" + words.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
      return """
        {"id":"\(id)","coach":"marta","age":30,"body_mass_kg":\(mass),"units":"\(units)","goal":"general_fitness","experience":"novice",\
        "training_days":\(list(days)),"minutes_per_session":\(minutes),"equipment":["dumbbells"],"conditions":\(list(conditions)),\
        "clearance":"\(clearance)","unavailable":\(list(unavailable)),\
        "lifts":[{"exercise":"goblet_squat",\(lift)\(liftDate.map { ",\"date\":\"\($0)\"" } ?? "")}]}
        """
    }
  }

  let night: Night
  var today = Night.today
  var profiles: [String: Profile]
  private var moment = 0

  init(_ clients: String...) throws {
    night = try Night()
    profiles = Dictionary(uniqueKeysWithValues: clients.map { ($0, Profile()) })
  }

  func store() throws -> PlanStore { try PlanStore.open(path: night.database, mode: .readWrite) }

  /// A night that the brake lets through.
  func sleep(_ change: (inout RunRequest) -> Void = { _ in }) async throws -> RunReport {
    try await night.run(profiles.sorted { $0.key < $1.key }.map { $1.line($0) }) {
      ($0.today, $0.acceptsChange) = (today, true)
      change(&$0)
    }
  }

  /// Approves what was exported, by the profiles and rules of the last night.
  @discardableResult
  func approve(_ client: String, weeks: [Int]? = nil) async throws -> ApprovalReport {
    moment += 1
    let at = "2026-12-03T08:\(moment / 60 % 60 + 10):\(moment % 60 + 10)Z"
    return try await night.approve(.init(selection: .clients([client]), weeks: weeks, by: "Lea", at: at, today: today))
  }

  func summary(_ client: String) throws -> ClientSummary { try #require(try store().clientSummaries(clients: [client]).first) }

  func statuses(_ client: String) throws -> [WeekStatus] {
    let summary = try summary(client)
    return (1...4).map(summary.status(ofWeek:))
  }

  /// Everything that rows in force say in these weeks, a text a row.
  func inForce(_ client: String, weeks: [Int]? = nil) throws -> [String] {
    try rows(PlanRowFilter(part: .schedule, clients: [client], weeks: weeks))
  }

  /// Everything that rows say that wait for approval, a text a row.
  func waiting(_ client: String, weeks: [Int]? = nil) throws -> [String] {
    try rows(PlanRowFilter(part: .preview, clients: [client], weeks: weeks))
  }

  private func rows(_ filter: PlanRowFilter) throws -> [String] {
    var texts: [String] = []
    try store().forEachPlanRow(filter) { texts.append(Self.text($0)) }
    return texts
  }

  /// Everything that a row says.
  fileprivate static func text(_ row: PlanRowView) -> String {
    let words = [
      row.date, row.rowID, row.exerciseID, row.kind, row.measure, row.unit, row.loadBasis, row.target, row.tempo, row.superset, row.note,
      row.reasons,
    ].map { String(decoding: $0, as: UTF8.self) }
    let numbers = [row.order, row.sets, row.repsMin, row.repsMax ?? -1, Int(row.load?.hundredths ?? -1), row.rir ?? -1, row.restSeconds]
    return "\(row.block.planStart) \(row.week) \(row.day) \(words) \(numbers)"
  }

  /// What the doctor finds; empty for a sound database.
  func breaches() throws -> [String] {
    try store().examine().results.flatMap { result in result.breaches.map { "\(result.name): \($0.clientID ?? "") \($0.message)" } }
  }
}

extension SmallGym {
  /// Every row of weeks that are finalized, by client, block and week.
  func finished(_ client: String) throws -> [String: [String]] {
    var weeks: [String: [String]] = [:]
    try store().forEachPlanRow(PlanRowFilter(part: .schedule, clients: [client])) { row in
      guard row.block.week(row.week)?.status == .finalized else { return }
      weeks["\(client) \(row.block.planStart) \(row.week)", default: []].append(Self.text(row))
    }
    return weeks
  }
}
