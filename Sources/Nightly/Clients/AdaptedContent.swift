import Editing
import Findings
import PlanStore
import Planning
import Reviewing
import Rulebook
import TrainingModel

/// A running block as clients train by it, and what of it is to change.
struct AdaptedContent {
  private let running: RunningPlan
  private let rulebook: Rulebook
  private let before: [RowID: PlanRow]
  /// What was decided of rows that logs changed, or were to.
  private let decided: [RowID: AdaptedRow]
  private var changes: [RowChange] = []
  private var programme: RunningProgramme?
  /// What rows are made to fit another exercise with.
  private var fitting: RowFitting?

  init(_ running: RunningPlan, rulebook: Rulebook) {
    (self.running, self.rulebook) = (running, rulebook)
    before = Dictionary(running.inForce.rows.map { ($0.rowID, $0) }, uniquingKeysWith: { first, _ in first })
    decided = Self.decided(running, before)
  }

  /// What was decided of each row, where the last draft no longer waits by what became of it.
  private static func decided(_ running: RunningPlan, _ before: [RowID: PlanRow]) -> [RowID: AdaptedRow] {
    var decided: [RowID: AdaptedRow] = [:]
    for row in running.stored.rows where !row.isOffered { decided[row.row] = row }
    for var row in running.stored.rows where row.isOffered && !running.waits(row.week) {
      row.isOffered = false
      let (load, shape) = (before[row.row]?.load, before[row.row]?.shape ?? 0)
      // What was refused leaves what was approved before it.
      if load != row.load || shape != row.shape, let earlier = decided[row.row] {
        (row.base, row.load, row.shape) = (earlier.base, earlier.load, earlier.shape)
      }
      decided[row.row] = row
    }
    return decided
  }

  // MARK: - What is in force

  /// Every row that the planner may judge.
  var rows: [RunningRow] {
    running.inForce.rows.compactMap { row in
      guard let past = past(row) else { return nil }
      let adapted = decided[row.rowID].flatMap { $0.load == row.load ? $0 : nil }
      // Whoever gave it other sets or another exercise made it their own, whatever it weighs.
      let isAdapted = adapted?.shape == row.shape
      return RunningRow(past, kind: row.kind, base: adapted.map(\.base) ?? row.load, isAdapted: isAdapted)
    }
  }

  /// The block as history has blocks.
  var block: PastBlock {
    let plan = running.inForce
    let rows = plan.rows.filter(\.kind.countsAsVolume).compactMap(past)
    var phases = [Phase?](repeating: nil, count: Mesocycle.weekCount)
    for week in plan.weeks where phases.indices.contains(week.week - 1) { phases[week.week - 1] = week.phase }
    let last = rows.map { plan.date(week: $0.week, day: $0.day) }.max() ?? plan.planStart
    return PastBlock(start: plan.planStart, lastDay: last, unit: plan.unit, phases: phases, rows: rows)
  }

  private func past(_ row: PlanRow) -> PastRow? {
    guard let exercise = rulebook.exercise(row.exercise) else { return nil }
    return PastRow(
      id: row.rowID, exercise: exercise, week: row.week, day: row.day, sets: row.sets,
      reps: row.repsMin...max(row.repsMin, row.repsMax ?? row.repsMin), isOpen: row.repsMax == nil, load: row.load, rir: row.rir)
  }

  /// Whether a draft of an earlier night waits.
  var hasDraft: Bool { running.plan.weeks.contains { running.waits($0.week) } }

  /// Whether somebody has decided about a change for the same evidence before: it was approved, or refused.
  func isDecided(_ change: RowChange) -> Bool { decided[change.row]?.evidence == change.evidence }

  // MARK: - What changes

  /// Takes up changes that nobody has decided about; a build-up goes along with what it leads to, and never alone.
  mutating func take(_ new: LoggedChanges) {
    (programme, fitting) = (new.programme, new.fitting.map { RowFitting($0) })
    let open = new.changes.filter { !isDecided($0) }
    let lifts = Set(open.lazy.filter { !$0.reason.isEmpty }.map(Self.lift))
    changes = open.filter { lifts.contains(Self.lift($0)) }
  }

  private static func lift(_ change: RowChange) -> [Int] { [change.week, change.day, change.exercise.index] }

