import Findings
import PlanAudit
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A plan that nobody objects to, and named changes of it: each trips the rows that it should, in our checks and in the stranger's.
@Suite struct MutationTests {
  private let bench: AuditBench

  init() throws { bench = try AuditBench.required() }

  // MARK: - The good plan

  /// An intermediate who trains four well-spaced days in a whole gym and knows their lifts.
  private func good(_ change: (inout Client) -> Void = { _ in }) -> Client {
    let rulebook = bench.rulebook
    let items = rulebook.presets.first { $0.id == "commercial_gym" }?.items ?? EquipmentSet()
    let goal = GoalID(rulebook.goals.firstIndex { $0.id == "general_fitness" } ?? 0)
    var client = Client(
      id: "good", goal: goal, experience: .intermediate, trainingDays: WordSet([.mon, .tue, .thu, .fri]), minutesPerSession: 75,
      equipment: items)
    client.statedAge = 34
    client.sex = .male
    client.bodyMassKilograms = 82
    client.conditions = ConditionSet()
    client.clearance = .cleared
    client.lifts = [("back_squat", 110.0), ("barbell_bench_press", 85), ("deadlift", 130), ("overhead_press", 50), ("barbell_row", 75)]
      .compactMap {
        id, load in rulebook.exercise(id).map { KnownLift(exercise: $0, kilograms: load, reps: 5) }
      }
    change(&client)
    return client
  }

  /// A change of a plan or of whom it is for.
  struct Mutation: Sendable, CustomTestStringConvertible {
    var name: String
    /// Our codes that must be said.
    var ours: Set<FindingCode>
    /// The stranger's rows that must be said.
    var rows: Set<String>
    /// Further codes and rows that the change may bring with it.
    var alsoOurs: Set<FindingCode> = []
    var alsoRows: Set<String> = []
    var change: @Sendable (inout PlanDraft, inout Client, AuditBench) -> Void

    var testDescription: String { name }
  }

  /// The errors and warnings of both for the plan of the good client after a change.
  private func found(_ client: Client, _ change: (inout PlanDraft, inout Client, AuditBench) -> Void) -> (
    Set<FindingCode>, Set<String>, String
  ) {
    let start = CalendarDate(dayNumber: 20_458)
    var (draft, memory) = (PlanDraft(), PlanningMemory())
    let context = PlanningContext(rules: bench.rules, client: client, start: start)
    for stage in PlanningPipeline().stages where stage.name != .validate { _ = stage.advance(&draft, &memory, context) }
    var judged = client
    change(&draft, &judged, bench)
    let ours = ValidateStage.findings(draft, PlanningContext(rules: bench.rules, client: judged, start: start)).filter {
      $0.severity != .info
    }
    let theirs = bench.audit(draft.mesocycle, for: judged).filter { $0.severity != .info }
    let text = "\(ours.map(\.cellText)) \(theirs.map { "row \($0.row) week \($0.week): \($0.detail)" }.prefix(12))"
    return (Set(ours.map(\.code)), Set(theirs.map(\.row)), text)
  }

  @Test func nobodyObjectsToTheGoodPlan() {
    let (ours, rows, text) = found(good()) { _, _, _ in }
    #expect(ours.isEmpty && rows.isEmpty, "\(text)")
  }

  @Test(arguments: mutations) func eachTripsItsRow(_ mutation: Mutation) {
    let (ours, rows, text) = found(good(), mutation.change)
    #expect(
      ours.isSuperset(of: mutation.ours) && ours.subtracting(mutation.ours).isSubset(of: mutation.alsoOurs),
      "ours \(ours.map(\.id)): \(text)")
    #expect(
      rows.isSuperset(of: mutation.rows) && rows.subtracting(mutation.rows).isSubset(of: mutation.alsoRows), "theirs \(rows): \(text)")
  }

  @Test func aBehindNeckPressForAShoulderClient() throws {
    let shoulder = try #require(bench.rulebook.conditions.firstIndex { $0.id == "shoulder_impingement" })
    let press = try #require(bench.rulebook.exercise("behind_neck_press"))
    let client = good {
      $0.conditions = ConditionSet([ConditionID(shoulder)])
      $0.lifts = []
    }
    let (before, rowsBefore, _) = found(client) { _, _, _ in }
    let (ours, rows, text) = found(client) { draft, _, _ in
      guard let index = draft.mesocycle.prescriptions.firstIndex(where: { $0.kind == .work && $0.week == 1 && $0.measure == .reps }) else {
        return
      }
      draft.mesocycle.prescriptions[index].exercise = press
    }
    #expect(!before.contains(.checkExcluded) && !rowsBefore.contains("2"))
    #expect(ours.contains(.checkExcluded) && rows.contains("2"), "\(text)")
  }
}

