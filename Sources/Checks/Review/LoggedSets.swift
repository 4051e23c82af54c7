import TrainingModel

/// The sets that a client logged, in the order of their days, to be held against everything else that is known: a slip of the pen shows no
/// strength.
struct LoggedSets {
  /// How far above everything else that is known of a lift a logged set may be. More than 60 % in a month are a slip of the pen, as when
  /// pounds are noted for kilograms (training-science section 7.1, the step of e1RM).
  private static let mostStep = 1.6
  /// What noting a load in another unit may make of it.
  private static let rounding = 1.005
  /// The heaviest load in kilograms that is read as one (training-science section 7.1).
  private static let heaviest = 600.0
  /// With more repetitions than this, done and left together, a set shows endurance (training-science section 4.1): then only those that
  /// were done count.
  private static let mostReps = 15

  /// A logged set and the 1RM that it shows, in hundredths of the block's unit.
  struct Logged {
    let exercise: ExerciseID
    let day: CalendarDate
    let load: Double
    let oneRepMax: Double
    /// The least that it shows: chart and formulas differ by some percent, and what is impossible is so by both.
    let least: Double
  }

  /// The earliest first.
  let sets: [Logged]
  /// By the place of the exercise the best of all, with its day, and the best of all other days.
  private var bests: [(first: Logged, other: Double)?]
  private let mostLoad: Double

  init(_ all: [PastTraining.ShownSet], unit: LoadUnit) {
    mostLoad = Double(Load(kilograms: Self.heaviest, in: unit).hundredths)
    var sets: [Logged] = []
    sets.reserveCapacity(all.count)
    for set in all where set.load > 0 {
      guard let day = set.day else { continue }
      var counted = set
      if set.reps + set.reserve > Self.mostReps { counted.reserve = max(0, Self.mostReps - set.reps) }
      sets.append(
        Logged(
          exercise: set.exercise, day: day, load: set.load, oneRepMax: Strength.shown(counted), least: Strength.leastShown(counted)))
    }
    sets.sort { $0.day < $1.day }
    self.sets = sets
    bests = []
    for set in sets {
      let place = set.exercise.index
      if place >= bests.count { bests += Array(repeating: nil, count: place + 1 - bests.count) }
      guard let best = bests[place] else {
        bests[place] = (set, 0)
        continue
      }
      if set.oneRepMax > best.first.oneRepMax {
        bests[place] = (set, best.first.day == set.day ? best.other : best.first.oneRepMax)
      } else if best.first.day != set.day {
        bests[place] = (best.first, max(best.other, set.oneRepMax))
      }
    }
  }

  /// The best 1RM that the days beside this one show; 0 where there is no other.
  func best(of exercise: ExerciseID, but day: CalendarDate) -> Double {
    guard exercise.index < bests.count, let best = bests[exercise.index] else { return 0 }
    return best.first.day == day ? best.other : best.first.oneRepMax
  }

  /// Whether a set can have been so, beside a 1RM that is known without it; 0 where nothing is.
  func isPossible(_ set: Logged, beside known: Double) -> Bool {
    set.load <= mostLoad && (known <= 0 || set.least <= known * Self.mostStep * Self.rounding)
  }
}
