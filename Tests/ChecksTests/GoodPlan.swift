import Foundation
import Planning
import Rulebook
import Testing
import TrainingModel

@testable import Checks

/// People with a whole gym for whom the night plans something to which no check objects.
enum GoodPlan: String, CaseIterable, CustomTestStringConvertible {
  /// 35 years and high blood pressure; knows what they squat.
  case pressure
  /// 35 years and a shoulder that pinches.
  case shoulder
  /// Fourteen years old.
  case youth
  /// Strong and healthy; knows what they lift.
  case lifter
  /// Healthy and after fat loss, on four days.
  case runner
  /// Healthy, and follows a named programme.
  case programme

  var testDescription: String { rawValue }

  private static let rules: PlanningRules? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return RulebookLoader.load(layers: [root.appendingPathComponent("rules").path]).rulebook.map { PlanningRules($0) }
  }()

  private var age: Int { self == .youth ? 14 : 35 }
  private var condition: String? { self == .pressure ? "hypertension_controlled" : self == .shoulder ? "shoulder_impingement" : nil }
  private var template: String? { self == .programme ? "starting_strength" : nil }

  private var goal: String {
    switch self {
    case .pressure, .shoulder, .youth: "general_fitness"
    case .lifter, .programme: "strength"
    case .runner: "fat_loss"
    }
  }

  /// Kilograms, each lifted once.
  private var lifts: KeyValuePairs<String, Double> {
    switch self {
    case .pressure: ["back_squat": 120]
    case .lifter, .programme: ["back_squat": 120, "barbell_bench_press": 90, "deadlift": 150, "overhead_press": 60, "power_clean": 80]
    case .shoulder, .youth, .runner: [:]
    }
  }

  /// The plan for them, and the rules that it was made by.
  func planned() throws -> (PlanningRules, FinishedBlock) {
    let rules = try #require(Self.rules)
    let book = rules.rulebook
    var client = Client(
      id: rawValue, goal: GoalID(try #require(book.goals.firstIndex { $0.id == goal })), experience: .intermediate,
      trainingDays: WordSet(self == .runner ? [.mon, .tue, .thu, .fri] : [.mon, .wed, .fri]),
      minutesPerSession: self == .programme ? 120 : 60,
      equipment: try #require(book.presets.first { $0.id == "commercial_gym" }.map(\.items)))
    (client.statedAge, client.clearance) = (age, .cleared)
    client.conditions = ConditionSet(
      try [condition].compactMap { $0 }.map { id in ConditionID(try #require(book.conditions.firstIndex { $0.id == id })) })
    client.lifts = try lifts.map { KnownLift(exercise: try #require(book.exercise($0)), kilograms: $1, reps: 1) }
    client.template = try template.map { id in TemplateID(try #require(book.templates.firstIndex { $0.id == id })) }
    var memory = PlanningMemory()
    let context = PlanningContext(rules: rules, client: client, start: CalendarDate(dayNumber: 20_458))
    let result = PlanningPipeline().plan(context, using: &memory)
    return (rules, FinishedBlock(try #require(result.mesocycle, "\(result.findings.map(\.cellText))"), for: client))
  }
}