// MARK: - The changes

extension MutationTests {
  static let mutations: [Mutation] = [
    Mutation(name: "1 take the clearance away", ours: [.checkGate], rows: ["1"]) { _, client, _ in client.clearance = nil },
    Mutation(name: "1 say nothing of conditions", ours: [.checkGate], rows: ["1"]) { _, client, _ in client.conditions = nil },
    Mutation(name: "2 never wants the first lift", ours: [.checkExcluded], rows: ["2"]) { draft, client, _ in
      client.never = draft.mesocycle.prescriptions.first { $0.kind == .work }.map { [$0.exercise] } ?? []
    },
    Mutation(name: "3 swap the kit", ours: [.checkEquipment], rows: ["3"]) { _, client, bench in
      client.equipment = bench.rulebook.presets.first { $0.id == "bodyweight" }?.items ?? client.equipment
    },
    Mutation(
      name: "4 move a session a day", ours: [.checkCalendar], rows: ["4"], alsoOurs: [.checkSpacing, .checkKeyLifts],
      alsoRows: ["13", "3.3", "24"]
    ) { draft, _, _ in
      move(&draft, week: 2, from: 5, to: 6)
    },
    Mutation(name: "4 train on a day off", ours: [.checkCalendar], rows: ["4"], alsoRows: ["9"]) { draft, client, _ in
      let day = draft.mesocycle.date(week: 1, day: 1)
      client.unavailable = DateSpan(first: day, last: day).map { [$0] } ?? []
    },
    Mutation(name: "5 rest for eleven minutes", ours: [.checkStructure], rows: ["5"], alsoRows: ["9"]) { draft, _, _ in
      change(&draft, limit: 1) { $0.restSeconds = 660 }
    },
    Mutation(name: "5 number a row twice", ours: [.checkStructure], rows: ["5"]) { draft, _, _ in
      change(&draft, limit: 1) { $0.order += 1 }
    },
    Mutation(name: "6 a load between two plates", ours: [.checkLoadable], rows: ["6"], alsoOurs: [.checkLoadStep], alsoRows: ["20"]) {
      draft, _, _ in
      change(&draft, limit: 1, where: { $0.load != nil }) { $0.load?.hundredths += 10 }
    },
    Mutation(
      name: "7 and 21 raise a load by a half", ours: [.checkFeasibleLoad, .checkLoadStep], rows: ["7", "21"],
      alsoOurs: [.checkEffort, .checkGoalBand],
      alsoRows: ["8", "20", "7.3 band", "6"]
    ) { draft, _, bench in
      raise(&draft, by: 1.5, bench)
    },
    Mutation(
      name: "21 raise a load by a fifth", ours: [.checkLoadStep], rows: ["21"],
      alsoOurs: [.checkEffort, .checkFeasibleLoad, .checkGoalBand],
      alsoRows: ["7", "8", "20", "7.3 band"]
    ) { draft, _, bench in
      raise(&draft, by: 1.2, bench)
    },
    Mutation(name: "8 say easy where it is hard", ours: [.checkEffort], rows: ["8"], alsoRows: ["22", "10", "12", "20"]) {
      draft, _, bench in
      change(&draft, limit: 1, where: { isSquat($0, bench) && $0.week == 1 }) {
        $0.rir = 6
        $0.repsMin = $0.repsMax
      }
    },
    Mutation(
      name: "10, 12, 14 and 15 delete the pulls", ours: [.checkVolumeFloor, .checkCoverage, .checkPushPull],
      rows: ["10", "14", "15"],
      alsoOurs: [.checkFrequency, .checkUpperLower, .checkSessionVolume, .checkStructure, .checkDeload, .checkTimeUnder],
      alsoRows: ["12", "16", "5", "9", "23", "7.3", "5.4"]
    ) { draft, _, bench in
      remove(&draft) { bench.rulebook[$0.exercise].pattern.isPull }
    },
    Mutation(
      name: "11 twelve sets of a press", ours: [.checkSessionVolume], rows: ["11"],
      alsoOurs: [.checkSetRamp, .checkPushPull, .checkUpperLower],
      alsoRows: ["7.3", "9", "22", "15", "16", "13"]
    ) { draft, _, bench in
      change(&draft, limit: 1, where: { $0.week == 2 && bench.rulebook[$0.exercise].pattern == .horizontalPush }) { $0.sets = 12 }
    },
    Mutation(name: "17 trunk work first", ours: [.checkOrder], rows: ["17"], alsoOurs: [.checkDuplicate], alsoRows: ["24", "9"]) {
      draft, _, bench in
      trunkFirst(&draft, bench)
    },
    Mutation(
      name: "18 thirty repetitions for main lifts", ours: [.checkGoalZone], rows: ["18"],
      alsoOurs: [.checkFeasibleLoad, .checkEffort, .checkOverload], alsoRows: ["9", "7", "8", "20", "7.3", "21"]
    ) { draft, _, bench in
      change(&draft, limit: 500, where: { $0.measure == .reps && bench.role(of: $0) == "main" && $0.week == 2 }) {
        ($0.repsMin, $0.repsMax, $0.load) = (28, 30, nil)
      }
    },
    Mutation(
      name: "19 rest a minute before a heavy set", ours: [.checkRest], rows: ["19"],
      alsoOurs: [.checkEffort, .checkLoadStep, .checkOverload],
      alsoRows: ["8", "21", "20", "7.3 band"]
    ) { draft, _, bench in
      change(&draft, limit: 1, where: { isSquat($0, bench) && $0.week == 3 }) {
        ($0.restSeconds, $0.load, $0.repsMin, $0.repsMax, $0.rir) = (60, Load(hundredths: 10_500), 4, 4, 2)
      }
    },
    Mutation(name: "20 nothing rises", ours: [.checkOverload], rows: ["20"], alsoOurs: [.checkEffort], alsoRows: ["8", "22"]) {
      draft, _, _ in
      flatten(&draft)
    },
    Mutation(
      name: "22 more sets all at once", ours: [.checkSetRamp], rows: ["22"],
      alsoOurs: [.checkSessionVolume, .checkVolumeCap, .checkQuadHip, .checkUpperLower, .checkDeload],
      alsoRows: ["11", "10", "7.3", "9", "16", "23", "13"]
    ) { draft, _, bench in
      change(&draft, limit: 2, where: { $0.week == 3 && bench.rulebook[$0.exercise].pattern == .squat }) { $0.sets += 4 }
    },
    Mutation(
      name: "23 call the hardest week the deload", ours: [.checkDeload], rows: ["23"],
      alsoOurs: [.checkOverload, .checkLoadStep, .checkEffort, .checkVolumeFloor, .checkFrequency, .checkSetRamp, .checkTimeUnder],
      alsoRows: ["10", "12", "20", "21", "22", "8", "9", "14", "7.3", "15", "16"]
    ) { draft, _, _ in
      flipLastWeeks(&draft)
    },
    Mutation(
      name: "24 the same lift twice", ours: [.checkDuplicate], rows: ["24"], alsoOurs: [.checkOrder, .checkSessionVolume],
      alsoRows: ["17", "9", "11", "7.3"]
    ) { draft, _, _ in
      repeatFirst(&draft)
    },
  ]

