import Rulebook
import TrainingModel

extension TrainingReport {
  /// Works out what a client's logs show.
  ///
  /// - Parameters:
  ///   - done: What the client did, in any order, but the sessions of a day in theirs; those of days to come count for nothing. Curves
  ///     want all of them, the rest no more than the last `ReportRules.lookBack` days.
  ///   - blocks: The approved blocks of the last `ReportRules.lookBack` days at least, the earliest first.
  ///   - today: A session that was planned for an earlier day is over.
  ///   - earlier: Says of exercises, and in which unit, the best estimate of 1RM in sessions that are not handed over, which a record has to
  ///     beat as well. It is asked once, and only where there may be a record.
  /// - Throws: What `earlier` throws.
  package init(
    of client: String, _ done: [LoggedSession], _ blocks: [ApprovedTraining], _ rules: ReportRules, today: CalendarDate,
    earlier: (Set<ExerciseID>, LoadUnit) throws -> [ExerciseID: Double] = { _, _ in [:] }
  ) rethrows {
    let days = TrainingDay.days(of: done.allSatisfy { $0.date <= today } ? done : done.filter { $0.date <= today })
    let unit = Self.unit(blocks, days)
    self.init(client: client, unit: unit, lastLog: days.last?.date)
    guard let lastLog else { return }
    let measuring = LogMeasuring(rules: rules, unit: unit, blocks: blocks)
    let trained = days.map { (day: $0, exercises: measuring.exercises(of: $0)) }
    var series: [ExerciseID: [TrainedExercise]] = [:]
    for exercise in trained.lazy.flatMap(\.exercises) { series[exercise.exercise, default: []].add(exercise) }
    let exercises = series.keys.sorted { $0.index < $1.index }
    lifts = exercises.compactMap { exercise in
      let points = series[exercise]?.compactMap(\.best) ?? []
      return points.isEmpty ? nil : LiftCurve(exercise: exercise, points: points)
    }

    let course = PlannedCourse(blocks, trained, today: today)
    let since = today + -rules.flags.complianceDays
    // Who has logged nothing for so long doesn't log any more.
    let isLogging = lastLog >= since
    if isLogging {
      let due = course.days.filter { $0.date >= since }
      sessions = DoneShare(done: due.count(where: \.isDone), planned: due.count)
      sets = due.reduce(into: DoneShare()) { share, day in
        share.planned += day.asked.reduce(0) { $0 + $1.sets }
        share.done += day.matched
      }
    }
    volume = course.volume(trained, from: today + -rules.flags.volumeDays, today: today, rules)

    var search = FlagSearch(rules.flags, today: today)
    let candidates = lifts.filter { search.mayHaveRecord($0.points) }.map(\.exercise)
    let bests = candidates.isEmpty ? [:] : try earlier(Set(candidates), unit)
    for exercise in exercises { search.look(at: series[exercise] ?? [], since: today + -rules.lookBack, beyond: bests[exercise]) }
    search.lookForSkipped(course.leftOut)
    if isLogging { search.lookForIrregular(course.days.map { ($0.date, $0.isDone) }) }
    flags = search.sorted
    waiting = exercises.compactMap { Self.waiting($0, series[$0] ?? [], rules, today: today) }
  }
}

extension TrainingReport {
  /// Whether the movement of an exercise waits, by all its days.
  private static func waiting(_ exercise: ExerciseID, _ days: [TrainedExercise], _ rules: ReportRules, today: CalendarDate)
    -> WaitingMovement?
  {
    let logRules = rules.rulebook.history.logs
    var pain = BadPain()
    for day in days where today - day.date <= logRules.pain.days { pain.take(day.pain, on: day.date, isTrained: day.sets > 0, logRules) }
    return pain.date.map {
      WaitingMovement(exercise: exercise, pattern: rules.facts[exercise.index].pattern, since: $0, until: $0 + logRules.pain.days)
    }
  }

