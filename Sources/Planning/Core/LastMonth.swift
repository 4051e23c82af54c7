import Rulebook
import TrainingModel

/// What the months before mean for this one: worked out when a client is analysed, and asked by every stage that it concerns.
struct LastMonth: Sendable {
  /// What the pause before the block asks for; nil where there was none worth a rule.
  var layoff: LayoffRule?
  /// The last day of training before that pause.
  var lastDay: CalendarDate?
  /// What too few sessions ask for; nil where the client did enough of them, or doesn't log.
  var completion: CompletionRule?
  /// 1RM by exercise in hundredths of the client's unit as the last block or its logs show it, 0 where they say nothing; empty without them.
  var strength: [Double] = []
  /// The most that exercises of the last block begin with: what was prescribed or done last, and what a log has earned.
  var limits: [StartLimit] = []
  /// The least that exercises of the last block begin with, because it was done as it was asked for.
  var floors: [StartFloor] = []
  /// How strong last month shows the client to be, exercise by exercise.
  var shown: [ShownStrength] = []
  /// What the logs say of each exercise of the last block, in the order of the exercises.
  var verdicts: [ExerciseVerdict] = []
  /// By exercise the heaviest that the last block began with, where all of it was done as it was asked for, or is believed to have been.
  var firstLoads: [(exercise: ExerciseID, load: Double, reps: Int)] = []
  /// Exercises that hurt.
  var painful = ExerciseMask()
  /// Of those the ones whose whole movement waits until somebody has looked at the client.
  var suspended = ExerciseMask()

  /// Exercises that have stood still for so long that others take their place, where there are others.
  var stalled = ExerciseMask()

  /// Whether the same exercises are planned again, accessories as well.
  var repeatsExercises: Bool { completion?.repeats ?? false }

  func verdict(_ exercise: ExerciseID) -> ExerciseVerdict? { verdicts.first { $0.exercise == exercise } }

  /// What an exercise may begin with for so many repetitions: the limit whose own were asked for nearest to them, of several the heaviest; nil where it has
  /// none.
  func limit(of exercise: ExerciseID, reps: Int) -> StartLimit? {
    var best: (off: Int, limit: StartLimit)?
    for limit in limits where limit.exercise == exercise {
      let off = abs(limit.asked - reps)
      if best.map({ off < $0.off || (off == $0.off && limit.load > $0.limit.load) }) ?? true { best = (off, limit) }
    }
    return best?.limit
  }

  /// How many times as heavy the weeks of an exercise have to be, so that none is below what was done as it was asked for, and none above what
  /// it earned; 1 where none is.
  ///
  /// - Parameter isStepped: Whether the steps that were earned are asked for as well.
  func shortfall(
    _ weeks: FourWeeks<WeekPrescription>, of exercise: ExerciseID, _ phases: FourWeeks<Phase>, isStepped: Bool
  ) -> Double {
    var (most, least) = (1.0, 1.0)
    for floor in floors where floor.exercise == exercise {
      for week in weeks.indices where phases[week] != .deload && phases[week] != .return {
        guard let load = weeks[week].load, load > 0, weeks[week].reps.upperBound <= floor.reps, (weeks[week].rir ?? 0) <= (floor.rir ?? 0)
        else { continue }
        most = max(most, (isStepped ? floor.load : floor.done) / load)
        guard let limit = floor.most, weeks[week].reps.upperBound == floor.reps, weeks[week].rir == floor.rir else { continue }
        least = min(least, limit / load)
      }
    }
    return most > 1 ? most : least
  }

  /// Whether a week (1 to 4) has fewer sets than the block would give it, so that its volume is nothing to complain about.
  func eases(week: Int, of block: BlockRule?, _ course: BlockCourse?) -> Bool {
    guard layoff != nil || completion != nil || course?.isInterrupted == true, let block, week <= block.weeks.count else { return false }
    return block.weeks[week - 1].phase == .return || block.weeks[week - 1].sets < 0.88
  }
}

/// The most that an exercise may begin a block with.
struct StartLimit: Sendable {
  let exercise: ExerciseID
  /// Hundredths of the client's unit.
  let load: Double
  /// The repetitions that it was done with: for clearly fewer it says nothing.
  let reps: Int
  /// The most repetitions that were asked for with it.
  let asked: Int
}

/// How strong the last block and its logs show a client to be in one exercise: what a step forward is held against.
struct ShownStrength: Sendable {
  let exercise: ExerciseID
  /// The 1RM that any of its sets shows, in hundredths of the client's unit.
  let most: Double
  /// The 1RM that the block was planned by.
  let planned: Double
  /// What was believed before the logs of the block were read.
  let before: Double
  /// How much 1RM may rise in a month, and how much it may be projected to grow in a week: 0.1 is 10 %.
  let rise: Double
  let growth: Double

  /// What so many repetitions with so many in reserve are lifted with after the most that a month may bring, in hundredths of the client's unit.
  func mostInAMonth(reps: Int, rir: Int?) -> Double { planned * (1 + rise) * EffortTable.part(reps: reps, rir: rir ?? 3) }

  /// Whether a client so strong can be expected to do the weeks of the next block.
  ///
  /// - Parameters:
  ///   - step: The step of the kit, in hundredths of the client's unit.
  ///   - intensity: The part of 1RM that conditions allow.
  func allows(_ weeks: FourWeeks<WeekPrescription>, step: Double, intensity: Double) -> Bool {
    guard let first = weeks[0].load else { return true }
    if (first - step) / EffortTable.part(reps: weeks[0].reps.upperBound, rir: weeks[0].rir ?? 3) > planned * (1 + rise) { return false }
    var able = most
    for week in weeks.indices {
      if week > 0 { able *= 1 + growth }
      guard let load = weeks[week].load else { continue }
      if load > min(able, 1.02 * able * EffortTable.part(reps: weeks[week].reps.upperBound, rir: 0)) { return false }
      if intensity < 1, load > most * intensity { return false }
    }
    return true
  }
}

extension ShownStrength {
  /// Keeps weeks within the part of 1RM that conditions allow, of what is shown and not of what is hoped for.
  func hold(_ weeks: inout FourWeeks<WeekPrescription>, intensity: Double, _ ladder: LoadLadder?) {
    guard intensity < 1, let ladder else { return }
    for week in weeks.indices {
      guard let load = weeks[week].load, load > most * intensity else { continue }
      weeks[week].load = Double(ladder.floor(Load(hundredths: Int32(clamping: Int(most * intensity)))).hundredths)
    }
  }
}

/// The least that an exercise may begin a block with.
struct StartFloor: Sendable {
  let exercise: ExerciseID
  /// What was done, and the same with the steps that it earned, in hundredths of the client's unit; 0 where it was not done as it was asked for.
  let done: Double
  let load: Double
  /// The repetitions and the reserve that it was asked for with: for more of either it says nothing.
  let reps: Int
  let rir: Int?
  /// The most to begin with where just these repetitions with this reserve are asked for again; nil where more was shown than the steps.
  let most: Double?
}

/// What logged sessions say of an exercise.
enum LogAction: Equatable, Sendable {
  /// The load rises by this many steps of what makes it, one or two.
  case progress(steps: Int)
  /// The load stays and repetitions may rise.
  case hold
  /// The same comes again.
  case `repeat`
  /// The load falls by this part.
  case reduce(by: Double)
  /// The exercise goes; with `stops` the whole movement does, and somebody has to look at the client.
  case remove(stops: Bool)

  var isProgress: Bool { if case .progress = self { true } else { false } }
}
