import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// The rows that are left of a named programme's block step by what was lifted, session by session.
@Suite struct RunningProgrammeTests {
  private static let days: [Weekday] = [.mon, .wed, .fri]

  /// What the night of a day finds in the block as it was planned without logs.
  private func changes(_ trainee: Trainee, approved: Mesocycle? = nil, adapted: Set<RowID> = [], on today: CalendarDate) throws
    -> [RowChange]
  {
    var blind = trainee
    blind.history.sessions = []
    let plan = try approved ?? blind.plan()
    var history = trainee.history
    history.programme = blind.result.programme
    history.programme?.sessions = []
    let context = PlanningContext(rules: trainee.rules, client: trainee.client, start: trainee.start, history: history)
    var memory = PlanningMemory()
    let rows = plan.prescriptions.map { row in
      let past = PastRow(
        id: row.rowID, exercise: row.exercise, week: Int(row.week), day: Int(row.day), sets: Int(row.sets),
        reps: Int(row.repsMin)...max(Int(row.repsMin), Int(row.repsMax)), isOpen: row.repsMax == 0, load: row.load,
        rir: row.rir.map { Int($0) })
      return RunningRow(past, kind: row.kind, base: row.load, isAdapted: adapted.contains(row.rowID))
    }
    return RunningProgramme(context, using: &memory).changes(rows, today: today)
  }

  /// `1/3 back_squat 5x5@102.5` for each change of an exercise, in calendar order.
  private func words(_ changes: [RowChange], _ trainee: Trainee, only exercise: String) throws -> [String] {
    let id = try trainee.id(exercise)
    return changes.filter { $0.exercise == id && !$0.reason.isEmpty }.map { change in
      guard case .row(let row) = change.kind else { return "\(change.week)/\(change.day) gone" }
      return "\(change.week)/\(change.day) \(trainee.text([row]).split(separator: " ").dropFirst().joined(separator: " "))"
    }
  }

  private func squatter() throws -> Trainee { try Trainee("stronglifts_5x5", ["back_squat": 140], days: Self.days) }

  @Test func aMissedLinearStepIsNotPaid() throws {
    var trainee = try squatter()
    let squat = try trainee.id("back_squat")
    let planned = try trainee.sessions(only: ["back_squat"]).prefix(4).map { $0.split(separator: " ").last.map(String.init) ?? "" }
    #expect(planned == ["5x5@102.5", "5x5@105", "5x5@107.5", "5x5@110"])
    try trainee.log(0) { set, _ in if set.exercise == squat { set.amount = 3 } }
    let found = try changes(trainee, on: trainee.start + 1)
    let told = try words(found, trainee, only: "back_squat")
    #expect(told.prefix(3) == ["1/3 5x5@102.5", "1/5 5x5@105", "2/1 5x5@107.5"], "\(told)")
    let reason = try #require(found.first { $0.exercise == squat && !$0.reason.isEmpty }).reason
    #expect(reason == "Barbell Back Squat: 3 3 3 3 3 at 102.5 on 5 January: 102.5 instead of 105")
  }

  @Test func threeFailuresTakeATenthAway() throws {
    var trainee = try squatter()
    let squat = try trainee.id("back_squat")
    for session in 0..<3 { try trainee.log(session) { set, _ in if set.exercise == squat { set.load = Load(hundredths: 9750) } } }
    let told = try words(try changes(trainee, on: trainee.start + 5), trainee, only: "back_squat")
    #expect(told.first == "2/1 5x5@92.5", "\(told)")
  }

  /// Only rows whose load nobody could know may name one by now.
  @Test func whatWasDoneAsAskedChangesNoLoad() throws {
    var trainee = try squatter()
    let plan = try trainee.plan()
    let done = [LoggedSession].done(plan)
    for session in 0..<4 {
      trainee.history.sessions.append(done[session])
      let found = try changes(trainee, on: trainee.start + (session * 2 + 1)).filter { !$0.reason.isEmpty }
      let known = found.filter { change in plan.prescriptions.contains { $0.rowID == change.row && $0.load != nil } }
      #expect(known.isEmpty, "after session \(session): \(known.map(\.reason))")
      #expect(found.allSatisfy { $0.reason.hasSuffix(" instead of a load to be found") }, "\(found.map(\.reason))")
    }
  }

