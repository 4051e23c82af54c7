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
      guard let ladder = context.ladder(of: exercise) else { continue }
      let lifting = context.lifting(exercise)
      let verdict = ExerciseVerdict(exercise, strands, isProjected: false, context)
      for (strand, decided) in zip(strands, verdict.strands) {
        // What hurts is offered no other load: `RunningPain` has something else in its place.
        if case .remove = decided.action { continue }
        guard
          let course = StrandCourse(strand, block, lifting, bases: bases, last: last, done: done, isOpen: isOpen)
        else { continue }
        let step = StrandStep(decided, course, ladder)
        for row in strand.rows where isOpen(row) {
          if let change = change(of: row, by: step, strand, course, lifting) ?? found(row, decided, course, lifting, ladder) {
            changes.append(change)
          }
        }
      }
    }
    return changes + changes.flatMap(rampChanges)
  }

  private func change(
    of row: PastRow, by step: StrandStep, _ strand: PlanStrand, _ course: StrandCourse, _ lifting: Lifting
  ) -> RowChange? {
    guard let before = row.load, let base = bases[row.id] ?? row.load, base.hundredths > 0,
      let now = step.load(from: lifting.lifted(base)).map({ lifting.written(Double($0.hundredths)) }), now != before
    else { return nil }
    let words = AdaptationWords(name: context.rulebook[row.exercise].name, basis: lifting.basis)
    let reason: String
    if let last = strand.exposures.first {
      // Where nothing but what was left out changes it, that is what a coach has to know.
      let isOmission =
        course.missed != nil && lifting.lifted(now) < lifting.lifted(before) && (step.action == .hold || step.action.isProgress)
      reason =
        isOmission
        ? words.omission(on: course.missed ?? last.date, now: words.load(now), before: words.load(before))
        : words.reason(
          last.sets.map { (lifting.noted($0.load), $0.amount) }, on: last.date, effort: last.sets.compactMap(\.effort).max(),
          now: words.load(now), before: words.load(before))
    } else if let missed = course.missed {
      reason = words.omission(on: missed, now: words.load(now), before: words.load(before))
    } else {
      return nil
    }
    return RowChange(
      row: row.id, week: row.week, day: row.day, exercise: row.exercise, kind: .load(now), reason: reason,
      evidence: course.evidence(strand.exposures, strand.rows.first?.id ?? row.id, lifting),
      lifted: (lifting.lifted(now), lifting.lifted(base)))
  }

  /// The load of a row whose client was to find it, now that sets show it: what the weakest of the last time gives for its repetitions and
  /// effort, and no more than a step of the kit above the heaviest of them (training-science sections 4.7 and 4.8).
  private func found(
    _ row: PastRow, _ decided: StrandVerdict, _ course: StrandCourse, _ lifting: Lifting, _ ladder: LoadLadder
  ) -> RowChange? {
    guard row.load == nil, !lifting.liftsBody, let last = decided.evidence.exposures.first, let shown = last.shown, shown > 0 else {
      return nil
    }
    var wanted = shown * EffortTable.part(reps: row.reps.upperBound, rir: row.rir ?? last.asked.rir ?? 0)
    if case .reduce(let part) = decided.action { wanted *= 1 - part }
    let most = ladder.above(Load(hundredths: Int32(clamping: Int(last.load.rounded()))))
    let now = min(ladder.floor(Load(hundredths: Int32(clamping: Int(wanted.rounded())))), most)
    guard Double(now.hundredths) <= wanted + 0.5 else { return nil }
    let words = AdaptationWords(name: context.rulebook[row.exercise].name, basis: lifting.basis)
    return RowChange(
      row: row.id, week: row.week, day: row.day, exercise: row.exercise, kind: .load(lifting.written(Double(now.hundredths))),
      reason: words.reason(
        last.sets.map { (lifting.noted($0.load), $0.amount) }, on: last.date, effort: last.sets.compactMap(\.effort).max(),
        now: words.load(now), before: AdaptationWords.toBeFound),
      evidence: course.evidence(decided.evidence.exposures, row.id, lifting), lifted: nil)
  }

  /// The build-up goes along with what it leads to.
  private func rampChanges(_ change: RowChange) -> [RowChange] {
    guard case .load(let now) = change.kind,
      let work = block.rows.first(where: { $0.id == change.row }),
      // A build-up leads to the first row of its exercise.
      block.rows.first(where: { $0.week == work.week && $0.day == work.day && $0.exercise == work.exercise })?.id == work.id,
      let before = work.load, before.hundredths > 0, let ladder = context.ladder(of: work.exercise)
    else { return [] }
    let lifting = context.lifting(work.exercise)
    let (most, part) = (lifting.lifted(now), lifting.lifted(now) / lifting.lifted(before))
    return ramps.compactMap { ramp in
      guard ramp.day == PlanDay(week: work.week, day: work.day), ramp.row.exercise == work.exercise, let old = ramp.row.load else {
        return nil
      }
      let wanted = ladder.nearest(Load(hundredths: Int32(clamping: Int((lifting.lifted(old) * part).rounded()))))
      let new = lifting.written(min(Double(wanted.hundredths), most))
      guard new != old else { return nil }
      return RowChange(
        row: ramp.row.id, week: change.week, day: change.day, exercise: change.exercise, kind: .load(new), reason: "",
        evidence: change.evidence, lifted: nil)
    }
  }
}
