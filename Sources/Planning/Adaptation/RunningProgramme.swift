import Rulebook
import TrainingModel

/// A block of a named programme that somebody trains by and logs: what the programme asks of what is left, from session to session.
package struct RunningProgramme {
  private let now: PlanningPipeline.Result
  private let before: PlanningPipeline.Result
  private let context: PlanningContext

  /// Plans the block as it began, once with everything that was logged and once without what was logged of it.
  ///
  /// - Parameter context: of the block's first day, whose programme is the block's own as it began, and with everything that was logged.
  package init(_ context: PlanningContext, using memory: inout PlanningMemory) {
    self.context = context
    var history = context.history
    history.sessions.removeAll { $0.date >= context.start }
    let blind = PlanningContext(rules: context.rules, client: context.client, start: context.start, history: history)
    before = PlanningPipeline().plan(blind, using: &memory)
    now = PlanningPipeline().plan(context, using: &memory)
  }

  /// The rows that the programme would now ask for otherwise, in calendar order.
  ///
  /// A row that is neither what the programme asked for without logs nor what an earlier log made of it is somebody's own, and stays.
  ///
  /// - Parameters:
  ///   - rows: Every row of the block in force.
  ///   - today: Sessions before this day are over.
  package func changes(_ rows: [RunningRow], today: CalendarDate) -> [RowChange] {
    guard let planned = before.mesocycle, let wanted = now.mesocycle, !now.decisions.isEmpty else { return [] }
    let asked = Dictionary(planned.prescriptions.map { ($0.rowID, $0) }, uniquingKeysWith: { first, _ in first })
    let present = Dictionary(rows.map { ($0.row.id, $0) }, uniquingKeysWith: { first, _ in first })
    let done = Set(context.history.sessions.lazy.filter { $0.planStart == context.start }.compactMap(\.place))
    func isOpen(_ day: PlanDay) -> Bool { context.start.date(of: day) >= today && !done.contains(day) }
    var changes: [RowChange] = []
    var kept: Set<RowID> = []
    for row in wanted.prescriptions {
      kept.insert(row.rowID)
      guard isOpen(row.planDay) else { continue }
      if let here = present[row.rowID] {
        guard !row.asksTheSame(as: here), let old = asked[row.rowID], old.asksTheSame(as: here) || here.isAdapted else {
          continue
        }
        // What can be lifted is believed as it was when the block was made: no log takes the number out of a row.
        if row.load == nil, here.row.load != nil { continue }
        changes.append(change(.row(row), row, before: here))
      } else if asked[row.rowID] == nil, rows.contains(where: { $0.day == row.planDay && $0.row.exercise == row.exercise }) {
        changes.append(change(.row(row), row, before: nil))
      }
    }
    for row in planned.prescriptions where !kept.contains(row.rowID) && isOpen(row.planDay) {
      if let here = present[row.rowID], row.asksTheSame(as: here) || here.isAdapted {
        changes.append(change(.removal, row, before: here))
      }
    }
    return changes
  }

  /// The place in its session, from 1, that a row has by now; nil where the programme doesn't ask for it.
  package func order(of row: RowID) -> Int? { now.mesocycle?.prescriptions.first { $0.rowID == row }.map { Int($0.order) } }

  private func change(_ kind: RowChange.Kind, _ row: Prescription, before: RunningRow?) -> RowChange {
    let date = context.start.date(of: row.planDay)
    let own = now.decisions.filter { $0.exercise == row.exercise && $0.date >= context.start && $0.date < date }
    var hash = StableHash(context.rulebook[row.exercise].id.utf8)
    for decision in own {
      hash.take(UInt64(bitPattern: Int64(decision.date.dayNumber)))
      for set in decision.sets {
        hash.take(UInt64(bitPattern: Int64(set.load)))
        hash.take(UInt64(bitPattern: Int64(set.reps)))
      }
      hash.take(decision.hurts ? 1 : 0)
    }
    // Another exercise's sessions say nothing of this one but that a day of its own was left out.
    let missed = lastMissed(row, before: date).flatMap { day in own.last.map { $0.date < day } ?? true ? day : nil }
    hash.take(UInt64(bitPattern: Int64(missed?.dayNumber ?? -1)))
    let lifting = context.lifting(row.exercise)
    var lifted: (now: Double, base: Double)?
    if case .row(let row) = kind, let now = row.load, let base = before?.base { lifted = (lifting.lifted(now), lifting.lifted(base)) }
    return RowChange(
      row: row.rowID, week: Int(row.week), day: Int(row.day), exercise: row.exercise, kind: kind,
      reason: row.kind == .ramp ? "" : reason(kind, row, before, own.last), evidence: hash.value,
      lifted: lifted)
  }

  private func reason(_ kind: RowChange.Kind, _ row: Prescription, _ before: RunningRow?, _ decision: ProgrammeDecision?) -> String {
    let words = AdaptationWords(name: context.rulebook[row.exercise].name, basis: context.rules.facts[row.exercise.index].loadBasis)
    let hasSameSets = before.map { $0.row.sets == Int(row.sets) && $0.row.reps.lowerBound == Int(row.repsMin) } ?? false
    func text(_ sets: Int, _ reps: Int, _ isOpen: Bool, _ load: Load?) -> String {
      hasSameSets
        ? load.map(words.load) ?? AdaptationWords.toBeFound : "\(sets)x\(reps)\(isOpen ? "+" : "")\(load.map(words.with) ?? "")"
    }
    var new = "nothing"
    if case .row(let row) = kind { new = text(Int(row.sets), Int(row.repsMin), row.repsMax == 0, row.load) }
    let old = before.map { text($0.row.sets, $0.row.reps.lowerBound, $0.row.isOpen, $0.row.load) } ?? "nothing"
    guard let decision else {
      let missed = context.start.date(of: row.planDay)
      return words.omission(on: lastMissed(row, before: missed) ?? missed, now: new, before: old)
    }
    return words.reason(decision.sets.map { (Double($0.load), $0.reps) }, on: decision.date, effort: nil, now: new, before: old)
  }

  /// The last day before one on which the row's exercise was planned and not done.
  private func lastMissed(_ row: Prescription, before date: CalendarDate) -> CalendarDate? {
    let last = now.decisions.map(\.date).max() ?? context.start
    return before.mesocycle?.prescriptions.lazy.filter { $0.exercise == row.exercise && $0.kind != .ramp }
      .map { context.start.date(of: $0.planDay) }.last { $0 < date && $0 <= last }
  }
}

extension Prescription {
  fileprivate var planDay: PlanDay { PlanDay(week: Int(week), day: Int(day)) }

  /// Whether a stored row asks for what this one does: exercise, sets, repetitions and load.
  fileprivate func asksTheSame(as other: RunningRow) -> Bool {
    let row = other.row
    return row.exercise == exercise && row.sets == Int(sets) && row.reps.lowerBound == Int(repsMin) && row.isOpen == (repsMax == 0)
      && (row.isOpen || row.reps.upperBound == Int(repsMax)) && row.load == load && other.kind == kind
  }
}
