import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Changes of a good second month that trip what holds it against the first (training-science section 9, rows 22 and 25).
@Suite struct HistoryChecksTests {
  private static let squat = SmallRulebook.exercise("back_squat")
  private static let client = SmallRulebook.client { $0.lifts = [KnownLift(exercise: squat, kilograms: 140, reps: 1)] }

  private func first() throws -> Mesocycle { try #require(SmallRulebook.context(Self.client).plan().mesocycle) }

  private func codes(_ history: BlockHistory, _ change: (inout PlanDraft) -> Void = { _ in }) -> [FindingCode] {
    let context = SmallRulebook.context(Self.client, start: SmallRulebook.monday + 28, history: history)
    var draft = context.draft(through: .sanitise).draft
    change(&draft)
    return ValidateStage.findings(draft, context).map(\.code)
  }

  private func changeSquats(_ draft: inout PlanDraft, _ change: (inout Prescription) -> Void) {
    for index in draft.mesocycle.prescriptions.indices
    where draft.mesocycle.prescriptions[index].exercise == Self.squat && draft.mesocycle.prescriptions[index].kind == .work {
      change(&draft.mesocycle.prescriptions[index])
    }
  }

  @Test func aGoodSecondMonthContradictsNothing() throws { #expect(!codes(.approved(try first())).contains(.checkHistory)) }

  @Test func aStartFarAboveLastMonthIsAnError() throws {
    let codes = codes(.approved(try first())) { draft in
      changeSquats(&draft) { row in row.load = row.load.map { Load(hundredths: $0.hundredths * 13 / 10 / 250 * 250) } }
    }
    #expect(codes.contains(.checkHistory))
  }

  @Test func whatHurtAndComesAgainIsAnError() throws {
    let first = try first()
    let logs = [LoggedSession].done(first) { set in if set.exercise == Self.squat { set.pain = 6 } }
    let history = BlockHistory.approved(first, sessions: logs)
    #expect(!codes(history).contains(.checkHistory))
    let codes = codes(history) { draft in
      guard let row = draft.mesocycle.prescriptions.indices.first(where: { draft.mesocycle.prescriptions[$0].kind == .work }) else {
        return
      }
      draft.mesocycle.prescriptions[row].exercise = Self.squat
    }
    #expect(codes.contains(.checkHistory))
  }

  @Test func aRiseAfterFailureIsAnError() throws {
    let first = try first()
    let logs = [LoggedSession].done(first) { set in if set.exercise == Self.squat { (set.amount, set.rpe) = (set.amount - 3, 10) } }
    let history = BlockHistory.approved(first, sessions: logs)
    #expect(!codes(history).contains(.checkHistory))
    let last = first.prescriptions.filter { $0.exercise == Self.squat && $0.kind == .work }.compactMap(\.load).max()
    #expect(codes(history) { draft in changeSquats(&draft) { $0.load = last } }.contains(.checkHistory))
  }

  @Test func farMoreSetsThanLastMonthWarn() throws {
    let full = BlockHistory.approved(try first())
    #expect(!codes(full).contains(.checkSetRamp))
    var half = full
    half.last?.rows.removeAll { $0.day > 1 }
    #expect(codes(half).contains(.checkSetRamp))
  }

  @Test func aNamedProgrammeIsLeftToItself() throws {
    let rules = try ShippedRules.required()
    let place = try #require(CheckForm.all.firstIndex { $0.code == .checkHistory })
    #expect(rules.checks(of: SmallRulebook.client { $0.template = TemplateID(0) })[place] == nil)
    #expect(rules.checks(of: SmallRulebook.client())[place] != nil)
  }
}
