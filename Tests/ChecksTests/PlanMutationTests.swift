import Findings
import Foundation
import Planning
import Rulebook
import Testing
import TrainingModel

@testable import Checks

/// A night's plan to which no check of rows objects, and for each of them a change that trips exactly it.
@Suite struct PlanMutationTests {
  private static let rules: PlanningRules? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return RulebookLoader.load(layers: [root.appendingPathComponent("rules").path]).rulebook.map { PlanningRules($0) }
  }()

  /// A named change of a good block.
  struct Mutation: Sendable, CustomTestStringConvertible {
    var code: FindingCode
    var name: String
    var change: @Sendable (inout FinishedBlock, Rulebook) -> Void
    var testDescription: String { "\(code.id): \(name)" }
  }

  /// Somebody of 35 with high blood pressure and a whole gym, who knows what they squat.
  private func good() throws -> (PlanningRules, FinishedBlock) {
    let rules = try #require(Self.rules)
    let book = rules.rulebook
    var client = Client(
      id: "good", goal: GoalID(try #require(book.goals.firstIndex { $0.id == "general_fitness" })), experience: .intermediate,
      trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 60,
      equipment: try #require(book.presets.first { $0.id == "commercial_gym" }).items)
    (client.statedAge, client.clearance) = (35, .cleared)
    client.conditions = ConditionSet([ConditionID(try #require(book.conditions.firstIndex { $0.id == "hypertension_controlled" }))])
    client.lifts = [KnownLift(exercise: try #require(book.exercise("back_squat")), kilograms: 120, reps: 1)]
    var draft = PlanDraft()
    let context = PlanningContext(rules: rules, client: client, start: CalendarDate(dayNumber: 20_458))
    return (rules, FinishedBlock(try #require(PlanningPipeline().plan(context, using: &draft).mesocycle), for: client))
  }

  private static let everything: Set<FindingCode> = Set(RowCheck.all.map(\.code))

  @Test func nobodyObjectsToTheGoodPlan() throws {
    let (rules, block) = try good()
    #expect(rules.rowChecks.findings(block) == [])
  }

  @Test(arguments: mutations) func eachTripsExactlyItsCheck(_ mutation: Mutation) throws {
    var (rules, block) = try good()
    mutation.change(&block, rules.rulebook)
    let found = rules.rowChecks.findings(block)
    #expect(Set(found.map(\.code)) == [mutation.code], "\(found.map(\.cellText))")
  }
}

extension PlanMutationTests {
  /// Changes the first working row of the plan that has a lift of several joints, counted in repetitions, and is done in more than one set.
  private static func first(_ block: inout FinishedBlock, _ book: Rulebook, _ change: (inout Prescription) -> Void) {
    let place = block.plan.prescriptions.firstIndex { row in
      row.kind == .work && row.measure == .reps && row.sets > 1 && book[row.exercise].pattern.isCompound
        && book[row.exercise].pattern != .carry
    }
    if let place { change(&block.plan.prescriptions[place]) }
  }

  static let mutations: [Mutation] = [
    Mutation(code: .checkGate, name: "take the clearance away") { block, _ in block.client.clearance = nil },
    Mutation(code: .checkExcluded, name: "never want the first lift") { block, book in
      var id: ExerciseID?
      first(&block, book) { id = $0.exercise }
      block.client.never = [id].compactMap { $0 }
    },
    Mutation(code: .checkEquipment, name: "take the bench away") { block, book in
      var id: ExerciseID?
      first(&block, book) { id = book[$0.exercise].equipment.isEmpty ? nil : $0.exercise }
      if let item = id.flatMap({ book[$0].equipment.members.first }) { block.client.equipment.subtract(EquipmentSet([item])) }
    },
    Mutation(code: .checkCalendar, name: "be away on the first day") { block, _ in
      block.client.unavailable = [DateSpan(first: block.plan.start, last: block.plan.start)].compactMap { $0 }
    },
    Mutation(code: .checkStructure, name: "rest for eleven minutes") { block, book in first(&block, book) { $0.restSeconds = 660 } },
    Mutation(code: .checkLimitReps, name: "seven where eight are the fewest") { block, book in
      first(&block, book) { ($0.repsMin, $0.load) = (7, nil) }
    },
    Mutation(code: .checkLimitReserve, name: "one in reserve") { block, book in first(&block, book) { $0.rir = 1 } },
    Mutation(code: .checkLimitRest, name: "rest for half a minute") { block, book in first(&block, book) { $0.restSeconds = 30 } },
    Mutation(code: .checkIntervals, name: "intervals with high blood pressure") { block, book in
      guard let place = block.plan.prescriptions.firstIndex(where: { $0.kind == .mobility || $0.kind == .cardio }),
        let intervals = book.exercise("bike_intervals")
      else { return }
      let last = block.plan.prescriptions[place]
      var row = last
      (row.exercise, row.measure, row.kind, row.repsMin, row.repsMax) = (intervals, book[intervals].measure, .cardio, 10, 10)
      row.order = 90
      let end = block.plan.prescriptions.lastIndex { $0.week == last.week && $0.day == last.day } ?? place
      block.plan.prescriptions.insert(row, at: end + 1)
    },
    Mutation(code: .checkAskedFor, name: "no conditioning at all") { block, book in
      for place in block.plan.prescriptions.indices where book[block.plan.prescriptions[place].exercise].pattern == .conditioning {
        guard let stretch = book.exercise("childs_pose") else { continue }
        (block.plan.prescriptions[place].exercise, block.plan.prescriptions[place].measure) = (stretch, .seconds)
        (block.plan.prescriptions[place].kind, block.plan.prescriptions[place].repsMin, block.plan.prescriptions[place].repsMax) = (
          .mobility, 30, 30
        )
      }
    },
    Mutation(code: .checkCaution, name: "nothing is said any more") { block, _ in block.notes = WrittenNotes() },
  ]
}
