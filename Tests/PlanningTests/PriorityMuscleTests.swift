import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A priority muscle has an effect or a word: more sets than without the wish, within what a week and a session may have, or the reason.
@Suite struct PriorityMuscleTests {
  private struct Case: CustomTestStringConvertible {
    var muscle: Muscle
    var days: Int
    var minutes: Int
    var experience: Experience
    var testDescription: String { "\(muscle.id), \(days) days of \(minutes) minutes, \(experience.id)" }
  }

  private static let cases = [Muscle.sideDelts, .rearDelts, .biceps, .calves, .chest, .abs].flatMap { muscle in
    [4, 5].flatMap { days in
      [60, 90].flatMap { minutes in
        [Experience.intermediate, .advanced].map { Case(muscle: muscle, days: days, minutes: minutes, experience: $0) }
      }
    }
  }

  private func context(_ one: Case, priority: Bool) throws -> PlanningContext {
    let rules = try ShippedRules.required()
    let gym = try #require(rules.rulebook.presets.first { $0.id == "commercial_gym" })
    let goal = try #require(rules.rulebook.goals.firstIndex { $0.id == "hypertrophy" })
    let client = SmallRulebook.client {
      $0.goal = GoalID(goal)
      $0.experience = one.experience
      $0.equipment = gym.items
      $0.minutesPerSession = one.minutes
      $0.trainingDays = one.days == 4 ? WordSet([.mon, .tue, .thu, .fri]) : WordSet([.mon, .tue, .wed, .thu, .fri])
      if priority { $0.priorityMuscles = MuscleSet([one.muscle]) }
    }
    return SmallRulebook.context(client, rules: rules)
  }

  /// Half sets of the muscle by week and session, from the rows.
  private func halves(_ plan: PlanningPipeline.Result, _ one: Case, _ rules: PlanningRules) throws -> [[Int]] {
    let plan = try #require(plan.mesocycle, "\(one.testDescription): \(plan.findings.map(\.cellText))")
    return (1...4).map { week in
      (1...7).map { day in
        plan.prescriptions.filter { Int($0.week) == week && Int($0.day) == day && $0.kind.countsAsVolume }.reduce(0) {
          $0 + Int($1.sets) * Int(rules.facts[$1.exercise.index].halfSets[Int(one.muscle.rawValue)])
        }
      }
    }
  }

  @Test(arguments: cases) private func moreSetsOrAReason(one: Case) throws {
    let rules = try ShippedRules.required()
    let (with, without) = (try context(one, priority: true), try context(one, priority: false))
    let (plan, usual) = (with.plan(), without.plan())
    let (sets, before) = (try halves(plan, one, rules), try halves(usual, one, rules))
    let (most, least) = (sets.map { $0.reduce(0, +) }, before.map { $0.reduce(0, +) })
    let words = plan.findings.filter { $0.code == .priorityShort }
    #expect(zip(most, least).allSatisfy { $0 >= $1 }, "\(most) half sets a week, \(least) without the wish")
    #expect(most[1] >= least[1] + 2 || words.count == 1, "\(most) half sets a week, \(least) without the wish")
    #expect(words.allSatisfy { $0.severity == .info && $0.message.contains(one.muscle.name) }, "\(words)")
    // What a week and a session may have of a muscle stays what it was.
    let subject = try #require(with.draft(through: .analyse).draft.analysis.subject)
    let band = try #require(rules.rulebook.volume.bands.first { $0.when.matches(subject) })
    let session = Int(max(rules.rulebook.volume.perSession.normal * 2, 0))
    #expect(most.allSatisfy { $0 <= Int(band.softCap * 2) }, "\(most)")
    #expect(sets.joined().allSatisfy { $0 <= session + 4 }, "\(sets)")
    let codes = { (result: PlanningPipeline.Result) in Set(result.findings.filter { $0.severity == .warning }.map(\.code)) }
    #expect(codes(plan).isSubset(of: codes(usual)), "\(plan.findings.map(\.cellText))")
  }

  @Test func whereNothingTrainsItTheWordNamesTheKit() throws {
    let one = Case(muscle: .calves, days: 4, minutes: 60, experience: .intermediate)
    let priority = try context(one, priority: true)
    var client = priority.client
    let rules = try ShippedRules.required()
    client.never = rules.byPattern[Int(MovementPattern.isolationCalves.rawValue)]
    let found = SmallRulebook.context(client, rules: rules).plan().findings.filter { $0.code == .priorityShort }
    #expect(found.count == 1 && found[0].message.contains("no exercise for it fits"), "\(found)")
  }

  @Test func aNamedProgrammeSaysThatItStandsAsItIs() throws {
    let trainee = try Trainee(
      "gzclp", ["back_squat": 140, "barbell_bench_press": 100, "deadlift": 180, "overhead_press": 60, "lat_pulldown": 100],
      days: [.mon, .wed, .fri]
    ) { $0.priorityMuscles = MuscleSet([.biceps]) }
    _ = try trainee.plan()
    let words = trainee.result.findings.filter { $0.code == .priorityShort }
    #expect(words.count == 1 && words[0].message.contains("stands as it is"), "\(words)")
  }
}
