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
  /// The heaviest set that wasn't made from another of its session, in hundredths; nil where none had a load.
  var top: Int32?
  /// The heaviest load in hundredths, 0 where there was none.
  var heaviest: Int32 = 0
  /// The part of 1RM that was meant by the heaviest set whose load was to be found, in tenths of a percent; 0 where loads were given.
  var soughtPart = 0
}

extension Programme {
  /// Pain from which nothing rises.
  private static let pain = 4

  /// The results of a session by track, in the order in which the tracks are trained; each track once, whatever its number of exercises.
  func results(_ session: Int, _ moment: Moment, _ note: SessionNote, tops: inout [Int32]) -> [(track: Int, result: TrackResult)] {
    guard note != .skipped else { return [] }
    var results: [(track: Int, result: TrackResult)] = []
    let log = note.log
    var used = [Int](repeating: 0, count: log?.sets.count ?? 0)
    for (place, exercise) in exercises(session) {
      let planned = sets(exercise, moment)
      let id = self.exercise(exercise.track, moment.state.tracks[exercise.track])
      var result = log.map { logged($0, id, planned, exercise.track, &used) } ?? projected(planned, exercise.track)
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

  /// What the log says of an exercise: its sets in their order against those prescribed. A set with less load than prescribed is not
  /// reached, whatever its repetitions.
  private func logged(_ log: LoggedSession, _ id: ExerciseID, _ planned: [ProgrammeSet], _ track: Int, _ used: inout [Int]) -> TrackResult {
    var result = TrackResult(source: .logged)
    let wanted = planned.reduce(0) { $0 + $1.count }
    let mine = log.sets.indices.filter { used[$0] == 0 && log.sets[$0].exercise == id && log.sets[$0].kind != .ramp }
    let isTest = planned.contains { $0.kind == .test }
    let taken = isTest ? mine[...] : mine.prefix(wanted)
    if taken.isEmpty { return TrackResult(source: .absent, isReached: false, isAtTop: false) }
    var (next, judgedReps) = (taken.startIndex, 0)
    let judged = judged(planned, track)
    for (place, set) in planned.enumerated() {
      for _ in 0..<set.count {
        result.setCount += 1
        result.room += set.top - set.amount
        guard next < taken.endIndex else {
          (result.isReached, result.isAtTop) = (false, false)
          if place == judged { judgedReps = 0 }
          continue
        }
        let done = log.sets[taken[next]]
        next += 1
        let load = done.load.map { hundredths($0, log.unit) } ?? 0
        let isFull = set.load.map { Self.isFull(load, $0) } ?? true
        let reps = isFull ? done.amount : min(done.amount, set.amount - 1)
        if reps < set.amount { result.isReached = false }
        if reps < set.top { result.isAtTop = false }
        result.total += max(0, reps)
        if load > 0, !set.isFromTop { result.top = max(result.top ?? 0, load) }
        if place == judged { judgedReps = max(0, reps) }
      }
    }
    for index in taken {
      used[index] = 1
      let set = log.sets[index]
      if let pain = set.pain, pain >= Self.pain { result.hurts = true }
      if let load = set.load { result.done.append((hundredths(load, log.unit), set.amount)) }
    }
    if let test = planned.first(where: { $0.kind == .test }) {
      result.tested = result.done.filter { $0.reps >= test.amount && $0.load > 0 }.map(\.load).max()
      // A search has as many sets as it takes.
      result.top = result.done.map(\.load).max().flatMap { $0 > 0 ? $0 : nil }
    }
    result.judgedReps = judgedReps
    return result
  }

  /// Whether a load is what was asked for: half a percent is what converting between units may cost.
  static func isFull(_ load: Int32, _ asked: Int32) -> Bool { Double(load) >= Double(asked) * 0.995 }

  /// A logged load in the client's unit.
  func hundredths(_ load: Load, _ logged: LoadUnit) -> Int32 {
    if logged == unit { return load.hundredths }
    let factor = unit == .lb ? Load.poundsPerKilogram : 1 / Load.poundsPerKilogram
    return Int32(clamping: Int((Double(load.hundredths) * factor).rounded()))
  }
}
