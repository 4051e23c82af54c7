import Foundation
import TrainingModel

/// The arithmetic of loads that the checks do for themselves.
enum Strength {
  /// 1RM from a best set of 1 to 15 repetitions: the median of Epley (1985), Brzycki (1993) and Wathan (1994); nil for more, which show
  /// endurance (training-science section 4.1).
  static func oneRepMax(_ load: Double, reps: Int) -> Double? {
    guard reps >= 1, reps <= 15 else { return nil }
    if reps == 1 { return load }
    let r = Double(reps)
    let estimates = [load * (1 + r / 30), load * 36 / (37 - r), load * 100 / (48.8 + 53.8 * exp(-0.075 * r))]
    return estimates.sorted()[1]
  }

  /// Percent of 1RM by repetitions and reserve together, from one: the chart of reactive training systems, which has one number for each sum
  /// (training-science section 4.3).
  private static let chart = [100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9, 57.4]

  /// The part of 1RM that can be lifted `reps` times with `reserve` left: past the chart's end 2.4 points less for each, 30 % at the least.
  static func part(reps: Int, reserve: Int = 0) -> Double {
    let place = max(0, reps + reserve - 1)
    if place < chart.count { return chart[place] / 100 }
    return max(30, chart[chart.count - 1] - 2.4 * Double(place - chart.count + 1)) / 100
  }

  /// How many repetitions a load of this part of 1RM leaves after `reps`; 0 where it can't even be lifted so often.
  static func reserve(part: Double, reps: Int) -> Int {
    (1...40).last { self.part(reps: reps, reserve: $0) >= part } ?? 0
  }

  /// How much 1RM may be projected to grow in a week, by level (training-science section 7.3).
  static func weeklyGrowth(_ level: Experience) -> Double {
    switch level {
    case .novice: 0.06
    case .intermediate: 0.025
    case .advanced: 0.0125
    }
  }
}

/// What is known of a client's 1RM, exercise by exercise, in hundredths of the block's unit.
struct KnownStrength {
  /// From the profile's lifts, where they are not too old.
  private(set) var stated: [ExerciseID: Double] = [:]
  /// From the profile's lifts that are too old to say what is lifted today.
  private var old: [ExerciseID: Double] = [:]
  /// From approved blocks and logs.
  private var shown: [ExerciseID: Double] = [:]
  private let rules: CheckRules

  init(_ block: FinishedBlock, _ rules: CheckRules) {
    self.rules = rules
    for lift in block.client.lifts {
      guard let kilograms = Strength.oneRepMax(lift.kilograms, reps: lift.reps) else { continue }
      let load = Double(Load(kilograms: kilograms, in: block.plan.unit).hundredths)
      if let date = lift.date, Int(block.plan.start - date) > rules.liftDays {
        old[lift.exercise] = max(old[lift.exercise] ?? 0, load)
      } else {
        stated[lift.exercise] = max(stated[lift.exercise] ?? 0, load)
      }
    }
    for set in block.past.sets where set.load > 0 {
      // Chart and formulas differ by a few percent; what is impossible is so by both.
      let byChart = set.load / Strength.part(reps: set.reps, reserve: set.reserve)
      let byFormula = Strength.oneRepMax(set.load, reps: set.reps + set.reserve) ?? 0
      shown[set.exercise] = max(shown[set.exercise] ?? 0, byChart, byFormula)
    }
  }

  var isUnknown: Bool { stated.isEmpty && shown.isEmpty }

  /// The 1RM of an exercise: the highest that lifts, blocks and logs show, or that of a related lift in the usual ratio (training-science
  /// section 4.7); nil where nothing is known.
  ///
  /// Planning takes something off what comes from a related lift, to begin carefully; what can be lifted at all is not less for that.
  func oneRepMax(_ exercise: ExerciseID) -> Double? {
    if isUnknown { return nil }
    let known = max(stated[exercise] ?? related(exercise) { max(stated[$0] ?? 0, shown[$0] ?? 0) } ?? 0, shown[exercise] ?? 0)
    return known > 0 ? known : nil
  }

  /// The most that anything says about the 1RM of an exercise; nil where nothing was ever known.
  ///
  /// Where only an old lift speaks, the client may be stronger by now, but not by more than half: training adds some 40 % to the strength of
  /// who never trained, and less to everybody else's, in up to two years (ACSM position stand 2009).
  func most(_ exercise: ExerciseID) -> Double? {
    let known = oneRepMax(exercise).map { max($0, old[exercise] ?? 0) }
    return known ?? (old[exercise] ?? related(exercise) { old[$0] ?? 0 }).map { $0 * 1.5 }
  }

  /// What a related lift lets expect; `known` has the 1RM of a lift, and 0 for none.
  private func related(_ exercise: ExerciseID, _ known: (ExerciseID) -> Double) -> Double? {
    var (current, factor) = (exercise, 1.0)
    for _ in 0..<4 {
      guard let seed = rules[current].seed else { return nil }
      (current, factor) = (seed.from, factor * seed.ratio)
      if known(current) > 0 { return known(current) * factor }
    }
    return nil
  }
}
