import Rulebook
import TrainingModel

/// What came of a track in one session: logged, or taken for done.
struct TrackResult {
  enum Source {
    /// Nobody has logged it yet: taken for done as prescribed.
    case projected
    case logged
    /// Left out by somebody who logs.
    case absent
  }

  var source: Source
  var isReached = true
  var isAtTop = true
  var judgedReps = 0
  var total = 0
  /// Pain that asks for a coach before anything rises (training-science section 4.8).
  var hurts = false
  var setCount = 0
  /// Repetitions that the sets could still gain within their range.
  var room = 0
  /// The heaviest load of a search for the most, in hundredths of the client's unit; nil where none was asked for or done.
  var tested: Int32?
  /// The sets that were done; loads in hundredths of the client's unit.
  var done: [(load: Int32, reps: Int)] = []
  /// All of them, also those without a load, in their order.
  var sets: [(load: Int32, reps: Int)] = []
  /// The heaviest set that wasn't made from another of its session, in hundredths; nil where none had a load.
  var top: Int32?
  /// The heaviest load in hundredths, 0 where there was none.
  var heaviest: Int32 = 0
  /// The part of 1RM that was meant by the heaviest set whose load was to be found, in tenths of a percent; 0 where loads were given.
  var soughtPart = 0
}

extension Programme {
  /// The results of a session by track, in the order in which the tracks are trained; each track once, whatever its number of exercises.
  func results(_ session: Int, _ moment: Moment, _ note: SessionNote, tops: inout [Int32]) -> [(track: Int, result: TrackResult)] {
    guard note != .skipped else { return [] }
    var results: [(track: Int, result: TrackResult)] = []
    let log = note.log
    let entries = exercises(session).map { place, exercise in
      (place, exercise, self.exercise(exercise.track, moment.state.tracks[exercise.track]), sets(exercise, moment))
    }
    var work: [LoggedWork] = []
    for (place, exercise, id, planned) in entries {
      if let log, !work.contains(where: { $0.exercise == id }) {
        work.append(LoggedWork(log, id, entries.filter { $0.2 == id }.flatMap(\.3), self))
      }
      var result =
        work.firstIndex { $0.exercise == id }.map { logged(&work[$0], planned, exercise.track) } ?? projected(planned, exercise.track)
      if let top = result.top { tops[place] = top }
      result.heaviest = result.done.map(\.load).max() ?? planned.compactMap(\.load).max() ?? 0
      let sought = planned.filter { $0.load == nil }.compactMap(\.part).max() ?? 0
      result.soughtPart = planned.contains { $0.load != nil } ? 0 : Int((sought * 1000).rounded())
      guard let index = results.firstIndex(where: { $0.track == exercise.track }) else {
        results.append((exercise.track, result))
        continue
      }
      let earlier = results[index].result
      result.isReached = result.isReached && earlier.isReached
      result.isAtTop = result.isAtTop && earlier.isAtTop
      result.total += earlier.total
      result.setCount += earlier.setCount
      result.room += earlier.room
      result.hurts = result.hurts || earlier.hurts
      result.done = earlier.done + result.done
      result.sets = earlier.sets + result.sets
      result.tested = result.tested ?? earlier.tested
      result.heaviest = max(result.heaviest, earlier.heaviest)
      result.soughtPart = max(result.soughtPart, earlier.soughtPart)
      if result.source == .absent { result.source = earlier.source }
      results[index].result = result
    }
    return results
  }

  /// What is taken for done where nothing is logged: exactly what was prescribed.
  private func projected(_ planned: [ProgrammeSet], _ track: Int) -> TrackResult {
    var result = TrackResult(source: .projected)
    for set in planned {
      result.total += set.amount * set.count
      result.setCount += set.count
      result.room += (set.top - set.amount) * set.count
      if set.amount < set.top { result.isAtTop = false }
    }
    result.top = planned.filter { !$0.isFromTop }.compactMap(\.load).max()
    if let judged = judged(planned, track) { result.judgedReps = scheme(track)?.projectedReps ?? planned[judged].amount }
    return result
  }

