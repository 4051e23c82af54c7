import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// The guards beside the numbered checks: each change of a good plan trips exactly one of them.
@Suite struct GuardCheckTests {
  private static let squat = SmallRulebook.exercise("back_squat")

  private func good() -> Client { SmallRulebook.client { $0.lifts = [KnownLift(exercise: Self.squat, kilograms: 140, reps: 1)] } }

  /// What the guards say of the good client's plan after a change.
  private func findings(_ change: (inout PlanDraft) -> Void) -> [Finding] {
    let context = SmallRulebook.context(good())
    var draft = context.draft(through: .sanitise).draft
    change(&draft)
    let review = PlanReview(draft, context)
    return PlanCheck.guards.flatMap { check in
      let settings = Check(usual: check.code, rule: RuleID(0))
      return check.breaches(review, settings).map {
        Finding(check.code, $0.message, severity: $0.severity ?? settings.severity, week: $0.week, day: $0.day, hint: $0.hint)
      }
    }
  }

  /// Changes the working rows of an exercise.
  private func rows(_ draft: inout PlanDraft, of exercise: ExerciseID = squat, _ change: (inout Prescription) -> Void) {
    for index in draft.mesocycle.prescriptions.indices {
      let row = draft.mesocycle.prescriptions[index]
      if row.kind == .work, row.exercise == exercise { change(&draft.mesocycle.prescriptions[index]) }
    }
  }

  @Test func sayNothingOfAGoodPlan() { #expect(findings { _ in }.isEmpty) }

  @Test func everyCheckThatRulesCanNameIsThere() {
    #expect(Set(FindingCode.checks) == Set(CheckForm.all.map(\.code)), "a check that never runs is always green")
  }

  @Test(arguments: [
    (Experience.advanced, 6, Severity?.none), (.advanced, 7, .error), (.novice, 4, nil), (.novice, 5, .warning), (.novice, 6, .error),
  ])
  func tooManyHardDays(experience: Experience, days: Int, expected: Severity?) {
    let found = findings { draft in
      draft.analysis.experience = experience
      let session = draft.mesocycle.sessions[0]
      let rows = draft.mesocycle.rows(week: 1, day: session.day)
      draft.mesocycle.sessions = (1...days).map { Session(week: 1, day: $0, focus: "", seconds: 60) }
      draft.mesocycle.prescriptions = (1...days).flatMap { day in
        rows.map { row in
          var copy = row
          (copy.day, copy.rir) = (UInt8(day), 3)
          return copy
        }
      }
    }
    #expect(found.filter { $0.code == .checkHardDays }.map(\.severity) == (expected.map { [$0] } ?? []))
  }

  @Test func aNoviceNearFailure() {
    let found = findings { draft in
      draft.analysis.experience = .novice
      for index in draft.mesocycle.prescriptions.indices { draft.mesocycle.prescriptions[index].rir = 2 }
      rows(&draft) { $0.rir = $0.week == 3 ? 1 : 2 }
    }
    #expect(found.map(\.code) == [.checkNovice] && found[0].week == 3 && found[0].severity == .warning, "\(found.map(\.cellText))")
  }

  @Test func slowRepetitions() {
    let slow = findings { draft in rows(&draft) { $0.tempo = Tempo(5, 1, 3, 0) } }
    #expect(Set(slow.map(\.code)) == [.checkTempo] && slow.allSatisfy { $0.severity == .warning })
    let slower = findings { draft in rows(&draft) { $0.tempo = Tempo(15, 1, 5, 0) } }
    #expect(Set(slower.map(\.code)) == [.checkTempo] && slower.allSatisfy { $0.severity == .error })
    #expect(findings { draft in rows(&draft) { $0.tempo = Tempo(5, 0, 3, 0) } }.isEmpty, "8 s are the most that pass")
  }

  @Test func aLongHold() {
    let plank = SmallRulebook.exercise("plank")
    let found = findings { draft in rows(&draft, of: plank) { $0.repsMax = 181 } }
    #expect(!found.isEmpty && Set(found.map(\.code)) == [.checkHold])
    #expect(findings { draft in rows(&draft, of: plank) { $0.repsMax = 180 } }.isEmpty)
  }

  @Test func aSpikeOfTonnage() {
    let found = findings { draft in rows(&draft) { $0.sets = $0.week == 2 ? 12 : 1 } }
    #expect(found.map(\.code) == [.checkTonnage] && found[0].week == 2 && found[0].severity == .info, "\(found.map(\.cellText))")
  }
}
