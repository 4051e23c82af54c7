import Checks
import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What somebody is cleared with binds like a condition, in plans and in what people make of them.
@Suite struct RestrictionTests {
  let rules: PlanningRules

  init() throws { rules = try ShippedRules.required() }

  private static let start = SmallRulebook.monday

  /// An intermediate client of 35 with every item.
  private func client(_ change: (inout Client) throws -> Void) rethrows -> Client {
    let goal = rules.rulebook.goals.firstIndex { $0.id == "strength" } ?? 0
    var client = Client(
      id: "c", goal: GoalID(goal), experience: .intermediate, trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 60,
      equipment: EquipmentSet(rules.rulebook.equipment.indices.map { EquipmentID($0) }))
    client.statedAge = 35
    client.conditions = ConditionSet()
    client.clearance = .cleared
    try change(&client)
    return client
  }

  private func conditions(_ ids: String...) -> ConditionSet {
    ConditionSet(rules.rulebook.conditions.indices.filter { ids.contains(rules.rulebook.conditions[$0].id) }.map { ConditionID($0) })
  }

  private func restriction(_ pattern: MovementPattern, until: CalendarDate? = nil) -> Restriction {
    Restriction(avoid: "pattern:\(pattern.id)", exercises: rules.byPattern[Int(pattern.rawValue)], by: "Dr Beck", until: until)
  }

  private func plan(_ client: Client) throws -> Mesocycle {
    var memory = PlanningMemory()
    return try #require(PlanningPipeline().plan(PlanningContext(rules: rules, client: client, start: Self.start), using: &memory).mesocycle)
  }

  private func has(_ pattern: MovementPattern, _ plan: Mesocycle) -> Bool {
    plan.prescriptions.contains { rules.facts[$0.exercise.index].pattern == pattern }
  }

  @Test func nothingRestrictedIsPlanned() throws {
    #expect(try has(.squat, plan(client { _ in })))
    #expect(try !has(.squat, plan(client { $0.restrictions = [restriction(.squat)] })))
  }

  /// A block is planned by the restrictions of its first day.
  @Test func aRestrictionIsOverAfterItsLastDay() throws {
    #expect(try has(.squat, plan(client { $0.restrictions = [restriction(.squat, until: Self.start + -1)] })))
    #expect(try !has(.squat, plan(client { $0.restrictions = [restriction(.squat, until: Self.start)] })))
  }

  @Test func likingItChangesNothing() throws {
    let liked = client {
      $0.restrictions = [restriction(.squat)]
      $0.likes = rules.byPattern[Int(MovementPattern.squat.rawValue)]
    }
    #expect(try !has(.squat, plan(liked)))
  }

  @Test func anEditedPlanIsHeldToThemDayByDay() throws {
    var block = try plan(client { _ in })
    block.drop(weeks: [1, 2])
    func breaches(_ until: CalendarDate?) -> [Finding] {
      let restricted = client { $0.restrictions = [restriction(.squat, until: until)] }
      let context = PlanningContext(rules: rules, client: restricted, start: Self.start)
      return context.rowFindings(block, notes: WrittenNotes()).filter { $0.code == .checkExcluded }
    }
    #expect(!breaches(nil).isEmpty && breaches(nil).allSatisfy { $0.severity == .error && !$0.cellText.contains("Beck") })
    #expect(!breaches(Self.start + 15).isEmpty, "the third week begins before it ends")
    #expect(breaches(Self.start + 13).isEmpty, "it ends before the third week")
  }

  @Test func restrictionsOpenWhatHoldsOnlyWithoutThem() throws {
    for id in ["stroke", "hip_replacement_early", "knee_replacement_early"] {
      func codes(_ restrictions: [Restriction]) -> [FindingCode] {
        MedicalGate.holds(
          client {
            $0.conditions = conditions(id)
            $0.restrictions = restrictions
          }, on: Self.start, rules: rules
        ).map(\.code)
      }
      #expect(codes([]) == [.gateConditionHolds])
      #expect(codes([restriction(.carry)]) == [], "\(id)")
      #expect(codes([restriction(.carry, until: Self.start + -1)]) == [.gateConditionHolds], "one that is over opens nothing")
      let condition = try #require(rules.rulebook.conditions.first { $0.id == id })
      for row in try plan(
        client {
          $0.conditions = conditions(id)
          $0.restrictions = [restriction(.carry)]
        }
      ).prescriptions {
        #expect(condition.excludedTags.isDisjoint(with: rules.rulebook[row.exercise].tags), "\(rules.rulebook[row.exercise].id)")
      }
    }
    let others = client {
      $0.conditions = conditions("vertebral_fracture", "stroke")
      $0.restrictions = [restriction(.carry)]
    }
    #expect(!MedicalGate.holds(others, on: Self.start, rules: rules).isEmpty, "nothing opens the others")
  }

  @Test func whoIsRestrictedGetsNoIntervals() throws {
    let endurance = GoalID(try #require(rules.rulebook.goals.firstIndex { $0.id == "endurance" }))
    func mayHaveIntervals(_ restrictions: [Restriction]) -> Bool {
      let client = client { ($0.goal, $0.restrictions) = (endurance, restrictions) }
      let analysis = AnalyseStage.analyse(PlanningContext(rules: rules, client: client, start: Self.start)).output
      return rules.rulebook.conditioning.intervals.exercises.contains { analysis.eligible.contains($0) }
    }
    #expect(mayHaveIntervals([]))
    #expect(!mayHaveIntervals([restriction(.carry)]))
    #expect(mayHaveIntervals([restriction(.carry, until: Self.start + -1)]))
  }

  @Test func factsForTheCoachNameThemAndStayReadable() throws {
    let context = PlanningContext(
      rules: rules,
      client: client { $0.restrictions = [Restriction(avoid: "tag:overhead", exercises: [], by: "Dr; Be|ck", until: Self.start + 9)] },
      start: Self.start)
    let facts = ClientFacts(context, origin: ContentDigest(high: 1, low: 2))
    #expect(facts.restrictions == ["overhead until 2026-01-14 (Dr, Be,ck)"])
    #expect(ClientFacts(text: facts.text) == facts)
    let plain = ClientFacts(
      PlanningContext(rules: rules, client: client { _ in }, start: Self.start), origin: ContentDigest(high: 1, low: 2))
    #expect(plain.text.split(separator: ";", omittingEmptySubsequences: false).count == 9, "what was kept of others stays as it is")
    #expect(ClientFacts(text: plain.text) == plain)
  }
}
