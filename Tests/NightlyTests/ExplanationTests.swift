import Findings
import Foundation
import Planning
import Reporting
import Rulebook
import Testing
import TrainingModel

@testable import Nightly

/// `rules explain` over the clients and rules that ship: it ends where planning ends, and always says the same.
@Suite struct ExplanationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private static var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/fixtures/clients")) ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
      .map { String($0.dropLast(5)) }
  }
  private static let rulebook = RulebookLoader.load(layers: [root + "/rules"]).rulebook

  private func inquiry() throws -> ClientInquiry {
    let rulebook = try #require(Self.rulebook, "the shipped rules don't load")
    let request = RunRequest(
      command: .explain, rules: [Self.root + "/rules"], clients: Self.root + "/fixtures/clients",
      database: NSTemporaryDirectory() + "none-\(UUID().uuidString).sqlite", output: NSTemporaryDirectory(), today: Night.today,
      now: { "2026-12-02T02:00:00Z" })
    return ClientInquiry(request, rulebook)
  }

  @Test func everyFixtureClientEndsWithThePlanThatIsPlanned() throws {
    let inquiry = try inquiry()
    var planned = 0
    try #require(!Self.names.isEmpty)
    for name in Self.names {
      guard case .plans(let context, remark: nil) = try inquiry.ask(about: name) else { continue }
      planned += 1
      let explanation = PlanningPipeline().explain(context)
      var memory = PlanningMemory()
      let plan = PlanningPipeline().plan(context, using: &memory)
      #expect(explanation.result.mesocycle == plan.mesocycle && explanation.result.findings == plan.findings, "\(name)")
      #expect(explanation.stages.map(\.name) == explanation.stages.map(\.name).sorted() && explanation.stages.last?.name == .validate)
      for stage in explanation.stages { #expect(!stage.lines.isEmpty, "\(name): \(stage.name) explains nothing") }
      let view = ExplanationView(explanation, context, remark: nil)
      #expect(view.json == ExplanationView(PlanningPipeline().explain(context), context, remark: nil).json)
      for width in [60, 80, 120] {
        #expect(view.text(width: width, style: .plain).split(separator: "\n").allSatisfy { $0.count <= width }, "\(name) at \(width)")
      }
    }
    #expect(planned > Self.names.count / 2)
  }

  @Test func everyExclusionHasItsRuleAndNoTieIsAPreference() throws {
    let inquiry = try inquiry()
    var ties = 0
    for name in Self.names {
      guard case .plans(let context, _) = try inquiry.ask(about: name) else { continue }
      let rulebook = context.rules.rulebook
      let plan = PlanningPipeline().explain(context).result.mesocycle
      let planned = Set(plan?.prescriptions.map(\.exercise) ?? [])
      for index in rulebook.exercises.indices where index % 7 == 0 || planned.contains(ExerciseID(index)) {
        let exercise = ExerciseID(index)
        let question = ExerciseQuestion(exercise, context)
        #expect(question.isPlanned == planned.contains(exercise))
        #expect(!question.lines.isEmpty, "\(name), \(rulebook[exercise].id)")
        for line in question.lines {
          if line.text.contains("though both have") { ties += 1 }
          guard let points = line.text.firstMatch(of: /was preferred, with (-?\d+) points against (-?\d+)/) else { continue }
          #expect((Int(points.1) ?? 0) > (Int(points.2) ?? 0), "\(name): \(line.text)")
        }
        for condition in (context.client.conditions ?? ConditionSet()).members
        where rulebook[condition].excludedExercises.contains(exercise) {
          #expect(question.lines.contains { $0.rule == rulebook[condition].rule }, "\(name), \(rulebook[exercise].id)")
        }
      }
    }
    #expect(ties > 0, "there are ties to be told")
  }

  @Test func strangersAreUnknownAndTheNearestIdIsSaid() throws {
    let inquiry = try inquiry()
    let name = try #require(Self.names.first)
    guard case .unknown(let nearest) = try inquiry.ask(about: String(name.dropLast()) + "x") else {
      Issue.record("a client of that id is known")
      return
    }
    #expect(nearest == name)
    guard case .unknown(nil) = try inquiry.ask(about: "0000000000000000") else {
      Issue.record("somebody is near to that id")
      return
    }
  }

  @Test func whoIsHeldIsToldWhyAndWhatFrees() throws {
    let inquiry = try inquiry()
    let held = try Self.names.compactMap { name -> [Finding]? in
      guard case .holds(let findings) = try inquiry.ask(about: name) else { return nil }
      return findings
    }
    #expect(!held.isEmpty)
    for findings in held { #expect(findings.allSatisfy { $0.code.id.hasPrefix("gate.") && $0.hint != nil }) }
  }
}