  /// Takes out what rises in these weeks; where nothing does what else changes a load; then what takes the place of what hurts, so that it is
  /// only left out; and at last everything. Returns whether that was anything.
  mutating func leaveOut(_ weeks: Set<Int>) -> Bool {
    let mine = changes.indices.filter { weeks.contains(changes[$0].week) }
    let isLoad = { [changes] (place: Int) in if case .load = changes[place].kind { true } else { false } }
    let groups = [
      mine.filter { isRising(changes[$0]) }, mine.filter(isLoad), mine.filter { changes[$0].leavingOut != nil }, mine,
    ]
    guard let group = groups.first(where: { !$0.isEmpty }) else { return false }
    for place in group.reversed() {
      if let left = changes[place].leavingOut { changes[place] = left } else { changes.remove(at: place) }
    }
    return true
  }

  private func isRising(_ change: RowChange) -> Bool {
    let new: Load?
    switch change.kind {
    case .load(let load): new = load
    case .row(let row): new = row.load
    case .swap, .removal: return false
    }
    guard let old = before[change.row]?.load, let new else { return true }
    return new >= old
  }

  var isEmpty: Bool { changes.isEmpty }

  /// The weeks (1 to 4) that change, in order.
  var weeks: [Int] { Set(changes.map(\.week)).sorted() }

  /// The first day that changes.
  var firstDay: CalendarDate? {
    changes.map { running.plan.date(week: $0.week, day: $0.day) }.min()
  }

  /// Whether every change is one of a load, to within so many tenths of a percent of what was lifted when the plan was made: many small steps
  /// are no small one. A build-up goes along with what it leads to.
  func isWithin(_ tenths: Int) -> Bool {
    changes.allSatisfy { change in
      if before[change.row]?.kind == .ramp { return true }
      guard let row = before[change.row], let (now, base) = change.lifted, base > 0 else { return false }
      if case .row(let other) = change.kind,
        rulebook[other.exercise].id != row.exercise || Int(other.sets) != row.sets || Int(other.repsMin) != row.repsMin
      {
        return false
      }
      return abs(now - base) * 1000 <= Double(tenths) * base
    }
  }

  /// The block as clients train by it; its weeks are those that stand now.
  var unchanged: EditablePlan {
    var plan = running.plan
    (plan.rows, plan.sessions) = (running.inForce.rows, running.inForce.sessions)
    return plan
  }

  /// The same with everything that changes.
  var plan: EditablePlan {
    var plan = unchanged
    var regrouped: Set<PlanDay> = []
    for change in changes {
      let place = plan.rows.firstIndex { $0.rowID == change.row }
      switch (change.kind, place) {
      case (.load(let load), let place?):
        plan.rows[place].load = load
        // A percentage is one of a load that is no longer asked for, and what is known need not be found.
        if [.percentOfMax, .findByEffort].contains(Target(written: plan.rows[place].target).kind) { plan.rows[place].target = "" }
      case (.row(let row), let place?): plan.rows[place].take(row, rulebook)
      case (.row(let row), nil):
        plan.rows.append(PlanRow(row, rulebook))
        regrouped.insert(PlanDay(week: change.week, day: change.day))
      case (.swap(let other, _), let place?):
        guard let swap = fitting?.swap(plan.group(of: plan.rows[place]), to: other) else { break }
        SwapExercise(swap.rows, dropping: swap.dropped).apply(to: &plan)
        regrouped.insert(PlanDay(week: change.week, day: change.day))
      case (.removal, let place?):
        let gone = Set(plan.group(of: plan.rows[place]).map(\.rowID))
        plan.rows.removeAll { gone.contains($0.rowID) }
        regrouped.insert(PlanDay(week: change.week, day: change.day))
      case (.load, nil), (.swap, nil), (.removal, nil): break
      }
    }
    for day in regrouped { number(&plan, day) }
    plan.sort()
    // A session of which nothing is left is none.
    if !regrouped.isEmpty { plan.followRows() }
    return plan
  }

  /// The same with the minutes that the sessions take now whose rows were changed by more than a load.
  func plan(minutesOf checked: EditablePlan) -> EditablePlan {
    var plan = plan
    let days = changes.compactMap { change -> PlanDay? in
      if case .load = change.kind { nil } else { PlanDay(week: change.week, day: change.day) }
    }
    for place in plan.sessions.indices {
      let session = plan.sessions[place]
      guard days.contains(PlanDay(week: session.week, day: session.day)),
        let own = checked.sessions.first(where: { $0.week == session.week && $0.day == session.day })
      else { continue }
      plan.sessions[place].minutes = own.minutes
    }
    return plan
  }

