import Files
import Findings
import Foundation
import GRDB
import PlanStore
import Rulebook
import TrainingModel

/// A database in a folder of its own that goes away with the test, and small plans to put into it.
final class Workbench {
  static let monday = CalendarDate(dayNumber: 20_794)  // 2026-12-07, a Monday
  static let rulebook = SmallRulebook.make()

  let folder: URL
  let path: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("plan-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("plans.sqlite").path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func store(_ mode: PlanStore.Mode = .readWrite) throws -> PlanStore { try PlanStore.open(path: path, mode: mode, busySeconds: 0.2) }

  /// A connection of another program: no pragma of ours but foreign keys, which GRDB sets.
  func stranger() throws -> DatabaseQueue { try DatabaseQueue(path: path) }

  /// The condition that a row of `prescriptions` is of the newest version of weeks that meet another condition.
  static func isOf(_ weeks: String) -> String { "place >> 8 IN (SELECT number FROM weeks WHERE \(weeks))" }

  /// The condition that a row is of a version that is in force.
  static func isInForce(_ weeks: String) -> String { "place >> 8 IN (SELECT force_number FROM weeks WHERE \(weeks))" }

  /// The condition that a session is of a version of the weeks that meet another condition.
  static func sessions(_ weeks: String) -> String { "place >> 3 IN (SELECT number FROM weeks WHERE \(weeks))" }

  func run(_ store: PlanStore, id: String = "run-1", today: CalendarDate = monday) throws -> RunWriter {
    try store.begin(record(id, today: today), rulebook: Self.rulebook)
  }

  func record(_ id: String, today: CalendarDate = monday) -> RunRecord {
    RunRecord(
      id: id, command: "nightly", today: today, startedAt: "2026-12-02T02:00:00Z", rulesDigest: Self.rulebook.digest, engineVersion: "0.1.0"
    )
  }

  /// Two sessions a week with a bench press and a plank each; `load` in hundredths for the press, by week.
  static func mesocycle(seed: UInt64 = 7, start: CalendarDate = monday, loads: [Int32] = [6000, 6250, 6500, 5000]) -> Mesocycle {
    var block = Mesocycle(start: start, unit: .kg)
    let phases: [Phase] = [.introduce, .build, .overreach, .deload]
    for week in 1...4 {
      block.weeks.append(Microcycle(week: week, phase: phases[week - 1]))
      for day in [1, 4] {
        block.sessions.append(Session(week: week, day: day, focus: day == 1 ? "Upper A" : "Upper B", seconds: 55 * 60 + 1))
        let place = UInt64(week * 100 + day * 10)
        var press = Prescription(
          week: UInt8(week), day: UInt8(day), order: 1, rowID: RowID(seed: seed, place: place), exercise: SmallRulebook.bench, kind: .work,
          measure: .reps, sets: 3, repsMin: 6, repsMax: 8, load: Load(hundredths: loads[week - 1]), loadBasis: .total, rir: 2,
          restSeconds: 150,
          tempo: Tempo(2, 0, Tempo.explosive, 12))
        press.note = NoteID(0)
        press.reasons = Reasons([RuleID(1), RuleID(0)])
        press.superset = 1
        var plank = Prescription(
          week: UInt8(week), day: UInt8(day), order: 2, rowID: RowID(seed: seed, place: place + 1), exercise: SmallRulebook.plank,
          kind: .amrap,
          measure: .seconds, sets: 2, repsMin: 30, repsMax: 0, load: nil, loadBasis: .none, rir: nil, restSeconds: 60, tempo: nil)
        plank.target = week == 1 ? Target(.findByEffort) : Target(.percentOfTrainingMax, low: 85, isProjected: week == 3)
        block.prescriptions += [press, plank]
      }
    }
    return block
  }

  static func client(
    _ id: String, _ mesocycle: Mesocycle?, texts: PlanTexts, outcome: Outcome = .new, coach: String = "marta", profile: UInt64 = 1,
    findings: [Finding] = [], change: ClientWrite.Change? = nil
  ) -> ClientWrite {
    let planned = mesocycle.map {
      PlannedBlock(mesocycle: $0, weekDigests: WeekDigests.digests(of: $0, texts: texts), fingerprint: ContentDigest(high: 3, low: profile))
    }
    return ClientWrite(
      clientID: id, clientName: "Somebody", coachID: coach, coachName: "Marta", recordDigest: digest(of: id, profile),
      profileDigest: ContentDigest(high: 9, low: profile), outcome: outcome, reached: .stored, findings: findings,
      change: change ?? planned.map { .replace($0) } ?? .keep)
  }

  static func digest(of id: String, _ profile: UInt64) -> ContentDigest {
    var hasher = ContentHasher()
    hasher.update("\(id) \(profile)")
    return hasher.finalize()
  }
}

extension PlanStore {
  /// Approves as if today's profiles were those that the store knows, and the checks found `findings` in every block.
  func approve(_ request: ApprovalRequest, finding findings: [Finding] = []) throws -> ApprovalReport {
    let profiles = Dictionary(uniqueKeysWithValues: try snapshot().clients.map { ($0.id, $0.profileDigest) })
    let clients = try clients(of: request)
    var report = ApprovalReport()
    for first in stride(from: 0, to: clients.count, by: 16) {
      let some = Array(clients[first..<min(first + 16, clients.count)])
      var verdicts: [String: ApprovalVerdict] = [:]
      for client in some {
        guard let profile = profiles[client] else { continue }
        let plans = try readingPlans { try $0.openPlans(of: client) }
        verdicts[client] = ApprovalVerdict(
          profile: profile, blocks: Dictionary(uniqueKeysWithValues: plans.map { ($0.planStart, .init($0, findings: findings)) }))
      }
      report.append(try approve(request, of: some, judged: verdicts))
    }
    report.conclude()
    return report
  }

  /// Everything that the rows of `filter` say, one text a row.
  func texts(_ filter: PlanRowFilter = PlanRowFilter()) throws -> [String] {
    var rows: [String] = []
    try forEachPlanRow(filter) { row in
      rows.append("\(row.block.clientID) \(row.block.planStart) \(row.week) \(row.day) \(row.order) \(row.exerciseID.text)")
    }
    return rows
  }
}

extension UnsafeBufferPointer<UInt8> {
  var text: String { String(decoding: self, as: UTF8.self) }
}