  /// The place of the sets that a condition on repetitions asks about.
  private func judged(_ planned: [ProgrammeSet], _ track: Int) -> Int? {
    let open = planned.indices.filter { planned[$0].isOpen }
    let choice = open.isEmpty ? Array(planned.indices) : open
    guard scheme(track)?.judged == .top else { return choice.last }
    return choice.max { (planned[$0].load ?? 0, planned[$0].part ?? 0) < (planned[$1].load ?? 0, planned[$1].part ?? 0) }
  }

  /// What the log says of an exercise: what was done for each set that was prescribed. A set with less load than prescribed is not reached,
  /// whatever its repetitions.
  private func logged(_ work: inout LoggedWork, _ planned: [ProgrammeSet], _ track: Int) -> TrackResult {
    var result = TrackResult(source: .logged)
    result.hurts = work.pain >= pain || work.radiates
    let test = planned.first { $0.kind == .test }
    // A search has as many sets as it takes.
    let taken = test == nil ? work.next(planned.reduce(0) { $0 + $1.count }) : work.sets.map { $0 }
    let done = taken.compactMap { $0 }
    if done.isEmpty || (test == nil && work.isUnsure && done.count < taken.count) {
      return TrackResult(source: .absent, isReached: false, isAtTop: false, hurts: result.hurts)
    }
    var (next, judgedReps) = (0, 0)
    let judged = judged(planned, track)
    for (place, set) in planned.enumerated() {
      for _ in 0..<set.count {
        result.setCount += 1
        result.room += set.top - set.amount
        defer { next += 1 }
        guard next < taken.count, let done = taken[next] else {
          (result.isReached, result.isAtTop) = (false, false)
          if place == judged { judgedReps = 0 }
          continue
        }
        let isFull = set.load.map { WorkSet.isFull(done.load, Double($0)) } ?? true
        let reps = isFull ? done.amount : min(done.amount, set.amount - 1)
        if reps < set.amount { result.isReached = false }
        if reps < set.top { result.isAtTop = false }
        result.total += max(0, reps)
        if done.load > 0, !set.isFromTop { result.top = max(result.top ?? 0, Self.hundredths(done.load)) }
        if place == judged { judgedReps = max(0, reps) }
      }
    }
    result.done = done.filter { $0.load > 0 }.map { (Self.hundredths($0.load), $0.amount) }
    result.sets = done.map { (Self.hundredths($0.load), $0.amount) }
    if let test {
      result.tested = result.done.filter { $0.reps >= test.amount }.map(\.load).max()
      result.top = result.done.map(\.load).max()
    }
    result.judgedReps = judgedReps
    return result
  }

  /// Whether a load is what was asked for: half a percent is what converting between units may cost.
  static func isFull(_ load: Int32, _ asked: Int32) -> Bool { WorkSet.isFull(Double(load), Double(asked)) }
}

/// What a log says of one exercise of a session, held against all that the session asks of it.
private struct LoggedWork {
  let exercise: ExerciseID
  /// The working sets in their order.
  let sets: [WorkSet]
  /// For each planned set the one that was done for it.
  private let places: [Int?]
  private var used = 0
  /// The worst that was said of it.
  let pain: Int
  let radiates: Bool
  /// Whether sets that can't be right stand where planned ones may have been.
  let isUnsure: Bool

  init(_ log: LoggedSession, _ exercise: ExerciseID, _ planned: [ProgrammeSet], _ programme: Programme) {
    self.exercise = exercise
    let facts = programme.rules.facts[exercise.index]
    let scale = log.unit.scale(to: programme.unit)
    let isTimed = planned.contains(where: \.isTimed)
    let mine = log.sets.filter { $0.exercise == exercise && $0.kind.isWorking }
    let believed = mine.filter { !$0.isFlagged && programme.plausibility.holds($0, scale: scale, asked: nil, known: nil) }
    isUnsure = believed.count < mine.count
    let asked = planned.flatMap { set in Array(repeating: AskedSet(load: set.load.map { Double($0) }), count: set.count) }
    sets = [WorkSet](believed, facts, Lifting(facts.loadBasis), in: isTimed ? .seconds : facts.measure, scale: scale, wanted: asked.count)
    places = sets.places(of: asked)
    (pain, radiates) = [log].pain(of: exercise)
  }

  /// What was done for the next planned sets.
  mutating func next(_ count: Int) -> [WorkSet?] {
    defer { used += count }
    return places[min(used, places.count)..<min(used + count, places.count)].map { $0.map { sets[$0] } }
  }
}
