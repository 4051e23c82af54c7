import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What a coach is offered in the place of an exercise, and how much of it: over many clients, nothing that one of them may not be given.
@Suite struct ExerciseFittingTests {
  private func fittings(_ count: Int, seed: UInt64) throws -> [ExerciseFitting] {
    let rules = try ShippedRules.required()
    var generator = SyntheticClients(rules.rulebook, .wide, seed: seed)
    return generator.make(count).compactMap {
      ExerciseFitting(SmallRulebook.context($0, rules: rules, start: SmallRulebook.monday))
    }
  }

  @Test func nobodyIsOfferedWhatTheyMayNotBeGiven() throws {
    let fittings = try fittings(60, seed: 11)
    #expect(fittings.count > 40)
    for (place, fitting) in fittings.enumerated() {
      let exercise = ExerciseID(place * 7 % fitting.rulebook.exercises.count)
      let offered = fitting.substitutes(for: exercise)
      for substitute in offered {
        let facts = fitting.facts(substitute.exercise)
        #expect(substitute.exercise != exercise && substitute.barriers.isEmpty)
        #expect(facts.equipment.isSubset(of: fitting.client.equipment) && facts.level <= fitting.analysis.experience)
        #expect(!fitting.client.never.contains(substitute.exercise))
        for condition in fitting.analysis.conditions.members {
          #expect(!fitting.context.rules.excludedBy[condition.index].contains(substitute.exercise), "\(fitting.client.id)")
        }
      }
      let all = fitting.substitutes(for: exercise, includesExcluded: true)
      #expect(all.filter(\.barriers.isEmpty) == offered, "what is kept out changes nothing for the others")
      #expect(all.drop(while: \.barriers.isEmpty).allSatisfy { !$0.barriers.isEmpty }, "what is kept out stands behind")
      #expect(fitting.substitutes(for: exercise) == offered)
    }
  }

  @Test func everyBarrierSaysWhy() throws {
    for fitting in try fittings(20, seed: 12) {
      for index in fitting.rulebook.exercises.indices {
        let (id, barriers) = (ExerciseID(index), fitting.barriers(ExerciseID(index)))
        #expect(barriers.isEmpty == fitting.isAllowed(id), "\(fitting.rulebook[id].id)")
        for barrier in barriers {
          let words = barrier.words(fitting.rulebook)
          for condition in fitting.rulebook.conditions {
            #expect(!words.contains(condition.name) && !words.contains(condition.id), "a refusal names no condition: \(words)")
          }
        }
      }
    }
  }

  @Test func refittedWorkKeepsToTheClientsLimitsAndKit() throws {
    let rules = try ShippedRules.required()
    let bounds = rules.rulebook.sanitisation
    for (place, fitting) in try fittings(60, seed: 13).enumerated() {
      let squat = try #require(rules.rulebook.exercise("back_squat"))
      let before = FittedSets(
        sets: 5, amount: 3...5, measure: .reps, basis: .total, load: Load(hundredths: 10_000), rir: 1, rest: 180, tempo: Tempo(2, 0, 1, 0))
      for index in stride(from: place % 5, to: rules.rulebook.exercises.count, by: 5) where fitting.isAllowed(ExerciseID(index)) {
        let (id, facts) = (ExerciseID(index), fitting.facts(ExerciseID(index)))
        let limit = fitting.analysis.limit(on: facts)
        let after = fitting.refit(before, from: squat, to: id)
        let name = rules.rulebook[id].id
        #expect(after.measure == facts.measure && after.basis == facts.loadBasis, "\(name)")
        #expect(bounds.amounts(after.measure).contains(after.amount.lowerBound), "\(name): \(after.amount)")
        #expect(bounds.amounts(after.measure).contains(after.amount.upperBound), "\(name): \(after.amount)")
        #expect(after.sets <= limit.maxSets && after.rir.map { $0 >= limit.minRIR } ?? true, "\(name)")
        if let load = after.load {
          #expect(fitting.ladder(id)?.contains(load) == true, "\(name): \(load)")
          #expect(!after.isFoundByEffort)
        } else {
          #expect(after.isFoundByEffort == (facts.isLoaded || facts.loadBasis == .band), "\(name)")
        }
      }
    }
  }

  @Test func aLoadComesFromTheLiftBeforeWhereTheTwoAreRelated() throws {
    let rules = try ShippedRules.required()
    let related = rules.rulebook.exercises.indices.filter { rules.rulebook[ExerciseID($0)].seed != nil && rules.facts[$0].isLoaded }
    let new = ExerciseID(try #require(related.first))
    let seed = try #require(rules.rulebook[new].seed)
    var generator = SyntheticClients(rules.rulebook, .usual, seed: 14)
    var client = try #require(generator.make(1).first)
    (client.conditions, client.born, client.statedAge, client.template) = (ConditionSet(), nil, 30, nil)
    client.equipment = EquipmentSet(rules.rulebook.equipment.indices.map { EquipmentID($0) })
    (client.experience, client.lifts) = (.advanced, [])
    let fitting = try #require(ExerciseFitting(SmallRulebook.context(client, rules: rules, start: SmallRulebook.monday)))
    let before = FittedSets(sets: 3, amount: 8...8, measure: .reps, basis: .total, load: Load(hundredths: 10_000), rir: 2, rest: 120)
    let after = fitting.refit(before, from: seed.from, to: new)
    let load = try #require(after.load)
    let part = EffortTable.part(reps: after.amount.upperBound, rir: after.rir ?? 2) / EffortTable.part(reps: 8, rir: 2)
    #expect(Double(load.hundredths) <= 10_000 * seed.ratio * 0.9 * part + 1)
    let stranger = try #require(
      related.map { ExerciseID($0) }.first { $0 != new && $0 != seed.from && rules.rulebook[$0].seed?.from != new })
    #expect(fitting.refit(before, from: new, to: stranger).load == nil, "nothing follows from a lift that is not related")
  }
}
