import TrainingModel

/// How one lift moves on in a programme: what is carried, and what follows from what was done.
public struct Scheme: Sendable {
  public var id: String
  public var keeps: SchemeStart
  /// Which set a condition on `reps` asks about.
  public var judged: JudgedSet
  /// The repetitions that the judged set is taken to have where nothing is logged yet; nil takes those prescribed.
  public var projectedReps: Int?
  /// What follows a session: the first that holds.
  public var afterSession: [SchemeDecision]
  /// What follows a week of the programme: the first that holds.
  public var afterWeek: [SchemeDecision]
  public var rule: RuleID
}

/// What a scheme carries from session to session, and what it begins with.
public struct SchemeStart: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// Nothing is carried.
    case none
    case load
    case trainingMax
  }

  public var kind: Kind
  /// nil begins with what the client finds by effort.
  public var weight: WeightSource?
  /// How a training max is rounded; a load is always one that can be made.
  public var rounding: TrainingMaxRounding

  public init(_ kind: Kind, _ weight: WeightSource? = nil, rounding: TrainingMaxRounding = .nearest) {
    (self.kind, self.weight, self.rounding) = (kind, weight, rounding)
  }
}

/// Whether a training max is itself rounded before percentages are taken of it.
public enum TrainingMaxRounding: UInt8, Word {
  /// To the nearest step of the kit, ties up.
  case nearest
  /// To the step of the kit below.
  case down
  /// Not at all: only the day's load is rounded.
  case none

  public static let spellings = ["nearest", "down", "no"]
}

/// Where a weight comes from.
public enum WeightSource: Sendable, Equatable {
  /// A part of what can be lifted for so many repetitions.
  case repMax(reps: Int, Double)
  case fixed(LoadStep)
  case lightest
}

/// Which set of an exercise is judged.
public enum JudgedSet: UInt8, Word {
  /// The last open set, or the last set where none is open.
  case last
  /// The heaviest open set, or the heaviest set where none is open.
  case top

  public static let spellings = ["last", "top"]
}

/// One entry of a scheme's list: when it holds, and what then happens.
public struct SchemeDecision: Sendable {
  public var when: SchemeCondition
  public var actions: [SchemeAction]
  /// The repetitions of a test that has to come first; the actions follow its result.
  public var test: Int?
  public var rule: RuleID
  /// What the author wrote, for the export.
  public var words: [String]
}

/// What a decision asks; everything given must hold.
public struct SchemeCondition: Sendable, Equatable {
  public enum Sets: UInt8, Word {
    /// Every set had its repetitions with its load.
    case allReached
    /// Every set had the top of its range with its load.
    case allAtTop
    case missed

    public static let spellings = ["all reached", "all at top", "missed"]
  }

  public var sets: Sets?
  /// Repetitions of the judged set.
  public var reps: ClosedRange<Int>?
  /// Repetitions of all sets together.
  public var total: ClosedRange<Int>?
  /// Failed sessions in a row, this one included.
  public var fails: ClosedRange<Int>?
  /// The programme's own week, from 1.
  public var week: ClosedRange<Int>?
  /// From 1.
  public var stage: ClosedRange<Int>?
  public var isLower: Bool?
  public var exercises: [ExerciseID]?
  /// Whether anything of the exercise was logged in a session that has a log.
  public var isLogged: Bool?

  public init() {}
}

/// What a decision does.
public enum SchemeAction: Sendable, Equatable {
  case add(LoadStep)
  case subtract(LoadStep)
  /// 0.9 takes a tenth off.
  case multiply(Double)
  case set(WeightSource)
  /// Back to the remembered weight, and so much more.
  case recall(LoadStep?)
  case remember
  case cap(LoadStep)
  case nextStage
  case stage(Int)
  case nextExercise
  /// A repetition more in every set.
  case addReps(Int)
  /// A repetition more in one set.
  case addRepsToOneSet(Int)
  case bottomReps
}

/// What is carried for one exercise under one scheme.
public struct TemplateTrack: Sendable, Equatable {
  /// The first is trained until the scheme moves on to the next.
  public var exercises: [ExerciseID]
  /// The place in the template's schemes; nil where nothing is carried.
  public var scheme: Int?
}
