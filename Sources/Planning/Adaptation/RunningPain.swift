import Rulebook
import TrainingModel

/// What hurt in a running block, and what stands in its place in the sessions that are left: the next block would leave out the same.
package struct RunningPain: Sendable {
  /// Everything that is left out: what hurt, its harder variants, and where it was bad the whole movement.
  private var exercises = ExerciseMask()
  /// A change for each working row of them that is left, in calendar order.
  package private(set) var changes: [RowChange] = []
  /// What rows are made to fit with; nil where nothing hurt.
  package private(set) var fitting: ExerciseFitting?

  private let context: PlanningContext
  private let block: PastBlock
  private let hurts: [Hurt]

  /// An exercise that hurt.
  private struct Hurt {
    let exercise: ExerciseID
    let date: CalendarDate
    /// Whether its whole movement is suspended.
    let isBad: Bool
    let leftOut: ExerciseMask
  }

  /// - Parameters:
  ///   - context: of the day after today, with everything that was logged.
  ///   - block: The block as it is in force, without build-ups.
  ///   - tests: Its rows that test a lift: nothing is tested in the place of what hurts.
  ///   - today: Sessions before this day are over.
  package init(_ context: PlanningContext, _ block: PastBlock, tests: [PastRow] = [], today: CalendarDate) {
    (self.context, self.block) = (context, block)
    let rules = context.rulebook.history.logs
    func isPain(_ pain: Int, _ radiates: Bool) -> Bool { pain >= rules.pain.remove || radiates }
    guard context.history.sessions.contains(where: { $0.sets.contains { isPain(Int($0.pain ?? 0), $0.radiates) } }),
      let review = LogReview(context, block)
    else {
      hurts = []
      return
    }
    var hurts = context.badPains().map { exercise, date in
      Hurt(exercise: exercise, date: date, isBad: true, leftOut: context.rules.leftOut(for: exercise, wholePattern: true))
    }
    for (exercise, strands) in review.evidence() where !hurts.contains(where: { $0.exercise == exercise }) {
      guard case .remove(let stops) = ExerciseVerdict(exercise, strands, isProjected: false, context).action,
        let date = strands.flatMap(\.exposures).filter({ isPain($0.pain, $0.radiates) }).map(\.date).max()
      else { continue }
      let leftOut = context.rules.leftOut(for: exercise, wholePattern: stops)
      hurts.append(Hurt(exercise: exercise, date: date, isBad: stops, leftOut: leftOut))
    }
    self.hurts = hurts
    for hurt in hurts { exercises.formUnion(hurt.leftOut) }
    let done = Set(review.doneDays)
    let rows = (block.rows + tests).filter { row in
      exercises.contains(row.exercise) && !done.contains(row.place) && block.start.date(of: row.place) >= today
    }
    change(rows.sorted { $0.place < $1.place }, tests: Set(tests.map(\.id)))
  }

  /// Whether the exercise is left out, so that nothing else of its rows is offered.
  package func leavesOut(_ exercise: ExerciseID) -> Bool { exercises.contains(exercise) }

  private mutating func change(_ rows: [PastRow], tests: Set<RowID>) {
    guard !rows.isEmpty else { return }
    let fitting = ExerciseFitting(context)
    self.fitting = fitting
    let days = Dictionary(grouping: block.rows, by: \.place).mapValues { Set($0.map(\.exercise)) }
    // The same exercise becomes the same one in every week, so that it can rise.
    var chosen: [ExerciseID: ExerciseID?] = [:]
    for row in rows {
      guard let hurt = hurts.first(where: { $0.leftOut.contains(row.exercise) }) else { continue }
      if chosen[row.exercise] == nil {
        var taken = Set(chosen.values.compactMap { $0 })
        for other in rows where other.exercise == row.exercise { taken.formUnion(days[other.place] ?? []) }
        let best = fitting?.substitutes(for: row.exercise, session: Array(taken)).first { substitute in
          substitute.points > 0 && !taken.contains(substitute.exercise) && !exercises.contains(substitute.exercise)
        }
        chosen[row.exercise] = .some(best?.exercise)
      }
      var hash = StableHash(context.rulebook[hurt.exercise].id.utf8)
      hash.take(UInt64(bitPattern: Int64(hurt.date.dayNumber)))
      hash.take(hurt.isBad ? 1 : 0)
      let why = words(hurt, row.exercise)
      let instead = tests.contains(row.id) ? nil : chosen[row.exercise] ?? nil
      changes.append(
        RowChange(
          row: row.id, week: row.week, day: row.day, exercise: row.exercise,
          kind: instead.map { .swap($0, leftOut: "\(why): left out") } ?? .removal,
          reason: "\(why): \(instead.map { "\(context.rulebook[$0].name) instead" } ?? "left out")", evidence: hash.value, lifted: nil))
    }
  }

  /// `Front Squat: pain 8 of 10 in Back Squat on 7 December, so the whole movement (squat) is suspended`.
  private func words(_ hurt: Hurt, _ exercise: ExerciseID) -> String {
    let (pain, radiates) = context.history.sessions.filter { $0.date == hurt.date }.pain(of: hurt.exercise)
    let (book, day) = (context.rulebook, AdaptationWords.day(hurt.date))
    let place = exercise == hurt.exercise ? "" : " in \(book[hurt.exercise].name)"
    let felt = radiates ? "pain that radiates" : "pain \(pain) of 10"
    let movement = hurt.isBad ? ", so the whole movement (\(context.rules.facts[hurt.exercise.index].pattern.id)) is suspended" : ""
    return "\(book[exercise].name): \(felt)\(place) on \(day)\(movement)"
  }
}

extension PastRow {
  fileprivate var place: PlanDay { PlanDay(week: week, day: day) }
}
