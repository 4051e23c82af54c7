import Findings
import PlanStore
import SeededNumbers
import Testing
import TrainingModel

@testable import Nightly

/// Lives of a small gym, from a seed: whatever happens between two nights, they end well, what is over stays byte for byte as it was, and
/// the database is sound.
@Suite struct GymLifeTests {
  @Test(arguments: [UInt64(1), 2, 3, 4]) func nightsEndWellWhateverHappens(seed: UInt64) async throws {
    var dice = SeededRandom(seed)
    let gym = try SmallGym("a", "b")
    var journal: [String] = []
    var finished: [String: [String]] = [:]
    for _ in 0..<14 {
      let client = ["a", "b"][dice.below(2)]
      var forces = false
      for _ in 0...dice.below(2) {
        switch dice.below(9) {
        case 0: gym.profiles[client]?.mass += 1
        case 1: gym.profiles[client]?.units = ["kg", "lb"][dice.below(2)]
        case 2: gym.profiles[client]?.minutes = [30, 45, 60][dice.below(3)]
        case 3: gym.profiles[client]?.clearance = "clearance_required"
        case 4, 5: gym.profiles[client]?.clearance = "cleared"
        case 6: gym.profiles[client]?.unavailable = ["\(gym.today + dice.below(9))..\(gym.today + 9 + dice.below(22))"]
        case 7: gym.profiles[client]?.unavailable = []
        default: forces = true
        }
      }
      gym.today = gym.today + [0, 1, 3, 5, 7, 11][dice.below(6)]
      let report = try await gym.sleep { $0.forces = forces }
      journal.append("\(gym.today) \(client) \(String(describing: gym.profiles[client])) force \(forces): \(report.clients.map(\.outcome))")
      let story = journal.joined(separator: "\n")
      let infeasible = report.summary[.infeasible]
      try #require(report.exitCode == (infeasible > 0 ? 1 : 0), "seed \(seed)\n\(story)\n\(report.findings.map(\.cellText))")
      try #require(report.summary[.failed] == 0, "seed \(seed)\n\(story)")
      try #require(try gym.breaches() == [], "seed \(seed)\n\(story)")
      for client in ["a", "b"] {
        let now = try gym.finished(client)
        for (week, rows) in finished where week.hasPrefix(client) { try #require(now[week] == rows, "seed \(seed), \(week)\n\(story)") }
        finished.merge(now) { $1 }
      }
      if dice.below(3) > 0 {
        let weeks = (1...4).filter { _ in dice.below(2) == 0 }
        let report = try await gym.approve(["a", "b"][dice.below(2)], weeks: weeks)
        journal.append("approved \(report.approved.map(\.week.week)) of \(weeks), refused \(report.refusals.map(\.finding.code.id))")
        try #require(report.refusals.allSatisfy { !$0.finding.code.id.hasPrefix("store.") }, "seed \(seed)\n\(story)")
        try #require(try gym.breaches() == [], "seed \(seed)\n\(journal.joined(separator: "\n"))")
      }
    }
    #expect(!finished.isEmpty, "seed \(seed): no week was approved and over, so little was tested")
  }
}
