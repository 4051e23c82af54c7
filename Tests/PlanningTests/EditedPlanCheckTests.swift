import Checks
import Findings
import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// Checking a block that nobody has changed says what planning it said: edits are held to the same checks, and to the same minutes.
@Suite struct EditedPlanCheckTests {
  private func plans(_ count: Int, seed: UInt64, _ range: SyntheticClients.Range) throws -> [(
    context: PlanningContext, plan: Mesocycle, findings: [Finding]
  )] {
    let rules = try ShippedRules.required()
    var generator = SyntheticClients(rules.rulebook, range, seed: seed)
    var memory = PlanningMemory()
    return generator.make(count).enumerated().compactMap { place, client in
      var client = client
      // Every fifth one follows a named programme, where it fits.
      if place % 5 == 0 { client.template = TemplateID(place / 5 % rules.rulebook.templates.count) }
      let context = SmallRulebook.context(client, rules: rules, start: SmallRulebook.monday + place % 7)
      let result = PlanningPipeline().plan(context, using: &memory)
      return result.mesocycle.map { (context, $0, result.findings) }
    }
  }

  @Test func anUntouchedBlockIsFoundAsItWasPlanned() throws {
    var memory = PlanningMemory()
    var compared = 0
    for (context, plan, findings) in try plans(300, seed: 41, .wide) {
      let (found, block) = PlanningPipeline().check(plan, notes: WrittenNotes(of: plan, context.rulebook), context, using: &memory)
      #expect(found == findings.filter { FindingCode.checks.contains($0.code) }, "\(context.client.id)")
      for (session, planned) in zip(block.sessions, plan.sessions) {
        #expect(session.minutes == planned.minutes, "\(context.client.id), week \(session.week), day \(session.day)")
      }
      compared += 1
    }
    #expect(compared > 200)
  }

  /// Weeks are looked up by number: one that nobody approved in time leaves a gap.
  @Test func aBlockThatLostWeeksIsFoundAsSoundAsItWas() throws {
    var memory = PlanningMemory()
    var compared = 0
    for (context, plan, findings) in try plans(20, seed: 45, .wide) {
      let known = Set(findings.filter { $0.severity == .error }.map(\.code))
      for lost in [[4], [1], [2], [3], [1, 2], [2, 3], [1, 4], [1, 3], [1, 2, 3], [2, 3, 4], [1, 2, 3, 4]] {
        var rest = plan
        rest.drop(weeks: lost)
        let (found, block) = PlanningPipeline().check(rest, notes: WrittenNotes(of: rest, context.rulebook), context, using: &memory)
        let errors = found.filter { $0.severity == .error && !known.contains($0.code) }
        #expect(errors.isEmpty, "\(context.client.id) without \(lost): \(errors.map(\.message))")
        #expect(!found.contains { $0.code == .checkCalendar }, "\(context.client.id) without \(lost): its sessions are all there")
        #expect(found.allSatisfy { finding in finding.week.map { !lost.contains($0) } ?? true }, "\(context.client.id) without \(lost)")
        #expect(block.sessions.count == rest.sessions.count)
        compared += 1
      }
    }
    #expect(compared > 150)
  }

  @Test func oneSetTooManyIsFound() throws {
    var memory = PlanningMemory()
    let (context, plan, _) = try #require(try plans(5, seed: 42, .usual).last)
    var edited = plan
    for index in edited.prescriptions.indices where edited.prescriptions[index].kind == .work { edited.prescriptions[index].sets = 9 }
    let (found, block) = PlanningPipeline().check(edited, notes: WrittenNotes(of: edited, context.rulebook), context, using: &memory)
    #expect(found.contains { $0.code == .checkTimeOver && $0.severity == .error })
    #expect(block.sessions[0].minutes > plan.sessions[0].minutes)
  }

  /// The stages that are left out decide how many sets there are and with what load; the block at hand says that itself.
  @Test(arguments: [false, true]) func theStagesThatAreLeftOutChangeNoFinding(isEdited: Bool) throws {
    let pipeline = PlanningPipeline()
    var random = SeededRandom(9)
    var (short, whole) = (PlanningMemory(), PlanningMemory())
    var (compared, found, returning) = (0, 0, 0)
    for (first, plan, _) in try plans(130, seed: 43, .wide) + plans(130, seed: 44, .usual) {
      let logs = [LoggedSession].done(plan) { set in
        set.rpe = random.below(4) == 0 ? 10 : set.rpe
        set.pain = random.below(40) == 0 ? 5 : set.pain
      }
      let next = PlanningContext(
        rules: first.rules, client: first.client, start: first.start + (random.below(3) == 0 ? 49 : 28),
        history: .approved(plan, sessions: logs))
      var months = [(first, plan)]
      if let second = pipeline.plan(next, using: &short).mesocycle {
        months.append((next, second))
        returning += 1
      }
      for (context, plan) in months {
        let edited = isEdited ? changed(plan, context, &random) : plan
        let notes = WrittenNotes(of: edited, context.rulebook)
        let (said, block) = pipeline.check(edited, notes: notes, context, using: &short)
        var draft = pipeline.run(context, using: &whole, before: .validate).draft
        draft.replaceRows(by: block, notes: notes)
        #expect(ValidateStage.findings(draft, context) == said, "\(context.client.id), from \(context.start)")
        (compared, found) = (compared + 1, found + said.count)
      }
    }
    #expect(compared > 300 && returning > 100 && found > compared / 4)
  }

  /// A block with some rows taken out, and others with another exercise, other sets or another load.
  private func changed(_ plan: Mesocycle, _ context: PlanningContext, _ random: inout SeededRandom) -> Mesocycle {
    var edited = plan
    for index in edited.prescriptions.indices.reversed() where random.below(8) == 0 {
      switch random.below(4) {
      case 0: edited.prescriptions.remove(at: index)
      case 1: edited.prescriptions[index].exercise = ExerciseID(random.below(context.rulebook.exercises.count))
      case 2: edited.prescriptions[index].sets = UInt8(1 + random.below(8))
      default: edited.prescriptions[index].load = edited.prescriptions[index].load.map { Load(hundredths: $0.hundredths * 5 / 4) }
      }
    }
    return edited
  }
}