  /// Numbers the rows of a day anew, in the order that the programme has.
  private func number(_ plan: inout EditablePlan, _ day: PlanDay) {
    let places = plan.rows.indices.filter { plan.rows[$0].week == day.week && plan.rows[$0].day == day.day }
    let keys = places.map { (programme?.order(of: plan.rows[$0].rowID) ?? plan.rows[$0].order, plan.rows[$0].order, $0) }
    for (order, key) in keys.sorted(by: { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }).enumerated() { plan.rows[key.2].order = order + 1 }
  }

  // MARK: - What is said and kept

  /// Why each row changes, at its day.
  var findings: [Finding] {
    changes.filter { !$0.reason.isEmpty }.enumerated().map { place, change in
      Finding(
        .historyAdapted, change.reason, week: change.week, day: change.day,
        hint: place == 0 ? "a week that waits is trained so once it is approved; 'mesocycle undo' takes it back" : nil)
    }
  }

  /// The first reasons, for the list of revisions.
  var summary: String {
    var seen: Set<ExerciseID> = []
    let first = changes.filter { !$0.reason.isEmpty && seen.insert($0.exercise).inserted }
    let more = first.count - Self.mostTold
    return first.prefix(Self.mostTold).map(\.reason).joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
  }

  private static let mostTold = 3

  /// What is to be known of every row that logs change, and of those about which somebody has decided.
  var state: StoredAdaptation {
    let planned = Dictionary(plan.rows.map { ($0.rowID, $0) }, uniquingKeysWith: { first, _ in first })
    let new = changes.map { change in
      // What a row asked for before is known where an earlier log has changed it.
      let (row, new) = (before[change.row], planned[change.row])
      var base = decided[change.row].flatMap { $0.load == row?.load ? $0.base : nil } ?? row?.load
      // Of another exercise nothing was asked for before.
      if case .swap = change.kind { base = new?.load }
      return AdaptedRow(
        row: change.row, week: change.week, base: base, load: new?.load, evidence: change.evidence, shape: new?.shape ?? 0, isOffered: true)
    }
    return StoredAdaptation(firstDay: firstDay, rows: decided.values.sorted { $0.row < $1.row } + new.sorted { $0.row < $1.row })
  }
}

extension RunningPlan {
  /// Whether a draft waits in the week (1 to 4).
  fileprivate func waits(_ week: Int) -> Bool {
    plan.week(week).map { $0.status == .draft || $0.status == .pending } ?? false
  }
}

extension PlanRow {
  /// The digest of what a row asks for but its load.
  fileprivate var shape: Int64 {
    var hash = StableHash(exercise.utf8)
    for number in [sets, repsMin, repsMax ?? 0] { hash.take(UInt64(bitPattern: Int64(number))) }
    return Int64(bitPattern: hash.value)
  }

  /// What a programme asks for, as a row that the night made.
  fileprivate init(_ row: Prescription, _ rulebook: Rulebook) {
    let notes = row.cautions.members.compactMap { rulebook[$0].note } + [row.note].compactMap { $0 }
    self.init(
      rowID: row.rowID, week: Int(row.week), day: Int(row.day), order: Int(row.order), exercise: rulebook[row.exercise].id, kind: row.kind,
      measure: row.measure, sets: Int(row.sets), repsMin: Int(row.repsMin), repsMax: row.repsMax == 0 ? nil : Int(row.repsMax),
      load: row.load, basis: row.loadBasis, target: row.target.description, rir: row.rir.map { Int($0) }, rest: Int(row.restSeconds),
      tempo: row.tempo?.description ?? "", note: notes.map { rulebook.notes[$0.index] }.joined(separator: " "))
  }

  /// Takes over what a programme asks for now; what isn't its own stays.
  fileprivate mutating func take(_ row: Prescription, _ rulebook: Rulebook) {
    let new = PlanRow(row, rulebook)
    if exercise != new.exercise { (exercise, measure, basis, tempo, note) = (new.exercise, new.measure, new.basis, new.tempo, new.note) }
    (kind, sets, repsMin, repsMax) = (new.kind, new.sets, new.repsMin, new.repsMax)
    (load, target, rir) = (new.load, new.target, new.rir)
  }
}
