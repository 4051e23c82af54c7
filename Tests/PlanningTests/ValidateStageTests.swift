import Findings
import Testing
import TrainingModel

@testable import Planning
@testable import Rulebook

/// For each check one change of a good plan that trips exactly it.
@Suite struct ValidateStageTests {
  private static let squat = SmallRulebook.exercise("back_squat")

  /// A client for whom the small rules make a plan without a finding.
  private func good() -> Client {
    SmallRulebook.client { $0.lifts = [KnownLift(exercise: Self.squat, kilograms: 140, reps: 1)] }
  }

  /// The codes that the checks report for the plan of `planned` after a change, judged for `judged`, in their order and each once.
  private func codes(
    rules: PlanningRules = SmallRulebook.rules, judged: Client? = nil, _ change: (inout PlanDraft) -> Void = { _ in }
  ) -> [FindingCode] {
    findings(rules: rules, judged: judged, change).map(\.code).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func findings(
    rules: PlanningRules = SmallRulebook.rules, judged: Client? = nil, _ change: (inout PlanDraft) -> Void = { _ in }
  ) -> [Finding] {
    var draft = SmallRulebook.context(good(), rules: rules).draft(through: .sanitise).draft
    change(&draft)
    return ValidateStage.findings(draft, SmallRulebook.context(judged ?? good(), rules: rules))
  }

  /// Changes the working rows for which `isWanted` holds.
  private func rows(
    _ draft: inout PlanDraft, where isWanted: (Prescription) -> Bool = { $0.exercise == Self.squat }, _ change: (inout Prescription) -> Void
  ) {
    for index in draft.mesocycle.prescriptions.indices {
      let row = draft.mesocycle.prescriptions[index]
      if row.kind == .work, isWanted(row) { change(&draft.mesocycle.prescriptions[index]) }
    }
  }

  /// The small rules with other numbers of a check.
  private func rules(_ numbers: (some CheckNumbers).Type, _ given: [String: Double]) -> PlanningRules {
    let numbers = numbers.init(GivenNumbers { given[$0.name] ?? $0.usual })
    return PlanningRules(
      SmallRulebook.book { book in
        book.checks.checks = book.checks.checks.map {
          $0.code == type(of: numbers).code ? Check(numbers, $0.severity, rule: $0.rule) : $0
        }
      })
  }

  @Test func findsNothingWrongWithAGoodPlan() { #expect(codes() == []) }

  @Test func gate() {
    var client = good()
    client.clearance = nil
    #expect(codes(judged: client) == [.checkGate])
  }

  @Test func exclusion() {
    var client = good()
    client.never = [Self.squat]
    #expect(codes(judged: client) == [.checkExcluded])
  }

  @Test func exclusionByACondition() {
    let press = SmallRulebook.exercise("behind_neck_press")
    var client = good()
    client.conditions = SmallRulebook.conditions("shoulder")
    let found = codes(judged: client) { draft in
      rows(&draft, where: { SmallRulebook.rules.facts[$0.exercise.index].pattern == .verticalPush }) { $0.exercise = press }
    }
    // The condition also limits, asks for something and has something to say.
    #expect(found.first == .checkExcluded && Set(found).isSubset(of: [.checkExcluded, .checkLimitReserve, .checkAskedFor, .checkCaution]))
  }

  @Test func equipment() {
    var client = good()
    client.equipment = SmallRulebook.equipment("barbell", "rack", "bench", "cable")
    #expect(codes(judged: client) == [.checkEquipment])
  }

  @Test func calendar() {
    var client = good()
    client.trainingDays = WordSet([.mon, .wed, .sat])
    #expect(codes(judged: client) == [.checkCalendar])
  }

  @Test func calendarOnADayOff() throws {
    var client = good()
    client.unavailable = [try #require(DateSpan(first: SmallRulebook.monday, last: SmallRulebook.monday))]
    #expect(codes(judged: client) == [.checkCalendar])
  }

  @Test func structure() {
    #expect(codes { draft in rows(&draft) { $0.restSeconds = 700 } } == [.checkStructure])
    #expect(codes { draft in rows(&draft) { $0.order = 9 } } == [.checkStructure])
    #expect(codes { draft in rows(&draft) { $0.rir = 9 } }.contains(.checkStructure))
  }

  @Test func loadable() {
    #expect(codes { draft in rows(&draft) { $0.load?.hundredths += 1 } } == [.checkLoadable])
  }

  @Test func feasibleLoad() {
    let found = codes { draft in
      rows(&draft) { row in
        row.load = Load(hundredths: 16_000)
        row.rir = nil
        row.restSeconds = 180
        row.repsMax += row.week == 4 ? 0 : UInt16(row.week)
      }
    }
    #expect(found == [.checkFeasibleLoad, .checkGoalBand])
  }

  @Test func effort() {
    #expect(codes { draft in rows(&draft, where: { $0.exercise == Self.squat && $0.week == 1 }) { $0.rir = 6 } } == [.checkEffort])
  }

  @Test func timeOver() {
    let slightly = findings { $0.mesocycle.sessions[0].seconds = 60 * 60 + 1 }
    #expect(slightly.map(\.code) == [.checkTimeOver] && slightly[0].severity == .warning)
    let far = findings { $0.mesocycle.sessions[0].seconds = 66 * 60 + 1 }
    #expect(far.map(\.code) == [.checkTimeOver] && far[0].severity == .error)
  }

  @Test func timeUnder() { #expect(codes { $0.mesocycle.sessions[0].seconds = 35 * 60 } == [.checkTimeUnder]) }

  @Test func volumeFloor() { #expect(codes { $0.analysis.bands.floor[Int(Muscle.chest.rawValue)] = 99 } == [.checkVolumeFloor]) }

  @Test func volumeCap() {
    let soft = findings { $0.analysis.bands.softCap[Int(Muscle.quads.rawValue)] = 2 }
    #expect(soft.map(\.code) == [.checkVolumeCap] && soft[0].severity == .warning)
    let hard = findings {
      $0.analysis.bands.softCap[Int(Muscle.quads.rawValue)] = 2
      $0.analysis.bands.hardCap[Int(Muscle.quads.rawValue)] = 3
    }
    #expect(hard.map(\.code) == [.checkVolumeCap] && hard[0].severity == .error)
  }

  @Test func sessionVolume() { #expect(codes(rules: rules(SessionVolumeSets.self, ["warn": 1, "error": 90])) == [.checkSessionVolume]) }

  @Test func frequency() { #expect(codes { $0.analysis.bands.dose[Int(Muscle.chest.rawValue)] = 99 } == [.checkFrequency]) }

  @Test func spacing() { #expect(codes(rules: rules(Spacing.self, ["days": 3, "sets": 1])) == [.checkSpacing]) }

  @Test func heavyLegsOnNeighbouringDays() {
    let found = findings { draft in
      for session in draft.mesocycle.sessions.indices where draft.mesocycle.sessions[session].day == 3 {
        draft.mesocycle.sessions[session].day = 2
      }
      rows(&draft, where: { $0.day == 3 }) { $0.day = 2 }
      for index in draft.mesocycle.prescriptions.indices where draft.mesocycle.prescriptions[index].day == 3 {
        draft.mesocycle.prescriptions[index].day = 2
      }
      let deadlift = SmallRulebook.exercise("deadlift")
      draft.analysis.oneRepMax[deadlift.index] = 10_000
      rows(&draft, where: { $0.exercise == deadlift || $0.exercise == Self.squat }) { row in
        row.load = Load(hundredths: row.exercise == deadlift ? 9_000 : 12_500)
        (row.repsMin, row.repsMax, row.rir, row.restSeconds) = (2, 2, nil, 180)
      }
    }
    #expect(found.contains { $0.code == .checkSpacing && $0.severity == .error })
  }

  @Test func coverage() {
    let rules = PlanningRules(SmallRulebook.book { $0.balance.coverage[0].times = 9 })
    #expect(codes(rules: rules) == [.checkCoverage])
  }

  @Test func ratios() {
    #expect(codes { $0.analysis.minimumPullToPush = 9 } == [.checkPushPull])
    #expect(codes(rules: rules(QuadToHip.self, ["min": 8, "max": 9])) == [.checkQuadHip])
    #expect(codes(rules: rules(UpperToLower.self, ["min": 8, "max": 9])) == [.checkUpperLower])
  }

  @Test func order() {
    let found = codes { draft in
      let rows = draft.mesocycle.prescriptions
      guard let plank = rows.firstIndex(where: { $0.exercise == SmallRulebook.exercise("plank") }),
        let squat = rows.firstIndex(where: { $0.exercise == Self.squat && $0.kind == .work })
      else { return }
      draft.mesocycle.prescriptions[plank] = rows[squat]
      draft.mesocycle.prescriptions[squat] = rows[plank]
      (draft.mesocycle.prescriptions[plank].order, draft.mesocycle.prescriptions[squat].order) = (rows[plank].order, rows[squat].order)
    }
    #expect(found.first == .checkOrder && Set(found).isSubset(of: [.checkOrder, .checkDuplicate]))
  }

  @Test func duplicate() {
    let found = codes { draft in
      guard
        let bench = draft.mesocycle.prescriptions.firstIndex(where: { $0.exercise == SmallRulebook.exercise("barbell_row") && $0.week == 1 }
        )
      else { return }
      let old = draft.mesocycle.prescriptions[bench]
      guard let squat = draft.mesocycle.prescriptions.first(where: { $0.exercise == Self.squat && $0.week == 1 && $0.kind == .work }) else {
        return
      }
      var again = squat
      (again.order, again.sets) = (old.order + 1, 1)
      for index in draft.mesocycle.prescriptions.indices
      where draft.mesocycle.prescriptions[index].week == 1 && draft.mesocycle.prescriptions[index].day == 1
        && draft.mesocycle.prescriptions[index].order > old.order
      { draft.mesocycle.prescriptions[index].order += 1 }
      draft.mesocycle.prescriptions.insert(again, at: bench + 1)
    }
    #expect(found == [.checkDuplicate])
  }

  @Test func sameSessions() {
    let found = codes { draft in
      let (first, last) = (draft.sessions[0].day, draft.sessions[2].day)
      for week in 1...3 {
        let model = draft.mesocycle.rows(week: week, day: first).filter { $0.kind == .work }.map(\.exercise)
        let places = draft.mesocycle.prescriptions.indices.filter { index in
          let row = draft.mesocycle.prescriptions[index]
          return Int(row.week) == week && Int(row.day) == last && row.kind == .work
        }
        for (number, index) in places.enumerated() where number < model.count {
          draft.mesocycle.prescriptions[index].exercise = model[number]
        }
        for index in places.dropFirst(model.count).reversed() { draft.mesocycle.prescriptions.remove(at: index) }
      }
    }
    #expect(found.contains(.checkSameSessions))
  }

  @Test func keyLifts() {
    let found = codes { draft in
      rows(&draft, where: { $0.exercise == Self.squat && $0.week == 2 }) { $0.exercise = SmallRulebook.exercise("goblet_squat") }
    }
    #expect(found.contains(.checkKeyLifts))
  }

  @Test func monthOverlap() {
    let draft = SmallRulebook.context(good()).draft(through: .sanitise).draft
    let now = Set(draft.mesocycle.prescriptions.filter { $0.kind.countsAsVolume }.map(\.exercise)).sorted()
    func codes(last: [ExerciseID]) -> [FindingCode] {
      let context = SmallRulebook.context(
        good(), rules: rules(MonthOverlap.self, ["exercises": 4]), history: BlockHistory(blocks: [last]))
      return ValidateStage.findings(draft, context).map(\.code)
    }
    let others = SmallRulebook.rules.rulebook.exercises.indices.map { ExerciseID($0) }.filter { !now.contains($0) }
    #expect(codes(last: Array(now.prefix(now.count * 2 / 3)) + others.prefix(2)) == [])
    #expect(codes(last: now) == [.checkMonthOverlap])
    #expect(codes(last: Array(now.prefix(1)) + others) == [.checkMonthOverlap])
  }

  @Test func goalZone() {
    let found = codes { draft in
      rows(&draft, where: { $0.measure == .reps && $0.week == 2 && $0.load == nil }) { ($0.repsMin, $0.repsMax) = (20, 22) }
    }
    #expect(found == [.checkGoalZone, .checkOverload])
  }

  @Test func rest() {
    let found = codes { draft in
      rows(&draft, where: { $0.exercise == Self.squat && $0.week == 3 }) {
        ($0.load, $0.repsMin, $0.repsMax, $0.rir, $0.restSeconds) = (Load(hundredths: 11_500), 6, 6, 1, 90)
      }
    }
    #expect(found.contains(.checkRest))
    #expect(Set(found).isSubset(of: [.checkRest, .checkLoadStep]))
  }

  @Test func overload() {
    let found = codes { draft in
      let deadlift = SmallRulebook.exercise("deadlift")
      rows(&draft, where: { $0.exercise == deadlift && $0.week < 4 }) { ($0.load, $0.repsMin, $0.repsMax, $0.sets) = (nil, 8, 10, 3) }
    }
    #expect(found == [.checkOverload])
  }

  @Test func loadStep() {
    func after(_ loads: [Int32]) -> [Finding] {
      findings { draft in
        rows(&draft, where: { $0.exercise == Self.squat && $0.week < 4 }) {
          ($0.load, $0.rir, $0.repsMin, $0.repsMax) = (Load(hundredths: loads[Int($0.week) - 1]), nil, 6, 6)
        }
      }
    }
    let warned = after([8_000, 9_000, 9_000])
    #expect(Set(warned.map(\.code)).isSubset(of: [.checkLoadStep, .checkGoalBand]) && warned.allSatisfy { $0.severity == .warning })
    #expect(after([8_000, 9_500, 9_500]).contains { $0.code == .checkLoadStep && $0.severity == .error })
    #expect(after([9_000, 8_500, 8_750]).contains { $0.code == .checkLoadStep && $0.severity == .warning }, "a lift that goes back")
  }

  @Test func setRamp() {
    let found = codes(rules: rules(SetRise.self, ["part": 0, "sets": 0]))
    #expect(Set(found).isSubset(of: [.checkSetRamp]))
    let bench = SmallRulebook.exercise("barbell_bench_press")
    #expect(codes { draft in rows(&draft, where: { $0.week == 3 && $0.exercise == bench }) { $0.sets += 4 } }.contains(.checkSetRamp))
  }

  @Test func deload() {
    let found = findings { draft in rows(&draft, where: { $0.week == 4 }) { $0.sets = 5 } }
    #expect(found.first { $0.code == .checkDeload }?.severity == .error)
    #expect(Set(found.map(\.code)).isSubset(of: [.checkDeload, .checkSessionVolume]))
  }

  @Test func switchedOffIsNotAsked() {
    let rules = PlanningRules(SmallRulebook.book { $0.checks.checks.removeAll { $0.code == .checkTimeUnder || $0.code == .checkGate } })
    #expect(codes(rules: rules) { $0.mesocycle.sessions[0].seconds = 60 } == [])
    var client = good()
    client.clearance = nil
    #expect(codes(rules: rules, judged: client) == [.checkGate], "what keeps a client safe can't be switched off")
  }

  @Test func saysOnceWhatHoldsInEveryWeek() {
    let found = findings { $0.analysis.minimumPullToPush = 9 }
    #expect(found.count == 1)
    #expect(found[0].week == nil)
  }

  @Test func saysNothingOfTheClientBeyondFieldNames() {
    let all = findings { draft in
      draft.mesocycle.sessions[0].seconds = 66 * 60 + 1
      draft.analysis.minimumPullToPush = 9
    }
    #expect(all.allSatisfy { !$0.cellText.contains("c1") && !$0.cellText.contains("60 minutes") })
  }
}
