/// One audit under way: the plan, its client, and what is worked out once for all checks.
final class Audit {
  let catalogue: AuditCatalogue
  let client: AuditClient
  let plan: AuditPlan
  /// In calendar order.
  let sessions: [AuditSession]
  /// The conditions stated and those that apply unasked.
  let conditions: [(id: String, condition: AuditCondition)]
  /// 1RM in hundredths of the client's unit, by exercise.
  let oneRepMax: [Int: Double]
  private(set) var findings: [AuditFinding] = []

  init(_ catalogue: AuditCatalogue, _ plan: AuditPlan, _ client: AuditClient) {
    (self.catalogue, self.plan, self.client) = (catalogue, plan, client)
    sessions = AuditSession.all(in: plan, catalogue)
    conditions = catalogue.conditions.sorted { $0.key < $1.key }.compactMap { id, condition in
      client.conditions?.contains(id) == true || condition.appliesUnasked(to: client) ? (id, condition) : nil
    }
    var known: [Int: Double] = [:]
    for lift in client.lifts {
      guard let exercise = catalogue.exercise(lift.exercise), let best = OneRepMaxes.estimate(lift) else { continue }
      known[exercise] = max(known[exercise] ?? 0, best * 100 * (client.unit == "lb" ? 2.20462 : 1))
    }
    oneRepMax = known
  }

  func report(_ row: String, _ severity: AuditFinding.Severity, week: Int = 0, _ detail: String) {
    findings.append(AuditFinding(row: row, severity: severity, week: week, detail: detail))
  }

  func exercise(_ row: AuditRow) -> AuditExercise { catalogue.exercises[row.exercise] }
  func phase(_ week: Int) -> String { plan.phases.indices.contains(week - 1) ? plan.phases[week - 1] : "" }
  func isDeload(_ week: Int) -> Bool { phase(week) == "deload" || phase(week) == "return" }
  func sessions(_ week: Int) -> [AuditSession] { sessions.filter { $0.week == week } }
  var goal: AuditGoal? { catalogue.goals[client.goal] }
  var level: AuditGoalLevel? { goal?.level(client.level) }
  /// Whether the client misses a training day of the week: then the week can't be whole.
  func isPartial(_ week: Int) -> Bool {
    let first = plan.start + (week - 1) * 7
    return (first..<first + 7).contains { client.days.contains(($0 + 3) % 7) && client.isAway($0) }
  }

  /// How grave a shortcoming of a week is: easy weeks and weeks away fall short on purpose.
  func severity(_ week: Int) -> AuditFinding.Severity { isDeload(week) || isPartial(week) ? .info : .warning }

  /// Whether the catalogue has an exercise of such a movement that the client may and can do.
  func isPossible(_ isWanted: (AuditMovement) -> Bool) -> Bool {
    catalogue.exercises.contains { exercise in
      isWanted(exercise.movement) && exercise.level <= client.level && exercise.equipment.isSubset(of: client.equipment)
        && !client.never.contains(exercise.id) && !conditions.contains { $0.condition.excludes(exercise) }
    }
  }

  /// The muscles for which conditions leave something in the catalogue: of the others nothing can be missed.
  var trainable: Set<Int> {
    let left = catalogue.exercises.filter { exercise in !conditions.contains { $0.condition.excludes(exercise) } }
    return Set(left.flatMap { $0.muscles.filter { $0.part >= 1 }.map(\.muscle) })
  }

  /// Whether too little and too even work is what somebody is to begin with.
  var beginsLow: Bool { conditions.contains(where: \.condition.beginsLow) }

  var hasShoulderFlag: Bool { conditions.contains { $0.condition.pullToPush != nil } }

  /// Part of 1RM that a row asks for: by load where both are known, else by the table from repetitions and effort.
  func intensity(_ row: AuditRow, knownOnly: Bool = false) -> Double? {
    if let load = row.load, let best = oneRepMax[row.exercise] { return Double(load) / best }
    if knownOnly { return nil }
    guard let rir = row.rir, row.isCounted, row.reps >= 1, row.reps + rir <= 16 else { return nil }
    return EffortChart.part(reps: row.reps, rir: Double(rir))
  }
}

/// The rows of one date.
struct AuditSession {
  let date: Int
  /// From 1.
  let week: Int
  let rows: [AuditRow]
  /// Fractional sets by muscle.
  let volume: [Double]

  static func all(in plan: AuditPlan, _ catalogue: AuditCatalogue) -> [AuditSession] {
    var sessions: [AuditSession] = []
    var first = 0
    let rows = plan.rows
    while first < rows.count {
      var end = first
      while end < rows.count, rows[end].date == rows[first].date { end += 1 }
      sessions.append(AuditSession(Array(rows[first..<end]), plan, catalogue))
      first = end
    }
    return sessions
  }

  private init(_ rows: [AuditRow], _ plan: AuditPlan, _ catalogue: AuditCatalogue) {
    self.rows = rows
    date = rows[0].date
    week = date >= plan.start ? (date - plan.start) / 7 + 1 : 0
    var volume = [Double](repeating: 0, count: catalogue.muscles.count)
    for row in rows where row.counts && (row.rir ?? 0) <= 4 {
      for (muscle, part) in catalogue.exercises[row.exercise].muscles { volume[muscle] += part * Double(row.sets) }
    }
    self.volume = volume
  }

  /// Exercises in order, each with its working rows: rows of one exercise that stand together are one run.
  var runs: [[AuditRow]] {
    var runs: [[AuditRow]] = []
    for row in rows where row.kind != "ramp" {
      if runs.last?.last?.exercise == row.exercise { runs[runs.count - 1].append(row) } else { runs.append([row]) }
    }
    return runs
  }

  var workingSets: Int { rows.reduce(0) { $0 + ($1.counts ? $1.sets : 0) } }

  /// Whether it holds hard resistance work.
  func isHard(_ catalogue: AuditCatalogue) -> Bool {
    rows.contains { row in
      let movement = catalogue.exercises[row.exercise].movement
      return row.counts && movement.isResistance && movement != .core
    }
  }
}

/// Reads a plan as a strength coach with the checklist of section 9 in hand.
package struct PlanAuditor: Sendable {
  package let catalogue: AuditCatalogue

  package init(catalogue: AuditCatalogue) { self.catalogue = catalogue }

  /// The seconds that each session takes by section 3.5, in calendar order.
  package func seconds(of plan: AuditPlan, for client: AuditClient) -> [Double] {
    let audit = Audit(catalogue, plan, client)
    return audit.sessions.map { audit.seconds($0) }
  }

  /// Everything that the checklist says against the plan.
  package func findings(_ plan: AuditPlan, for client: AuditClient) -> [AuditFinding] {
    let audit = Audit(catalogue, plan, client)
    audit.checkSafety()
    audit.checkLimits()
    audit.checkCalendar()
    audit.checkStructure()
    audit.checkLoads()
    audit.checkTime()
    audit.checkVolume()
    audit.checkSpacing()
    audit.checkBalance()
    audit.checkOrder()
    audit.checkZones()
    audit.checkProgress()
    audit.checkDeload()
    audit.checkVariety()
    audit.checkExtras()
    return audit.findings
  }
}
