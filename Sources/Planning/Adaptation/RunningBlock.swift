import Rulebook
import TrainingModel

/// A generated block that somebody trains by and logs: what is left of it, held against what was done.
///
/// The verdicts are those of the next block. A block expects progress already, so that what was done exactly as it was asked for changes
/// nothing: only what shows more than was asked for earns a step, a session that was missed or failed pays none, and failures take load away.
package struct RunningBlock {
  private let context: PlanningContext
  private let block: PastBlock
  private let ramps: [RunningRow]
  private let bases: [RowID: Load]
  private let today: CalendarDate

  /// - Parameters:
  ///   - context: of the day after today, with everything that was logged.
  ///   - block: The block as it is in force, without build-ups.
  ///   - rows: Every row of it.
  ///   - today: Sessions before this day are over.
  package init(_ context: PlanningContext, _ block: PastBlock, rows: [RunningRow], today: CalendarDate) {
    (self.context, self.block, self.today) = (context, block, today)
    ramps = rows.filter { $0.kind == .ramp }
    bases = Dictionary(rows.compactMap { row in row.base.map { (row.row.id, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The rows that would ask for another load now, in the order of the exercises; empty for who has logged nothing of the block.
  package func changes() -> [RowChange] {
    guard let review = LogReview(context, block), let last = review.doneDays.last else { return [] }
    let done = Set(review.doneDays)
    func isOpen(_ row: PastRow) -> Bool {
      let day = PlanDay(week: row.week, day: row.day)
      return block.start.date(of: day) >= today && !done.contains(day)
    }
    var changes: [RowChange] = []
    for (exercise, strands) in review.evidence() {
      let facts = context.rules.facts[exercise.index]
      // Help is more where it is less, and no kit of ours makes its steps.
      guard facts.loadBasis != .assist, let ladder = facts.loadedBy.flatMap({ context.rules.ladder($0, context.client.units) }) else {
        continue
      }
      let verdict = ExerciseVerdict(
        exercise, strands, ladder: ladder, isLower: facts.work.contains(.lower), isProjected: false, context.rulebook.history.logs)
      for (strand, decided) in zip(strands, verdict.strands) {
        guard
          let course = StrandCourse(strand, block, bases: bases, last: last, done: done, isOpen: isOpen)
        else { continue }
        let step = StrandStep(decided, course, ladder, facts, context)
        for row in strand.rows where isOpen(row) {
          if let change = change(of: row, by: step, strand, course, facts) { changes.append(change) }
        }
      }
    }
    return changes + changes.flatMap(rampChanges)
  }

  private func change(
    of row: PastRow, by step: StrandStep, _ strand: PlanStrand, _ course: StrandCourse, _ facts: ExerciseFacts
  ) -> RowChange? {
    guard let before = row.load, let base = bases[row.id] ?? row.load, let now = step.load(from: base), now != before else { return nil }
    let words = AdaptationWords(name: context.rulebook[row.exercise].name)
    let reason: String
    if let last = strand.exposures.first {
      // Where nothing but what was left out changes it, that is what a coach has to know.
      let isOmission = course.missed != nil && now < before && (step.action == .hold || step.action.isProgress)
      reason =
        isOmission
        ? words.omission(on: course.missed ?? last.date, now: now.description, before: before.description)
        : words.reason(
          last.sets.map { ($0.load, $0.amount) }, on: last.date, effort: last.sets.compactMap(\.effort).max(), now: now.description,
          before: before.description)
    } else if let missed = course.missed {
      reason = words.omission(on: missed, now: now.description, before: before.description)
    } else {
      return nil
    }
    return RowChange(
      row: row.id, week: row.week, day: row.day, exercise: row.exercise, kind: .load(now), reason: reason,
      evidence: course.evidence(strand))
  }

  /// The build-up goes along with what it leads to.
  private func rampChanges(_ change: RowChange) -> [RowChange] {
    guard case .load(let now) = change.kind,
      let work = block.rows.first(where: { $0.id == change.row }),
      // A build-up leads to the first row of its exercise.
      block.rows.first(where: { $0.week == work.week && $0.day == work.day && $0.exercise == work.exercise })?.id == work.id,
      let before = work.load, before.hundredths > 0,
      let ladder = context.rules.facts[work.exercise.index].loadedBy.flatMap({ context.rules.ladder($0, context.client.units) })
    else { return [] }
    return ramps.compactMap { ramp in
      guard ramp.day == PlanDay(week: work.week, day: work.day), ramp.row.exercise == work.exercise, let old = ramp.row.load else {
        return nil
      }
      let wanted = Double(old.hundredths) * Double(now.hundredths) / Double(before.hundredths)
      let new = min(ladder.nearest(Load(hundredths: Int32(wanted.rounded()))), now)
      guard new != old else { return nil }
      return RowChange(
        row: ramp.row.id, week: change.week, day: change.day, exercise: change.exercise, kind: .load(new), reason: "",
        evidence: change.evidence)
    }
  }
}
