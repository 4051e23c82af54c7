import Findings
import Planning
import Rulebook
import Testing
import TrainingModel

@testable import Checks

/// A night's plans to which no check of rows objects, and for each check a change of one of them that trips exactly it.
@Suite struct PlanMutationTests {
  /// A named change of a good block.
  struct Mutation: Sendable, CustomTestStringConvertible {
    var code: FindingCode
    var name: String
    var of: GoodPlan = .pressure
    var change: @Sendable (inout FinishedBlock, Rulebook) -> Void
    var testDescription: String { "\(code.id): \(name)" }
  }

  @Test(arguments: GoodPlan.allCases) func nobodyObjectsToAGoodPlan(_ good: GoodPlan) throws {
    let (rules, block) = try good.planned()
    #expect(rules.rowChecks.findings(block).map(\.cellText) == [])
  }

  @Test(arguments: mutations) func eachTripsExactlyItsCheck(_ mutation: Mutation) throws {
    var (rules, block) = try mutation.of.planned()
    mutation.change(&block, rules.rulebook)
    let found = rules.rowChecks.findings(block)
    #expect(Set(found.map(\.code)) == [mutation.code], "\(found.map(\.cellText))")
  }

  @Test func everyCheckHasAMutationThatTripsIt() {
    let tripped = Set(Self.mutations.map(\.code))
    #expect(RowCheck.all.map(\.code).filter { !tripped.contains($0) } == [], "no plan shows that these find anything")
  }
}

extension PlanMutationTests {
  static let mutations = whoAndWhere + limits + loads

  /// Who trains, with what, and on which days.
  private static let whoAndWhere: [Mutation] = [
    Mutation(code: .checkGate, name: "take the clearance away") { block, _ in block.client.clearance = nil },
    Mutation(code: .checkExcluded, name: "never want the first lift") { block, book in
      block.client.never = [block.firstLift(book)].compactMap { $0 }.map { block.plan.prescriptions[$0].exercise }
    },
    Mutation(code: .checkInstead, name: "a pull-down that hurts the shoulder", of: .shoulder) { block, book in
      guard let lift = block.first(where: { book[$0.exercise].pattern == .verticalPull && $0.kind == .work }),
        let pulldown = book.exercise("lat_pulldown")
      else { return }
      let old = block.plan.prescriptions[lift].exercise
      block.everywhere({ $0.exercise == old }) { ($0.exercise, $0.load) = (pulldown, nil) }
    },
    Mutation(code: .checkEquipment, name: "take the bench away") { block, book in
      guard let lift = block.firstLift(book), let item = book[block.plan.prescriptions[lift].exercise].equipment.members.first else {
        return
      }
      block.client.equipment.subtract(EquipmentSet([item]))
    },
    Mutation(code: .checkCalendar, name: "be away on the first day") { block, _ in
      block.client.unavailable = [DateSpan(first: block.plan.start, last: block.plan.start)].compactMap { $0 }
    },
    Mutation(code: .checkStructure, name: "rest for eleven minutes") { block, book in block.changeFirstLift(book) { $0.restSeconds = 660 }
    },
    Mutation(code: .checkIntervals, name: "intervals with high blood pressure") { block, book in
      block.append("bike_intervals", .cardio, 10, to: block.plan.sessions[0], book)
    },
    Mutation(code: .checkIntervalsWeek, name: "intervals on every day", of: .runner) { block, book in
      for session in block.plan.sessions where session.week == 1 { block.append("bike_intervals", .cardio, 10, to: session, book) }
    },
    Mutation(code: .checkAskedFor, name: "no conditioning at all") { block, book in
      guard let stretch = book.exercise("childs_pose") else { return }
      block.everywhere({ book[$0.exercise].pattern == .conditioning }) { row in
        (row.exercise, row.measure, row.kind, row.repsMin, row.repsMax) = (stretch, .seconds, .mobility, 30, 30)
      }
    },
    Mutation(code: .checkCaution, name: "nothing is said any more") { block, _ in block.notes = WrittenNotes() },
  ]

  /// What conditions and ages limit.
  private static let limits: [Mutation] = [
    Mutation(code: .checkLimitReps, name: "seven where eight are the fewest") { block, book in
      block.changeFirstLift(book) { ($0.repsMin, $0.load) = (7, nil) }
    },
    Mutation(code: .checkLimitReserve, name: "one in reserve") { block, book in block.changeFirstLift(book) { $0.rir = 1 } },
    Mutation(code: .checkLimitIntensity, name: "81 % where 80 % are the most") { block, book in
      let squat = book.exercise("back_squat")
      guard let last = block.plan.prescriptions.lastIndex(where: { $0.exercise == squat && $0.kind == .work }) else { return }
      (block.plan.prescriptions[last].repsMin, block.plan.prescriptions[last].repsMax) = (8, 8)
      block.plan.prescriptions[last].load = Load(hundredths: 9750)
    },
    Mutation(code: .checkLimitSets, name: "five sets at fourteen", of: .youth) { block, book in
      block.changeFirstLift(book) { $0.sets = 5 }
    },
    Mutation(code: .checkLimitRest, name: "rest for half a minute") { block, book in block.changeFirstLift(book) { $0.restSeconds = 30 } },
    Mutation(code: .checkLimitExercises, name: "nine exercises at fourteen", of: .youth) { block, book in
      let session = block.plan.sessions[0]
      for stretch in ["childs_pose", "cat_cow", "couch_stretch", "figure_four_stretch", "thoracic_rotation", "hip_90_90", "downward_dog"]
      where Set(block.rows(of: session).map(\.exercise)).count < 9 { block.append(stretch, .mobility, 30, to: session, book) }
    },
    Mutation(code: .checkLimitSessions, name: "a fourth hard day at fourteen", of: .youth) { block, _ in
      // A Sunday in the last week: on those before the client is away, so that none is missing.
      block.client.trainingDays.insert(.sun)
      block.client.unavailable = (0..<3).compactMap { block.away(7 * $0 + 6) }
      guard let last = block.plan.sessions.last else { return }
      let rows = block.rows(of: last)
      block.plan.sessions.append(Session(week: last.week, day: 7, focus: last.focus, seconds: last.seconds))
      block.plan.prescriptions += rows.map { row in
        var row = row
        row.day = 7
        return row
      }
    },
    Mutation(code: .checkLimitGap, name: "two hard days in a row at fourteen", of: .youth) { block, _ in
      // In the second week the client comes on Tuesday, in the others on Wednesday.
      block.client.trainingDays.insert(.tue)
      block.client.unavailable = [1, 7 + 2, 14 + 1, 21 + 1].compactMap { block.away($0) }
      block.plan = Scene.moved(block.plan, week: 2, from: 3, to: 2)
    },
  ]

