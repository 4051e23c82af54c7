import Rulebook
import TrainingModel

/// A finished block beside what holds for its client: made once for all checks, from rows, profile and rules.
struct BlockReview {
  let block: FinishedBlock
  let rules: CheckRules
  let held: HeldConditions
  let strength: KnownStrength
  /// In calendar order; those of the rows first, each with its own, then those that have none.
  let sessions: [SessionRows]
  /// A bit for each week (week 1 the lowest) in which something is trained.
  let trainedWeeks: UInt8
  /// What the client may not do: by conditions, by their own word, and by restrictions that hold when the block begins.
  let excluded: ExerciseBits
  /// What of it is excluded for as long as the profile stays as it is: all but restrictions.
  private let excludedForGood: ExerciseBits
  /// The limits that hold.
  let limits: [LimitEntry]
  /// What is left of each exercise of the block, by the exercise's index.
  private let rowLimits: [RowLimits]
  private let places: [UInt16]

  /// The rows of one day.
  struct SessionRows {
    let week: Int
    let day: Int
    let date: CalendarDate
    /// The places of its rows in the plan.
    let rows: Range<Int>
    /// Whether a lift stands in it, whatever its rows are called.
    let isHard: Bool
  }

  var plan: Mesocycle { block.plan }
  var client: Client { block.client }

  init(_ block: FinishedBlock, _ rules: CheckRules) {
    (self.block, self.rules) = (block, rules)
    let strength = KnownStrength(block, rules)
    let held = HeldConditions(block, strength, rules)
    (self.strength, self.held) = (strength, held)
    var excluded = ExerciseBits(block.client.never)
    var limits: [LimitEntry] = []
    for id in held.conditions.members {
      excluded.formUnion(rules.conditions[id.index].excluded)
      if block.client.template == nil || !rules.conditions[id.index].isOfLevelAlone {
        limits += rules.conditions[id.index].limits.filter { !$0.isForFirstBlock || !block.past.hasBlock }
      }
    }
    excludedForGood = excluded
    for restriction in block.client.restrictions(on: block.plan.start) { excluded.formUnion(ExerciseBits(restriction.exercises)) }
    (self.excluded, self.limits) = (excluded, limits)
    sessions = Self.sessions(block.plan, rules)
    trainedWeeks = sessions.reduce(0) { $0 | 1 << UInt8($1.week - 1) }
    (rowLimits, places) = Self.limits(block.plan, limits, rules.exercises.count)
  }

  /// The weeks in which something is trained, each with its sessions.
  var weeks: [(week: Int, sessions: [SessionRows])] {
    (1...Mesocycle.weekCount).compactMap { week in
      let own = sessions.filter { $0.week == week }
      return own.isEmpty ? nil : (week, own)
    }
  }

  /// Whether the client may not do the exercise of a row on its day: a restriction that is over by then excludes nothing more.
  func isExcluded(_ row: Prescription) -> Bool {
    if excludedForGood.contains(row.exercise) { return true }
    guard excluded.contains(row.exercise) else { return false }
    let date = plan.date(week: Int(row.week), day: Int(row.day))
    return client.restrictions.contains { $0.holds(on: date) && $0.exercises.contains(row.exercise) }
  }

  /// What is left of the exercise of a row.
  func limits(_ row: Prescription) -> RowLimits { rowLimits[Int(places[row.exercise.index])] }

  func entry(_ row: Prescription) -> ExerciseEntry { rules.exercises[row.exercise.index] }

  func name(_ row: Prescription) -> String { rules.exercises[row.exercise.index].name }

  /// What `message` says of each row that it has something to say about.
  func rows(_ message: (Prescription) -> (String, hint: String?)?) -> [Breach] {
    var breaches: [Breach] = []
    for row in plan.prescriptions {
      guard let (text, hint) = message(row) else { continue }
      breaches.append(Breach(text, week: Int(row.week), day: Int(row.day), hint: hint))
    }
    return breaches
  }

  private static func sessions(_ plan: Mesocycle, _ rules: CheckRules) -> [SessionRows] {
    var sessions: [SessionRows] = []
    sessions.reserveCapacity(plan.sessions.count)
    var first = 0
    let rows = plan.prescriptions
    while first < rows.count {
      let (week, day) = (rows[first].week, rows[first].day)
      var (next, isHard) = (first, false)
      while next < rows.count, rows[next].week == week, rows[next].day == day {
        isHard = isHard || (rows[next].kind != .ramp && rules.exercises[rows[next].exercise.index].isLift)
        next += 1
      }
      let date = plan.date(week: Int(week), day: Int(day))
      sessions.append(SessionRows(week: Int(week), day: Int(day), date: date, rows: first..<next, isHard: isHard))
      first = next
    }
    for session in plan.sessions where !sessions.contains(where: { $0.week == session.week && $0.day == session.day }) {
      let date = plan.date(week: session.week, day: session.day)
      sessions.append(SessionRows(week: session.week, day: session.day, date: date, rows: 0..<0, isHard: false))
    }
    return sessions
  }

  private static func limits(_ plan: Mesocycle, _ limits: [LimitEntry], _ count: Int) -> ([RowLimits], places: [UInt16]) {
    var found = [RowLimits()]
    var places = [UInt16](repeating: 0, count: count)
    if limits.isEmpty { return (found, places) }
    var seen = ExerciseBits()
    for row in plan.prescriptions where !seen.contains(row.exercise) {
      seen.insert(row.exercise)
      let own = RowLimits(limits, on: row.exercise)
      if let known = found.firstIndex(of: own) {
        places[row.exercise.index] = UInt16(known)
      } else {
        places[row.exercise.index] = UInt16(found.count)
        found.append(own)
      }
    }
    return (found, places)
  }
}
