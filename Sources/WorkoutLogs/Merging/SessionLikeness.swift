import TrainingModel

/// Whether two sessions are the same training, told by two sources or with the clock of another zone.
///
/// Both are of one day, or so near that a zone explains it, and at least four fifths of the sets of whichever has fewer are in both: the same
/// exercise, as many repetitions or seconds, and a load that is the same but for what turning it into another unit leaves.
struct SessionLikeness {
  private struct Work: Equatable {
    var exercise: String
    var reps, seconds: Int32
    /// Grams; 0 for body weight alone.
    var grams: Double
  }

  let session: DoneSession
  private let work: [Work]

  init(_ session: DoneSession) {
    self.session = session
    let scale = session.unit == .kg ? 10.0 : 10 / Load.poundsPerKilogram
    var work: [Work] = []
    for exercise in session.exercises {
      let name = exercise.exercise ?? exercise.name.lowercased()
      for set in exercise.sets where set.kind.isWorking {
        work.append(
          Work(exercise: name, reps: set.reps ?? 0, seconds: set.seconds ?? 0, grams: Double(set.load?.hundredths ?? 0) * scale))
      }
    }
    self.work = work
  }

  /// The widest distance between two zones of one place, in minutes: those who travel are at most 14 hours off.
  private static let widestShift = 14 * 60

  /// Minutes between the starts; nil where they are too far apart to be the same.
  func distance(to other: SessionLikeness) -> Int? {
    let days = abs(Int(session.date - other.session.date))
    guard let start = session.startMinute, let otherStart = other.session.startMinute else { return days == 0 ? 0 : nil }
    let minutes = abs(Int(session.date - other.session.date) * 1440 + Int(start) - Int(otherStart))
    return minutes <= Self.widestShift ? minutes : nil
  }

  func isSame(as other: SessionLikeness) -> Bool {
    guard distance(to: other) != nil, !work.isEmpty, !other.work.isEmpty else { return false }
    var rest = other.work
    var shared = 0
    for set in work {
      guard let place = rest.firstIndex(where: { Self.isSame($0, set) }) else { continue }
      rest.remove(at: place)
      shared += 1
    }
    return shared * 5 >= min(work.count, other.work.count) * 4
  }

  private static func isSame(_ a: Work, _ b: Work) -> Bool {
    a.exercise == b.exercise && a.reps == b.reps && a.seconds == b.seconds && abs(a.grams - b.grams) <= max(250, a.grams / 100)
  }
}

extension DoneSession {
  /// Whether the two say the same in different units: every load is the other's, but for what turning it leaves.
  func saysTheSame(inAnotherUnitAs other: DoneSession) -> Bool {
    guard unit != other.unit, exercises.count == other.exercises.count else { return false }
    let scale = unit == .kg ? 1 / Load.poundsPerKilogram : Load.poundsPerKilogram
    var mine = self
    for (place, exercise) in other.exercises.enumerated() {
      guard mine.exercises[place].sets.count == exercise.sets.count else { return false }
      for (index, set) in exercise.sets.enumerated() {
        guard let load = mine.exercises[place].sets[index].load, let theirs = set.load else { continue }
        if abs(Double(theirs.hundredths) * scale - Double(load.hundredths)) <= max(2, Double(load.hundredths) / 1000) {
          mine.exercises[place].sets[index].load = theirs
        }
      }
    }
    mine.unit = other.unit
    return mine == other
  }

  /// How many loads are quarters of its unit, as plates and stacks make them.
  var roundLoads: Int { exercises.reduce(0) { $0 + $1.sets.count { ($0.load?.hundredths ?? 0) % 25 == 0 } } }
}
