import Findings
import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// Who never logs goes on a careful step a block: never lighter without a reason, and never left without a plan because of it.
@Suite struct SilentYearTests {
  /// Six blocks of a client, each approved as it was planned, without a word of what was done.
  struct Year {
    var blocks: [Block] = []

    struct Block {
      var plan: Mesocycle?
      var findings: [Finding]
      /// The heaviest working load of each main lift in the first week, in hundredths, with its repetitions.
      var first: [ExerciseID: (load: Int32, reps: Int)] = [:]
    }

    init(_ client: Client, _ rules: PlanningRules, blocks count: Int = 6) {
      var history = BlockHistory()
      for number in 0..<count {
        let context = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday + 28 * number, history: history)
        let result = context.plan()
        var block = Block(plan: result.mesocycle, findings: result.findings)
        guard let plan = result.mesocycle else {
          blocks.append(block)
          return
        }
        let (draft, _) = context.draft(through: .progress)
        let main = Set(draft.slots.filter { $0.role == .main }.map(\.exercise))
        for row in plan.prescriptions where row.week == 1 && row.kind.countsAsVolume && main.contains(row.exercise) {
          guard let load = row.load, load.hundredths > block.first[row.exercise]?.load ?? 0 else { continue }
          block.first[row.exercise] = (load.hundredths, Int(row.repsMax))
        }
        blocks.append(block)
        let earlier = history.blocks
        history = .approved(plan)
        history.blocks = Array((history.blocks + earlier).prefix(3))
      }
    }
  }

  static func clients(_ rules: PlanningRules, _ count: Int, seed: UInt64) -> [Client] {
    var made = SyntheticClients(rules.rulebook, .usual, seed: seed)
    return made.make(count).filter { !$0.lifts.isEmpty }
  }

  /// People with the three big lifts in a commercial gym, of every level and some goals.
  static func lifters(_ rules: PlanningRules) throws -> [Client] {
    let book = rules.rulebook
    let lifts = try ["back_squat", "barbell_bench_press", "deadlift"].map { try #require(book.exercise($0)) }
    let gym = try #require(book.presets.first { $0.id == "commercial_gym" }).items
    return try (0..<18).map { number in
      let goal = ["strength", "hypertrophy", "general_fitness", "power", "fat_loss", "endurance"][number % 6]
      var client = Client(
        id: "lifter-\(number)", goal: GoalID(try #require(book.goals.firstIndex { $0.id == goal })),
        experience: Experience.allCases[number / 6 % 3],
        trainingDays: WordSet(number % 2 == 0 ? [.mon, .wed, .fri] : [.mon, .tue, .thu, .fri]), minutesPerSession: 60, equipment: gym)
      (client.statedAge, client.sex, client.bodyMassKilograms) = (24 + number, .male, 80)
      (client.conditions, client.clearance) = (ConditionSet(), .cleared)
      client.units = number % 4 == 3 ? .lb : .kg
      let scale = [0.7, 1, 1.4][number / 6 % 3]
      client.lifts = zip(lifts, [110.0, 85, 140]).map { exercise, kilograms in
        KnownLift(
          exercise: exercise, kilograms: (kilograms * scale / 2.5).rounded() * 2.5, reps: 5, date: SmallRulebook.monday + -10)
      }
      return client
    }
  }

  /// Seen when a lift of a client began lighter than the block before.
  private func saws(_ year: Year, _ book: Rulebook) -> [String] {
    zip(year.blocks, year.blocks.dropFirst()).enumerated().flatMap { place, blocks in
      blocks.0.first.sorted { $0.key.index < $1.key.index }.compactMap { exercise, old in
        guard let new = blocks.1.first[exercise], new.load < old.load else { return nil }
        return "block \(place + 2), \(book[exercise].id): \(old) -> \(new)"
      }
    }
  }

  private func words(_ client: Client, _ book: Rulebook) -> String {
    let conditions = client.conditions?.members.map { book.conditions[$0.index].id } ?? []
    return "\(client.id) \(client.experience) \(book[client.goal].id) \(client.units) \(conditions)"
  }

  @Test(arguments: [UInt64(3), 4]) func noSawAndNoStop(seed: UInt64) throws {
    let rules = try ShippedRules.required()
    let book = rules.rulebook
    try #require(book.history.withoutLogs == .step)
    var raised = 0
    for client in try Self.clients(rules, 60, seed: seed) + (seed == 3 ? Self.lifters(rules) : []) {
      let year = Year(client, rules)
      let name = words(client, book)
      for block in year.blocks.dropFirst() {
        #expect(block.plan != nil, "\(name): \(block.findings.filter { $0.severity == .error }.map(\.cellText))")
      }
      #expect(saws(year, book) == [], "\(name)")
      for (before, after) in zip(year.blocks, year.blocks.dropFirst()) {
        raised += before.first.count { exercise, old in (after.first[exercise]?.load ?? 0) > old.load }
      }
    }
    #expect(raised > 50, "and steps are taken")
  }
}
