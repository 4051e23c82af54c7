import Foundation
import Rulebook
import SeededNumbers
import TrainingModel

@testable import Planning

/// A client's months as somebody would write them down by hand: what was planned, what was lifted, and what was made to happen.
///
/// It knows nothing of how flags are found: it writes plain blocks and logs, and says for whom it has planted what.
struct Planted {
  /// Something that was made to happen.
  struct Event: Hashable, CustomStringConvertible {
    var client: String
    var kind: FlagKind
    var exercise: String?

    var description: String { "\(client) \(kind) \(exercise ?? "-")" }
  }

  static let lifts = ["barbell_bench_press", "back_squat", "barbell_row", "romanian_deadlift"]

  let client: String
  private(set) var blocks: [ApprovedTraining] = []
  private(set) var logs: [WorkoutLog] = []
  private(set) var events: Set<Event> = []
  let today: CalendarDate
  private let rules: Rulebook
  private var random: SeededRandom

  /// What goes otherwise than planned on the days of the last two weeks.
  private struct Fate {
    var record = false, failure = false, stall = false, skip = false, pain = 0, ache = false, drop = false
  }

  /// Two blocks of three sessions a week: the first one and a half go quietly, and the last two weeks bring what `kinds` says, each for a
  /// lift of its own. Who trains irregularly has nothing else: nobody could say what the sessions that never happened would have shown.
  init(_ client: String, _ kinds: [FlagKind], _ rules: Rulebook, seed: UInt64) throws {
    (self.client, self.rules, random) = (client, rules, SeededRandom(seed))
    let first = CalendarDate(dayNumber: 20_458)  // a Monday
    let second = first + 28
    today = second + 28
    var fates: [String: Fate] = [:]
    var free = Self.lifts.shuffled(using: &random)
    var isIrregular = false
    for kind in kinds {
      if kind == .inconsistent {
        isIrregular = true
        events.insert(Event(client: client, kind: kind))
        continue
      }
      let lift = free.removeLast()
      var fate = Fate()
      events.insert(Event(client: client, kind: kind, exercise: lift))
      switch kind {
      case .record: fate.record = true
      case .failedTarget: fate.failure = true
      case .stall: fate.stall = true
      case .skipped: fate.skip = true
      case .pain: if random.chance(50) { fate.pain = 4 + random.below(6) } else { fate.ache = true }
      case .drop:
        fate.drop = true
        // Who lifts so much less than planned is under the target as well.
        events.insert(Event(client: client, kind: .failedTarget, exercise: lift))
      case .inconsistent: break
      }
      fates[lift] = fate
    }
    let unit: LoadUnit = random.chance(30) ? .lb : .kg
    let strength = Dictionary(uniqueKeysWithValues: Self.lifts.map { ($0, 40.0 + Double(random.below(28)) * 2.5) })
    var id: UInt64 = 1
    // How much every lift has grown: by so little that no day is a record, and yet every day is better than the last ones.
    var grown = 0
    var sessionsOfLastWeeks = 0
    for start in [first, second] {
      var rows: [PastRow] = []
      for week in 1...4 {
        for day in [1, 3, 5] {
          grown += 1
          let isLate = start == second && week >= 3
          if isLate { sessionsOfLastWeeks += 1 }
          let visit = isLate ? sessionsOfLastWeeks : 0
          var done: [DoneExercise] = []
          for lift in Self.lifts {
            guard let base = strength[lift] else { continue }
            let fate = isLate ? fates[lift] ?? Fate() : Fate()
            // Half a percent a session; what wasn't trained doesn't grow, and a lift that stalls stays what it was.
            let growth = grown - (fate.stall ? visit : isIrregular ? min(visit, 3) : fate.skip ? min(visit, 3) - min(visit, 1) : 0)
            let asked = (base * (1 + 0.005 * Double(growth)) * 100).rounded()
            rows.append(
              PastRow(
                id: RowID(rawValue: id), exercise: try Self.id(lift, rules), week: week, day: day, sets: 3, reps: 8...8,
                load: Load(hundredths: Int32(asked)), rir: 2))
            let row = RowID(rawValue: id)
            id += 1
            if fate.skip, visit == 2 || visit == 3 { continue }
            var load = asked
            if fate.record, visit == 4 { load = (asked * 1.04).rounded() }
            if fate.drop, visit == 5 { load = (asked * 0.9).rounded() }
            let missed = fate.failure && visit == 3 ? 1 + random.below(3) : 0
            let pain: UInt8? =
              fate.pain > 0 && visit == 4
              ? UInt8(fate.pain) : fate.ache && visit >= 3 ? 2 + UInt8(random.below(2)) : random.chance(20) ? 1 : nil
            let lastSet = random.below(3)
            let sets = (0..<3).map { set in
              DoneSet(
                row: random.chance(50) ? row : nil, reps: Int32(8 - (set == lastSet ? missed : 0)),
                load: Load(hundredths: Int32(load)), pain: pain)
            }
            let ramp = [DoneSet(kind: .ramp, reps: 5, load: Load(hundredths: Int32(load * 0.6)))]
            done.append(DoneExercise(name: lift, exercise: lift, sets: (random.chance(50) ? ramp : []) + sets))
          }
          // Of the six sessions of the last two weeks three or four never happened.
          if isIrregular, (1...3).contains(visit) || (visit == 6 && random.chance(50)) { continue }
          let late = random.chance(10) ? 1 : 0
          let session = DoneSession(date: start.day(day, ofWeek: week) + late, unit: unit, exercises: done)
          logs.append(
            WorkoutLog(
              key: LogKey(client: client, planStart: start, week: week, day: day), date: session.date, isCompleted: true,
              parts: [LogPart(app: .csv, exported: 1, session: session)]))
        }
      }
      blocks.append(
        ApprovedTraining(
          block: PastBlock(start: start, lastDay: start + 25, unit: unit, phases: [.introduce, .build, .overreach, .work], rows: rows),
          days: (1...4).flatMap { week in [1, 3, 5].map { PlanDay(week: week, day: $0) } }))
    }
  }

  private struct NoExercise: Error { var id: String }

  private static func id(_ lift: String, _ rules: Rulebook) throws -> ExerciseID {
    guard let id = rules.exercise(lift) else { throw NoExercise(id: lift) }
    return id
  }
}

/// The rules that the project ships.
enum Shipped {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let rules: Rulebook = {
    let (book, findings) = RulebookLoader.load(layers: [root + "/rules"])
    guard let book else { preconditionFailure("the rules don't load: \(findings.map(\.cellText))") }
    return book
  }()
}