  private static func isSquat(_ row: Prescription, _ bench: AuditBench) -> Bool {
    row.load != nil && bench.rulebook[row.exercise].id == "back_squat"
  }

  /// Changes the first working rows that are wanted.
  private static func change(
    _ draft: inout PlanDraft, limit: Int, where isWanted: (Prescription) -> Bool = { _ in true }, _ change: (inout Prescription) -> Void
  ) {
    var left = limit
    for index in draft.mesocycle.prescriptions.indices where left > 0 {
      let row = draft.mesocycle.prescriptions[index]
      guard row.kind == .work, isWanted(row) else { continue }
      change(&draft.mesocycle.prescriptions[index])
      left -= 1
    }
  }

  private static func move(_ draft: inout PlanDraft, week: Int, from day: Int, to other: Int) {
    for index in draft.mesocycle.sessions.indices
    where draft.mesocycle.sessions[index].week == week && draft.mesocycle.sessions[index].day == day {
      draft.mesocycle.sessions[index].day = other
    }
    for index in draft.mesocycle.prescriptions.indices
    where Int(draft.mesocycle.prescriptions[index].week) == week && Int(draft.mesocycle.prescriptions[index].day) == day {
      draft.mesocycle.prescriptions[index].day = UInt8(other)
    }
  }