  @Test func aLightSetDoneOftenRaisesTheNext() throws {
    var trainee = try Trainee("gzclp", ["lat_pulldown": 126], unit: .lb, days: Self.days)
    let pulldown = try trainee.id("lat_pulldown")
    var number = 0
    try trainee.log(0) { set, _ in
      guard set.exercise == pulldown else { return }
      number += 1
      if number == 3 { set.reps = 25 }
    }
    let told = try words(try changes(trainee, on: trainee.start + 1), trainee, only: "lat_pulldown")
    #expect(told.first?.hasSuffix("2x15@70") == true, "\(told)")
  }

  /// GZCLP's heavy lift that misses its fives goes on with threes at the same load.
  @Test func aFailedStageOfGZCLPIsAnother() throws {
    var trainee = try Trainee("gzclp", ["back_squat": 140], days: Self.days)
    let squat = try trainee.id("back_squat")
    try trainee.log(0) { set, place in if set.exercise == squat, place < 5 { set.amount = 1 } }
    let found = try changes(trainee, on: trainee.start + 1)
    let told = try words(found, trainee, only: "back_squat")
    #expect(!told.isEmpty && told.contains { $0.contains("x2@") }, "\(told)")
  }

  @Test func whatWasApprovedIsAskedForOnce() throws {
    var trainee = try squatter()
    let squat = try trainee.id("back_squat")
    var blind = trainee
    blind.history.sessions = []
    var plan = try blind.plan()
    try trainee.log(0) { set, _ in if set.exercise == squat { set.amount = 3 } }
    let found = try changes(trainee, on: trainee.start + 1)
    for change in found {
      guard case .row(let row) = change.kind, let place = plan.prescriptions.firstIndex(where: { $0.rowID == change.row }) else { continue }
      plan.prescriptions[place] = row
    }
    let adapted = Set(found.map(\.row))
    #expect(try changes(trainee, approved: plan, adapted: adapted, on: trainee.start + 1).filter { !$0.reason.isEmpty }.isEmpty)
  }

  /// A row that somebody wrote something else into is theirs.
  @Test func ownRowsStay() throws {
    var trainee = try squatter()
    let squat = try trainee.id("back_squat")
    var blind = trainee
    blind.history.sessions = []
    var plan = try blind.plan()
    let own = try #require(plan.prescriptions.firstIndex { $0.exercise == squat && $0.kind == .work && $0.day == 3 && $0.week == 1 })
    plan.prescriptions[own].load = Load(hundredths: 8000)
    try trainee.log(0) { set, _ in if set.exercise == squat { set.amount = 3 } }
    let found = try changes(trainee, approved: plan, on: trainee.start + 1)
    #expect(!found.isEmpty && !found.contains { $0.row == plan.prescriptions[own].rowID })
  }

  /// What was left out is told once, whatever is done of other exercises afterwards.
  @Test func anotherExercisesSessionIsNoNewEvidence() throws {
    var trainee = try squatter()
    let bench = try trainee.id("barbell_bench_press")
    let plan = try trainee.plan()
    let done = [LoggedSession].done(plan)
    trainee.history.sessions.append(done[0])
    trainee.history.sessions[0].sets.removeAll { $0.exercise == bench }
    func evidence(on today: CalendarDate) throws -> [RowID: UInt64] {
      let mine = try changes(trainee, on: today).filter { $0.exercise == bench && $0.week > 1 }
      return Dictionary(mine.map { ($0.row, $0.evidence) }, uniquingKeysWith: { first, _ in first })
    }
    let before = try evidence(on: trainee.start + 1)
    // The second session has no bench press.
    #expect(!done[1].sets.contains { $0.exercise == bench })
    trainee.history.sessions.append(done[1])
    #expect(try !before.isEmpty && evidence(on: trainee.start + 3) == before)
  }

  @Test func whatIsOverStays() throws {
    var trainee = try squatter()
    let squat = try trainee.id("back_squat")
    try trainee.log(0) { set, _ in if set.exercise == squat { set.amount = 3 } }
    let found = try changes(trainee, on: trainee.start + 5)
    #expect(!found.isEmpty && !found.contains { $0.week == 1 }, "the sessions of the first week are over")
  }
}
