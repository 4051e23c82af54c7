import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A row is held to the checks whatever it is called: build-ups, tests, cardio and mobility as well as working sets.
@Suite struct RowKindCheckTests {
  private static let squat = SmallRulebook.exercise("back_squat")

  /// What the checks say of a good client's plan after a change of the squat's rows in the first session, which has a build-up.
  private func findings(_ change: (inout [Prescription]) -> Void) -> [Finding] {
    let context = SmallRulebook.context(SmallRulebook.client { $0.lifts = [KnownLift(exercise: Self.squat, kilograms: 140, reps: 1)] })
    var draft = context.draft(through: .sanitise).draft
    let session = draft.mesocycle.sessions[0]
    let isOurs = { (row: Prescription) in row.isIn(session) && row.exercise == Self.squat }
    guard let first = draft.mesocycle.prescriptions.firstIndex(where: isOurs) else { return [] }
    var rows = draft.mesocycle.prescriptions.filter(isOurs)
    draft.mesocycle.prescriptions.removeAll(where: isOurs)
    change(&rows)
    draft.mesocycle.prescriptions.insert(contentsOf: rows, at: first)
    return ValidateStage.findings(draft, context)
  }

  /// Those of one code.
  private func found(_ code: FindingCode, _ change: (inout [Prescription]) -> Void) -> [Finding] {
    findings(change).filter { $0.code == code }
  }

  @Test func theSquatHasABuildUpAndNothingIsWrong() {
    var kinds: [RowKind] = []
    #expect(findings { kinds = $0.map(\.kind) } == [])
    #expect(kinds.first == .ramp && kinds.last == .work && kinds.count > 2)
  }

  @Test(arguments: RowKind.allCases) func moreThanTheClientCanLiftIsAnErrorInEveryRow(_ kind: RowKind) {
    let found = found(.checkFeasibleLoad) { rows in
      rows[rows.count - 1].kind = kind
      rows[rows.count - 1].load = Load(hundredths: 25_000)
    }
    #expect(found.map(\.severity) == [.error] && found.first?.week == 1)
  }

  @Test(arguments: RowKind.allCases) func aLoadThatCanNotBeMadeIsAnErrorInEveryRow(_ kind: RowKind) {
    let found = found(.checkLoadable) { rows in
      rows[rows.count - 1].kind = kind
      rows[rows.count - 1].load = Load(hundredths: 6_001)
    }
    #expect(found.map(\.severity) == [.error])
  }

  @Test(arguments: RowKind.allCases) func tooManySetsOrRepetitionsAreAnErrorInEveryRow(_ kind: RowKind) {
    #expect(found(.checkStructure) { ($0[$0.count - 1].kind, $0[$0.count - 1].sets) = (kind, 40) }.count == 1)
    #expect(
      found(.checkStructure) { ($0[$0.count - 1].kind, $0[$0.count - 1].repsMin, $0[$0.count - 1].repsMax) = (kind, 900, 900) }.count == 1)
  }

  @Test func aBuildUpIsNoWayAroundWhatCanBeLifted() {
    // 90 % of 1RM can be lifted, but not twenty times.
    let often = found(.checkFeasibleLoad) { rows in
      (rows[0].load, rows[0].repsMin, rows[0].repsMax) = (Load(hundredths: 12_500), 20, 20)
    }
    #expect(often.count == 1)
    #expect(
      found(.checkFeasibleLoad) {
        $0[0].load = Load(hundredths: 12_500)
        $0[0].repsMin = 1
        $0[0].repsMax = 1
      }.isEmpty)
  }

  @Test func aTestMayLookForALittleMoreThanIsKnown() {
    func test(_ hundredths: Int32) -> [Finding] {
      found(.checkFeasibleLoad) { rows in
        let last = rows.count - 1
        (rows[last].kind, rows[last].repsMin, rows[last].repsMax, rows[last].rir) = (.test, 1, 1, nil)
        rows[last].load = Load(hundredths: hundredths)
      }
    }
    #expect(test(14_250).isEmpty && test(15_000).count == 1)
  }

  @Test func aBuildUpWithoutItsWorkingSetIsFound() {
    let gone = found(.checkRamp) { $0.removeLast() }
    #expect(gone.map(\.severity) == [.warning] && gone.first?.week == 1 && gone.first?.message.contains("no working set") == true)
    #expect(found(.checkRamp) { $0 = $0.reversed() }.count == 1, "behind its working set it leads nowhere")
    #expect(found(.checkRamp) { $0[$0.count - 1].kind = .mobility }.count == 1, "mobility is nothing to build up to")
    for kind in [RowKind.work, .top, .backoff, .amrap, .test] {
      #expect(found(.checkRamp) { $0[$0.count - 1].kind = kind }.isEmpty, "\(kind)")
    }
  }

  @Test func aBuildUpThatIsHeavierThanItsWorkingSetIsFound() {
    func ramp(_ part: Int32) -> [Finding] {
      found(.checkRamp) { rows in
        let work = rows[rows.count - 1].load?.hundredths ?? 0
        rows[0].load = Load(hundredths: work * part / 100)
      }
    }
    #expect(ramp(100).isEmpty)
    #expect(ramp(110).map(\.severity) == [.warning])
    #expect(ramp(130).map(\.severity) == [.error])
  }

  @Test func theHeaviestSetThatItLeadsToCounts() {
    let found = found(.checkRamp) { rows in
      let work = rows[rows.count - 1]
      var light = work
      (light.kind, light.load) = (.backoff, work.load.map { Load(hundredths: $0.hundredths / 2) })
      rows.append(light)
      rows[0].load = work.load
    }
    #expect(found.isEmpty)
  }

  @Test func whatIsToldOfSeveralRowsAlikeIsToldOnce() {
    let found = found(.checkFeasibleLoad) { rows in for index in rows.indices { rows[index].load = Load(hundredths: 25_000) } }
    #expect(found.count == 1)
  }
}
