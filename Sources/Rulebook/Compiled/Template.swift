import Findings
import TrainingModel

/// A named programme, session by session and set by set: a client who names it gets exactly this.
public struct Template: Sendable {
  public var id: String
  public var name: String
  /// Sessions a week, 1 to 7.
  public var daysPerWeek: Int
  /// The fewest days from one session to the next, 1 to 7.
  public var gap: Int
  /// Whom the programme is made for.
  public var when: Matcher
  /// What each of the programme's own weeks is for; as many as its cycle has, 1 to 16.
  public var phases: [Phase]
  public var rounding: TemplateRounding
  public var sessions: [TemplateSession]
  /// The sessions in the order in which they are trained, by their places in `sessions`; after the last the first comes again.
  public var order: [Int]
  public var schemes: [Scheme]
  /// What is carried from session to session.
  public var tracks: [TemplateTrack]
  /// What the programme says of checks, whatever `validation` says of them.
  public var severities: [TemplateSeverity] = []
  public var rule: RuleID

  /// How many sessions one cycle of the programme has.
  public var sessionsPerCycle: Int { daysPerWeek * phases.count }
}

/// How much a check weighs for the plans of one programme.
public struct TemplateSeverity: Sendable, Equatable {
  public var code: FindingCode
  /// nil switches the check off.
  public var severity: Severity?
}

/// How a load that the programme works out becomes one that can be made.
public enum TemplateRounding: UInt8, Word {
  /// To the nearest, ties up.
  case nearest
  case down

  public static let spellings = ["nearest", "down"]
}

/// One session of a programme.
public struct TemplateSession: Sendable {
  public var id: String
  public var focus: String
  /// The weekday that the session belongs to; nil where it comes when it is its turn.
  public var weekday: Weekday?
  /// In the order in which they are trained.
  public var exercises: [TemplateExercise]
}

/// What a session prescribes of one exercise.
public struct TemplateExercise: Sendable {
  /// The place in the template's tracks.
  public var track: Int
  /// For whom the session has this exercise.
  public var when: Matcher
  public var table: TemplateTable
  /// From 1; 0 where the exercise stands alone.
  public var superset: UInt8
  /// Seconds between sets.
  public var rest: Int
  /// The exercise's own ramp sets; nil leaves them to the rules for warming up, and an empty list has none.
  public var warmup: [TemplateSets]?
  /// Of the loads that can be made only those that lie whole steps of this above the lightest; nil where all of them count.
  public var step: LoadStep?
  public var rule: RuleID
}

/// The sets of an exercise: always the same, by the programme's week, or by the stage that the lift is in.
public enum TemplateTable: Sendable {
  case same([TemplateSets])
  case byWeek([[TemplateSets]])
  case byStage([[TemplateSets]])

  /// Every list of sets in it.
  public var all: [[TemplateSets]] {
    switch self {
    case .same(let sets): [sets]
    case .byWeek(let weeks): weeks
    case .byStage(let stages): stages
    }
  }

  /// The sets of a week and a stage, both from 0.
  public func sets(week: Int, stage: Int) -> [TemplateSets] {
    switch self {
    case .same(let sets): sets
    case .byWeek(let weeks): weeks[min(week, weeks.count - 1)]
    case .byStage(let stages): stages[min(stage, stages.count - 1)]
    }
  }
}

/// Equal sets of an exercise, as authors write them: `5 x 3 last +`, `5+ @ 85 % tm`.
public struct TemplateSets: Sendable, Equatable {
  /// 1 to 12.
  public var count: Int
  /// Repetitions or seconds; where the range has a width, from its bottom to its top in steps that the scheme earns.
  public var amount: ClosedRange<Int>
  /// Whether `amount` counts seconds.
  public var isTimed = false
  /// Whether the last of the sets is for as many repetitions as possible.
  public var isLastOpen = false
  public var load: LoadBase
  /// As the author wrote it.
  public var text: String
}

/// What a programme takes a load from.
public enum LoadBase: Sendable, Equatable {
  /// A part of what the track carries: its load, or its training max.
  case own(Double)
  /// A part of the training max that a track carries.
  case trainingMax(track: Int, Double)
  case oneRepMax(Double)
  case fixed(LoadStep)
  /// A part of the heaviest set that a session has of the exercise, which stands in these places of it.
  case topSet(TopSet, Double)
  /// An effort from 5 to 10.
  case rpe(Double)
  /// The most that can be done for this many repetitions today, to be searched for.
  case repMax(Int)
  /// The lightest that the equipment makes.
  case lightest
  /// Nothing to load: body weight or time.
  case unloaded
}

/// Whose heaviest set a load is a part of.
public struct TopSet: Sendable, Equatable {
  /// The place in the template's sessions.
  public var session: Int
  /// The exercise's places in that session.
  public var places: [Int]
  /// Whether it is the very session that the set stands in.
  public var isOwn: Bool
}
