import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Months of seeded clients who log good and bad days: nothing progresses that must not.
@Suite struct LoggedMonthTests {
  /// How a client does an exercise all through a month.
  private enum Course: CaseIterable { case asAsked, easy, failed, painful, lighter, absent }

  @Test func nothingProgressesAfterFailurePainOrAbsence() throws {
    let rules = try ShippedRules.required()
    var clients = SyntheticClients(rules.rulebook, .usual, seed: 48)
    var checked = [Int](repeating: 0, count: Course.allCases.count)
    for (number, client) in clients.make(250).enumerated() {
      guard let first = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday).plan().mesocycle else { continue }
      func course(_ exercise: ExerciseID) -> Course { Course.allCases[(exercise.index &* 31 &+ number &* 17) % Course.allCases.count] }
      var sessions = [LoggedSession].done(first) { set in
        switch course(set.exercise) {
        case .asAsked, .absent: break
        case .easy: (set.rpe, set.amount) = (max(1, (set.rpe ?? 8) - 2), set.amount + 1)
        case .failed: (set.rpe, set.amount) = (10, max(0, set.amount - 4))
        case .painful: set.pain = 5
        case .lighter: set.load = set.load.map { Load(hundredths: $0.hundredths * 8 / 10) }
        }
      }
      for place in sessions.indices { sessions[place].sets.removeAll { course($0.exercise) == .absent } }
      let context = PlanningContext(
        rules: rules, client: client, start: SmallRulebook.monday + 28, history: .approved(first, sessions: sessions))
      let result = context.plan()
      // Pain may take the last exercise of a session, and then a person has to decide.
      guard let second = result.mesocycle else {
        #expect(!result.findings.contains { $0.code == .checkHistory }, "\(client.id): \(result.findings.filter { $0.severity == .error })")
        continue
      }
      for row in second.prescriptions where row.week == 1 && row.kind.countsAsVolume {
        let past = first.prescriptions.filter { $0.exercise == row.exercise && $0.kind.countsAsVolume && $0.week < 4 }
        guard let load = row.load, let last = past.compactMap(\.load).max(), past.contains(where: { $0.repsMax <= row.repsMax + 2 }) else {
          if course(row.exercise) == .painful, !past.isEmpty { Issue.record("\(client.id): what hurts comes again") }
          continue
        }
        let step = rules.facts[row.exercise.index].loadedBy.flatMap { rules.ladder($0, client.units) }
        let isLightest = load.hundredths <= step?.min ?? 0
        let course = course(row.exercise)
        checked[Course.allCases.firstIndex(of: course) ?? 0] += 1
        switch course {
        case .painful: Issue.record("\(client.id): what hurts comes again")
        case .failed: #expect(load < last || isLightest, "\(client.id)")
        case .lighter, .absent: #expect(load <= last, "\(client.id)")
        case .asAsked, .easy: #expect(load.hundredths <= last.hundredths + 2 * (step?.step ?? 0), "\(client.id)")
        }
      }
    }
    #expect(checked[0] > 20 && checked[1] > 20 && checked[2] > 20 && checked[5] > 20, "\(checked)")
  }
}
