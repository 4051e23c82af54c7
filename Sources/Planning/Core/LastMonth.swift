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
  /// What the logs say of each exercise of the last block, in the order of the exercises.
  var verdicts: [ExerciseVerdict] = []
  /// Exercises that hurt.
  var painful = ExerciseMask()

  /// Whether the same exercises are planned again, accessories as well.
  var repeatsExercises: Bool { completion?.repeats ?? false }

  func verdict(_ exercise: ExerciseID) -> ExerciseVerdict? { verdicts.first { $0.exercise == exercise } }

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
}

/// What the logs decide about one exercise.
struct ExerciseVerdict: Sendable {
  let exercise: ExerciseID
  let action: LogAction
  /// The last load in hundredths of the client's unit, 0 for body weight, and the fewest repetitions, seconds or metres done with it.
  let load: Double
  let amount: Int
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