  /// What is on the bar.
  private static let loads: [Mutation] = [
    Mutation(code: .checkLoadable, name: "a third of a kilogram less") { block, _ in
      guard let place = block.first(where: { $0.load != nil && $0.kind == .work }) else { return }
      block.plan.prescriptions[place].load = block.plan.prescriptions[place].load.map { Load(hundredths: $0.hundredths - 33) }
    },
    Mutation(code: .checkFeasibleLoad, name: "more than was ever lifted", of: .lifter) { block, book in
      block.load(150, onFirst: "back_squat", book)
    },
    Mutation(code: .checkFeasibleLoad, name: "what only a slip of the pen shows", of: .lifter) { block, book in
      guard let squat = book.exercise("back_squat") else { return }
      block.past.sets = [.init(exercise: squat, load: 30_000, reps: 5, reserve: 0, day: block.plan.start + -3)]
      block.load(150, onFirst: "back_squat", book)
    },
    Mutation(code: .checkRamp, name: "a build-up heavier than what it leads to", of: .lifter) { block, _ in
      let rows = block.plan.prescriptions
      guard let ramp = rows.indices.last(where: { rows[$0].kind == .ramp && rows[$0].load != nil }),
        let work = rows[ramp...].first(where: { $0.exercise == rows[ramp].exercise && $0.kind == .work && $0.load != nil }),
        let load = work.load
      else { return }
      block.plan.prescriptions[ramp].load = Load(hundredths: load.hundredths + 250)
      block.plan.prescriptions[ramp].repsMin = 1
      block.plan.prescriptions[ramp].repsMax = 1
    },
    Mutation(code: .checkRamp, name: "nothing follows a build-up", of: .lifter) { block, _ in
      guard let ramp = block.first(where: { $0.kind == .ramp }) else { return }
      let row = block.plan.prescriptions[ramp]
      block.plan.prescriptions.removeAll { $0.exercise == row.exercise && $0.week == row.week && $0.day == row.day && $0.kind != .ramp }
    },
    Mutation(code: .checkMissingLoad, name: "a programme without its load", of: .programme) { block, _ in
      guard let place = block.first(where: { $0.kind.countsAsVolume && $0.load != nil }) else { return }
      (block.plan.prescriptions[place].load, block.plan.prescriptions[place].target) = (nil, .none)
    },
  ]
}

extension FinishedBlock {
  /// The place of the first row that is so.
  func first(where isWanted: (Prescription) -> Bool) -> Int? { plan.prescriptions.firstIndex(where: isWanted) }

  /// The first working row that has a lift of several joints, counted in repetitions, and is done in more than one set.
  func firstLift(_ book: Rulebook) -> Int? {
    first { row in
      row.kind == .work && row.measure == .reps && row.sets > 1 && book[row.exercise].pattern.isCompound
        && book[row.exercise].pattern != .carry
    }
  }

  mutating func changeFirstLift(_ book: Rulebook, _ change: (inout Prescription) -> Void) {
    if let place = firstLift(book) { change(&plan.prescriptions[place]) }
  }

  mutating func everywhere(_ isWanted: (Prescription) -> Bool, _ change: (inout Prescription) -> Void) {
    for place in plan.prescriptions.indices where isWanted(plan.prescriptions[place]) { change(&plan.prescriptions[place]) }
  }

  /// Puts kilograms on the first working row of an exercise.
  mutating func load(_ kilograms: Int32, onFirst id: String, _ book: Rulebook) {
    let exercise = book.exercise(id)
    guard let place = first(where: { $0.exercise == exercise && $0.kind == .work }) else { return }
    plan.prescriptions[place].load = Load(hundredths: kilograms * 100)
  }

  func rows(of session: Session) -> [Prescription] {
    plan.prescriptions.filter { Int($0.week) == session.week && Int($0.day) == session.day }
  }

  /// One day away, counted from the block's first.
  func away(_ day: Int) -> DateSpan? { DateSpan(first: plan.start + day, last: plan.start + day) }

  /// Adds one set to the end of a session: of minutes or seconds, as the exercise counts.
  mutating func append(_ id: String, _ kind: RowKind, _ amount: UInt16, to session: Session, _ book: Rulebook) {
    guard let exercise = book.exercise(id),
      let end = plan.prescriptions.lastIndex(where: { Int($0.week) == session.week && Int($0.day) == session.day })
    else { return }
    var row = plan.prescriptions[end]
    (row.exercise, row.measure, row.kind, row.order) = (exercise, book[exercise].measure, kind, row.order + 1)
    (row.sets, row.repsMin, row.repsMax, row.rir, row.load, row.target) = (1, amount, amount, nil, nil, .none)
    plan.prescriptions.insert(row, at: end + 1)
  }
}