  /// Multiplies the squat's load in week 2, to a weight that the bar can make.
  private static func raise(_ draft: inout PlanDraft, by factor: Double, _ bench: AuditBench) {
    let isHeavier = { (row: Prescription) in isSquat(row, bench) && row.week == 2 }
    change(&draft, limit: 1, where: isHeavier) { row in
      let before = draftLoad(row)
      row.load = Load(hundredths: Int32((Double(before) * factor / 250).rounded(.up)) * 250)
    }
  }

  private static func draftLoad(_ row: Prescription) -> Int32 { row.load?.hundredths ?? 0 }

  private static func remove(_ draft: inout PlanDraft, _ isGone: (Prescription) -> Bool) {
    draft.mesocycle.prescriptions.removeAll(where: isGone)
    renumber(&draft)
  }

  private static func renumber(_ draft: inout PlanDraft) {
    var (last, order) = (0, UInt8(0))
    for index in draft.mesocycle.prescriptions.indices {
      let row = draft.mesocycle.prescriptions[index]
      let session = Int(row.week) * 8 + Int(row.day)
      order = session == last ? order + 1 : 1
      last = session
      draft.mesocycle.prescriptions[index].order = order
    }
  }

  /// Puts the trunk work of the first session that has some before everything else.
  private static func trunkFirst(_ draft: inout PlanDraft, _ bench: AuditBench) {
    guard
      let trunk = draft.mesocycle.prescriptions.firstIndex(where: {
        $0.kind == .work && bench.rulebook[$0.exercise].pattern.isCore && $0.order > 3
      }),
      let first = draft.mesocycle.prescriptions.firstIndex(where: {
        $0.week == draft.mesocycle.prescriptions[trunk].week && $0.day == draft.mesocycle.prescriptions[trunk].day
      })
    else { return }
    draft.mesocycle.prescriptions.insert(draft.mesocycle.prescriptions.remove(at: trunk), at: first)
    renumber(&draft)
  }

  /// Gives weeks 2 and 3 what week 1 has.
  private static func flatten(_ draft: inout PlanDraft) {
    let rows = draft.mesocycle.prescriptions
    for index in rows.indices where rows[index].kind == .work && (rows[index].week == 2 || rows[index].week == 3) {
      guard
        let first = rows.first(where: {
          $0.week == 1 && $0.day == rows[index].day && $0.exercise == rows[index].exercise && $0.kind == .work
        })
      else { continue }
      let row = rows[index]
      (draft.mesocycle.prescriptions[index].load, draft.mesocycle.prescriptions[index].sets) = (first.load, first.sets)
      (draft.mesocycle.prescriptions[index].repsMin, draft.mesocycle.prescriptions[index].repsMax) = (first.repsMin, first.repsMax)
      draft.mesocycle.prescriptions[index].rir = first.rir ?? row.rir
    }
  }

  /// Exchanges the labels of weeks 3 and 4.
  private static func flipLastWeeks(_ draft: inout PlanDraft) {
    for index in draft.mesocycle.prescriptions.indices where draft.mesocycle.prescriptions[index].week >= 3 {
      draft.mesocycle.prescriptions[index].week = 7 - draft.mesocycle.prescriptions[index].week
    }
    for index in draft.mesocycle.sessions.indices where draft.mesocycle.sessions[index].week >= 3 {
      draft.mesocycle.sessions[index].week = 7 - draft.mesocycle.sessions[index].week
    }
    draft.mesocycle.sessions.sort { ($0.week, $0.day) < ($1.week, $1.day) }
    draft.mesocycle.prescriptions.sort { ($0.week, $0.day, $0.order) < ($1.week, $1.day, $1.order) }
  }

  /// Puts the first lift at the end of its session once more.
  private static func repeatFirst(_ draft: inout PlanDraft) {
    let rows = draft.mesocycle.prescriptions
    guard let first = rows.first(where: { $0.kind == .work }),
      let last = rows.lastIndex(where: { $0.week == first.week && $0.day == first.day })
    else { return }
    var again = first
    (again.sets, again.superset) = (1, 0)
    draft.mesocycle.prescriptions.insert(again, at: last + 1)
    renumber(&draft)
  }
}
