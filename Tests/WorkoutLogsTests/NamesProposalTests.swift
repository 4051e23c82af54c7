import SmallRules
import Testing
import TrainingModel

@testable import WorkoutLogs

/// What is proposed for a name that nobody knows.
@Suite struct NamesProposalTests {
  private func proposals(_ name: String) -> [(id: String, score: Int)] {
    NamesShipped.proposer.proposals(for: name).map { (NamesShipped.rules[$0.exercise].id, $0.score) }
  }

  @Test(arguments: [
    ("Skullcrusher (Barbell)", "skull_crusher"), ("Preacher Curl (Barbell)", "preacher_curl"), ("Leg Curl (Machine)", "lying_leg_curl"),
    ("Bench Press", "barbell_bench_press"), ("Incline Bench Press (Smith Machine)", "smith_machine_bench_press"),
    ("Hyperextension", "back_extension"),
    ("Seated Dumbbell Lateral Raises", "dumbbell_lateral_raise"), ("Barbel Bench Pres", "barbell_bench_press"),
    ("Hip Thrust", "hip_thrust"),
    ("Kurzhantel Bankdrücken flach", "dumbbell_bench_press"),
  ])
  func theLikelyOneIsAmongTheFirst(_ name: String, _ expected: String) {
    let found = proposals(name).map(\.id)
    #expect(found.prefix(5).contains(expected), "\(name): \(found)")
  }

  @Test func aSlipIsUnderstood() {
    #expect(proposals("Dumbel Curl").first?.id == "dumbbell_curl" && proposals("Bugarian Split Squat").first?.id == "bulgarian_split_squat")
  }

  /// Of equally likely exercises the one that apps name most comes first, for that is what people do.
  @Test func whatIsDoneMostComesFirst() {
    #expect(proposals("Squat").first?.id == "back_squat" && proposals("Bench Press").first?.id == "barbell_bench_press")
    #expect(proposals("Curl").first { $0.score < 95 }.map { !["band_curl", "backpack_curl"].contains($0.id) } ?? true)
  }

  @Test func otherKitScoresLess() {
    for (name, other) in [
      ("Skullcrusher (Barbell)", "skull_crusher"), ("Preacher Curl (Barbell)", "preacher_curl"), ("Shrug (Smith Machine)", "barbell_shrug"),
    ] {
      let score = proposals(name).first { $0.id == other }?.score
      #expect(score == NameProposer.mostWithOtherKit, "\(name): \(String(describing: score))")
    }
    let press = proposals("Decline Bench Press (Dumbbell)")
    #expect(press.first { $0.id == "decline_barbell_bench_press" }.map { $0.score <= NameProposer.mostWithOtherKit } ?? true)
    #expect(press.first?.id == "dumbbell_bench_press", "\(press)")
  }

  @Test func theyAreRankedBoundedAndAlwaysTheSame() {
    let another = NameProposer(NamesShipped.rules)
    for name in ["Leg Curl (Machine)", "Press", "Row", "Curl (Barbell)", "Chest Press Hammer", "Bench Press"] {
      let found = NamesShipped.proposer.proposals(for: name, atMost: 7)
      #expect(found.count <= 7)
      #expect(found.allSatisfy { (NameProposer.floor...99).contains($0.score) })
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score })
      #expect(Set(found.map(\.exercise)).count == found.count)
      #expect(another.proposals(for: name, atMost: 7) == found)
    }
  }

  @Test func nothingIsProposedForWhatIsLikeNothing() {
    for name in ["Ohio State", "", "💪", "xyz", "zumba", "— —", "Barbell", String(repeating: "squat ", count: 200_000)] {
      #expect(proposals(name).isEmpty, "\(name): \(proposals(name))")
    }
  }

  @Test func anotherAppsNameIsTheLikeliest() {
    #expect(proposals("Hack Squat").first?.id == "hack_squat")
    let romanian = proposals("Romanian Deadlift")
    #expect(romanian.first?.id == "romanian_deadlift" && romanian.first?.score == 95, "\(romanian)")
  }

  @Test func anyRulesWillDo() {
    let rules = SmallRules.book()
    let name = rules.exercises[0].name
    #expect(NameProposer(rules).proposals(for: name + " x").first?.exercise == ExerciseID(0))
    #expect(NameMatcher(rules).meaning(of: name, in: .strong) == .exercise(ExerciseID(0)))
  }
}