  /// By exercise the best estimate of 1RM that sessions show, in the unit of a report on the same client.
  ///
  /// - Parameter exercises: Only of these.
  package static func bests(
    _ sessions: [LoggedSession], _ rules: ReportRules, of exercises: Set<ExerciseID>, in unit: LoadUnit
  ) -> [ExerciseID: Double] {
    let measuring = LogMeasuring(rules: rules, unit: unit, blocks: [])
    var bests: [ExerciseID: Double] = [:]
    for day in TrainingDay.days(of: sessions) {
      for exercise in measuring.exercises(of: day, only: exercises) {
        if let best = exercise.best { bests[exercise.exercise] = max(bests[exercise.exercise] ?? 0, best.oneRepMax) }
      }
    }
    return bests
  }

  private static func unit(_ blocks: [ApprovedTraining], _ days: [TrainingDay]) -> LoadUnit {
    blocks.last?.block.unit ?? days.last?.sessions.last?.unit ?? .kg
  }
}

extension [TrainedExercise] {
  /// Adds a day, or takes it into the last one where it is the same day.
  fileprivate mutating func add(_ day: TrainedExercise) {
    if let last = indices.last, self[last].date == day.date {
      let asked = self[last].asked + day.asked
      let matched = self[last].matched + day.matched
      self[last].take(day)
      (self[last].asked, self[last].matched) = (asked, matched)
    } else {
      append(day)
    }
  }
}

/// What plans asked for on the days that are over, with what was logged of it.
private struct PlannedCourse {
  struct Day {
    var date: CalendarDate
    /// The rows with working sets.
    var asked: [PastRow]
    /// Where the day's log is.
    var log: Int?
    var isDone = false
    /// How many of the sets that were asked for were done.
    var matched = 0
  }

  /// In the order of their dates.
  private(set) var days: [Day] = []
  /// The days on which somebody trained, with the exercises that were asked for.
  private(set) var leftOut: [(date: CalendarDate, exercises: [(id: ExerciseID, isDone: Bool)])] = []

  init(_ blocks: [ApprovedTraining], _ trained: [(day: TrainingDay, exercises: [TrainedExercise])], today: CalendarDate) {
    for training in blocks {
      for planned in training.days where training.block.start.date(of: planned) < today {
        var day = Day(
          date: training.block.start.date(of: planned),
          asked: training.block.rows.filter { $0.week == planned.week && $0.day == planned.day })
        day.log = trained.lastIndex { $0.day.planStart == training.block.start && $0.day.place == planned }
        if let log = day.log { take(trained[log], &day) }
        days.append(day)
      }
    }
  }

  private mutating func take(_ trained: (day: TrainingDay, exercises: [TrainedExercise]), _ day: inout Day) {
    day.isDone = trained.day.sessions.contains(where: \.isTrained)
    day.matched = trained.exercises.reduce(0) { $0 + $1.matched }
    guard day.isDone else { return }
    var exercises: [(id: ExerciseID, isDone: Bool)] = []
    for row in day.asked where !exercises.contains(where: { $0.id == row.exercise }) {
      exercises.append((row.exercise, trained.exercises.contains { $0.exercise == row.exercise && $0.isTried }))
    }
    leftOut.append((trained.day.date, exercises))
  }

  /// Working sets of each muscle since a day, planned and done.
  func volume(
    _ trained: [(day: TrainingDay, exercises: [TrainedExercise])], from first: CalendarDate, today: CalendarDate, _ rules: ReportRules
  ) -> [MuscleVolume] {
    var (planned, done) = ([Int](repeating: 0, count: Muscle.allCases.count), [Int](repeating: 0, count: Muscle.allCases.count))
    func add(_ sets: Int, of exercise: ExerciseID, to halves: inout [Int]) {
      let shares = rules.facts[exercise.index].halfSets
      for muscle in halves.indices { halves[muscle] += sets * Int(shares[muscle]) }
    }
    for day in days where day.date >= first { for row in day.asked { add(row.sets, of: row.exercise, to: &planned) } }
    for day in trained where day.day.date >= first && day.day.date < today {
      for exercise in day.exercises { add(exercise.sets, of: exercise.exercise, to: &done) }
    }
    return Muscle.allCases.compactMap { muscle in
      let place = Int(muscle.rawValue)
      return planned[place] + done[place] == 0 ? nil : MuscleVolume(muscle: muscle, plannedHalves: planned[place], doneHalves: done[place])
    }
  }
}
