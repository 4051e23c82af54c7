import Rulebook
import TrainingModel

/// Finds what a coach wants to see in what was trained.
struct FlagSearch {
  private let rules: FlagRules
  private let today: CalendarDate
  private(set) var flags: [RaisedFlag] = []

  /// How little two estimates may differ and still be the same: what turning loads into another unit and back costs.
  private static let sameness = 1.0005

  init(_ rules: FlagRules, today: CalendarDate) { (self.rules, self.today) = (rules, today) }

  /// In the order of the kinds, the newest of each first.
  var sorted: [RaisedFlag] {
    flags.sorted {
      ($0.kind.rawValue, -$0.date.dayNumber, $0.exercise?.index ?? -1) < ($1.kind.rawValue, -$1.date.dayNumber, $1.exercise?.index ?? -1)
    }
  }

  private mutating func raise(
    _ kind: FlagKind, _ exercise: ExerciseID?, _ date: CalendarDate, _ value: Double, against: Double = 0, radiates: Bool = false
  ) {
    guard isShown(kind, date) else { return }
    flags.append(RaisedFlag(kind: kind, exercise: exercise, date: date, value: value, against: against, radiates: radiates))
  }

  /// Looks at all days of one exercise, the earliest first; those before `first` count for records alone, as does what was once done `beyond`
  /// them.
  mutating func look(at all: [TrainedExercise], since first: CalendarDate, beyond earlier: Double?) {
    guard let exercise = all.first?.exercise else { return }
    let days = all.filter { $0.date >= first }
    for day in days where day.under > 0 { raise(.failedTarget, exercise, day.date, Double(day.under), against: Double(day.asked)) }
    lookForRecords(exercise, all.compactMap(\.best), beyond: earlier)
    let hard = days.filter { !$0.isEasy && $0.best != nil }
    lookForStalls(exercise, hard.compactMap(\.best))
    lookForDrops(exercise, hard)
    lookForPain(exercise, days)
  }

  /// Whether one of an exercise's days may be a record, if nothing better was done before the first of them.
  func mayHaveRecord(_ points: [LiftCurve.Point]) -> Bool {
    var best = 0.0
    for point in points {
      if point.oneRepMax > best * (1 + rules.recordGain), isShown(.record, point.date) { return true }
      best = max(best, point.oneRepMax)
    }
    return false
  }

  private func isShown(_ kind: FlagKind, _ date: CalendarDate) -> Bool { date <= today && today - date < rules.days(kind) }

  private mutating func lookForRecords(_ exercise: ExerciseID, _ points: [LiftCurve.Point], beyond earlier: Double?) {
    guard var best = earlier ?? points.first?.oneRepMax else { return }
    for point in points.dropFirst(earlier == nil ? 1 : 0) {
      if point.oneRepMax > best * (1 + rules.recordGain) { raise(.record, exercise, point.date, point.oneRepMax, against: best) }
      best = max(best, point.oneRepMax)
    }
  }

  /// An exposure is better that beats each of as many before it as make a stall: after a pause nobody is held against what was once.
  private mutating func lookForStalls(_ exercise: ExerciseID, _ points: [LiftCurve.Point]) {
    let length = rules.stallExposures
    var (run, best) = (0, 0.0)
    for (place, point) in points.enumerated().dropFirst() {
      let before = points[max(0, place - length)..<place].map(\.oneRepMax).max() ?? 0
      if point.oneRepMax > before * Self.sameness {
        if run >= length { raise(.stall, exercise, points[place - 1].date, Double(run), against: best) }
        run = 0
      } else {
        if run == 0 { best = before }
        run += 1
      }
    }
    if run >= length, let last = points.last { raise(.stall, exercise, last.date, Double(run), against: best) }
  }

  private mutating func lookForDrops(_ exercise: ExerciseID, _ days: [TrainedExercise]) {
    let count = rules.drop.exposures
    for place in days.indices.dropFirst(count) {
      guard let shown = days[place].best?.oneRepMax, !days[place].isAsAsked else { continue }
      let mean = days[(place - count)..<place].reduce(0) { $0 + ($1.best?.oneRepMax ?? 0) } / Double(count)
      guard shown < mean * (1 - rules.drop.fall) else { continue }
      raise(.drop, exercise, days[place].date, (1 - shown / mean) * 100, against: mean)
    }
  }

  private mutating func lookForPain(_ exercise: ExerciseID, _ days: [TrainedExercise]) {
    for day in days where day.pain >= rules.pain.once { raise(.pain, exercise, day.date, Double(day.pain), radiates: day.radiates) }
    let often = days.filter { $0.pain >= rules.pain.often && today - $0.date < rules.pain.within && $0.date <= today }
    guard let last = often.last, often.count >= rules.pain.times, last.pain < rules.pain.once else { return }
    let worst = often.map(\.pain).max() ?? 0
    raise(.pain, exercise, last.date, Double(worst), against: Double(often.count), radiates: often.contains(where: \.radiates))
  }

  /// Looks at the days of the plan on which somebody trained, the earliest first: which of their exercises were left out.
  mutating func lookForSkipped(_ days: [(date: CalendarDate, exercises: [(id: ExerciseID, isDone: Bool)])]) {
    var runs: [ExerciseID: (count: Int, last: CalendarDate)] = [:]
    var ended: [(ExerciseID, count: Int, last: CalendarDate)] = []
    for (date, exercises) in days {
      for (exercise, isDone) in exercises {
        if !isDone {
          runs[exercise] = ((runs[exercise]?.count ?? 0) + 1, date)
        } else if let run = runs.removeValue(forKey: exercise) {
          ended.append((exercise, run.count, run.last))
        }
      }
    }
    ended += runs.map { ($0.key, $0.value.count, $0.value.last) }
    for (exercise, count, last) in ended where count >= rules.skippedTimes { raise(.skipped, exercise, last, Double(count)) }
  }

  /// Looks at the planned sessions that are over, the earliest first, of somebody who logs.
  mutating func lookForIrregular(_ sessions: [(date: CalendarDate, isDone: Bool)]) {
    let mine = sessions.filter { today - $0.date <= rules.days(.inconsistent) }
    let share = DoneShare(done: mine.count(where: \.isDone), planned: mine.count)
    guard share.planned >= Self.fewestSessions, Double(share.done) < rules.leastSessions * Double(share.planned),
      let percent = share.percent
    else { return }
    flags.append(
      RaisedFlag(
        kind: .inconsistent, exercise: nil, date: mine[mine.count - 1].date, value: Double(percent), against: Double(share.planned)))
  }

  /// Of a single session nobody can say that it was trained irregularly.
  private static let fewestSessions = 2
}
