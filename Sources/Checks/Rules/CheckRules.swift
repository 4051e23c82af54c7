import Rulebook
import TrainingModel

/// What the checks read of the rules, in the form in which rows are held against it: indexes and bits, nothing to look up by its text.
struct CheckRules: Sendable {
  var exercises: [ExerciseEntry]
  /// By `ConditionID`.
  var conditions: [ConditionEntry]
  var intervals = IntervalEntry()
  /// By `EquipmentID`, in each unit.
  var kilograms: [LoadLadder?] = []
  var pounds: [LoadLadder?] = []
  /// The sentences that `NoteID` counts.
  var notes: [String] = []
  /// How many sessions a week each named programme has.
  var programmeDays: [Int] = []
  var bounds = NumberBounds()
  /// After how many days a best set says nothing about today.
  var liftDays = 180
  /// The lifts by which a level is looked at.
  var standards: [LevelStandard] = []
  /// After so many days without training a client starts again as a novice; nil where the rules say no such thing.
  var startsAgainAfter: Int?

  init(exercises: [ExerciseEntry], conditions: [ConditionEntry]) { (self.exercises, self.conditions) = (exercises, conditions) }

  init(_ rulebook: Rulebook) {
    exercises = rulebook.exercises.map { ExerciseEntry($0) }
    conditions = rulebook.conditions.map { ConditionEntry($0, rulebook.exercises) }
    intervals = IntervalEntry(rulebook.conditioning.intervals)
    kilograms = rulebook.equipment.map { $0.ladder(in: .kg) }
    pounds = rulebook.equipment.map { $0.ladder(in: .lb) }
    notes = rulebook.notes
    programmeDays = rulebook.templates.map(\.daysPerWeek)
    bounds = NumberBounds(rulebook.sanitisation)
    liftDays = rulebook.history.liftDays
    standards = LevelStandard.known(rulebook)
    startsAgainAfter = rulebook.history.layoffs.filter(\.startsAgain).map(\.days.lowerBound).min()
  }

  subscript(exercise: ExerciseID) -> ExerciseEntry { exercises[exercise.index] }

  /// The loads that an exercise's kit can make in a unit; nil where it carries none.
  func ladder(_ exercise: ExerciseID, _ unit: LoadUnit) -> LoadLadder? {
    self[exercise].loadedBy.flatMap { (unit == .kg ? kilograms : pounds)[$0.index] }
  }
}

/// What the checks ask of an exercise.
struct ExerciseEntry: Sendable {
  var name: String
  var pattern: MovementPattern
  var tags = TagSet()
  var equipment = EquipmentSet()
  var level = Experience.novice
  var measure = Measure.reps
  var loadedBy: EquipmentID?
  var basis = LoadBasis.none
  /// The lift that it is related to, and its own 1RM as a part of that one's.
  var seed: (from: ExerciseID, ratio: Double)?
  /// What nobody lifts, where records are kept.
  var record: LiftLimit?

  /// Whether a session with it is one of hard resistance work: trunk work and carries alone make none.
  var isLift: Bool { pattern.isResistance && !pattern.isCore && pattern != .carry }

  init(_ name: String, _ pattern: MovementPattern) { (self.name, self.pattern) = (name, pattern) }

  init(_ exercise: Exercise) {
    (name, pattern, tags, equipment) = (exercise.name, exercise.pattern, exercise.tags, exercise.equipment)
    (level, measure, loadedBy, basis) = (exercise.level, exercise.measure, exercise.loadedBy, exercise.loadBasis)
    seed = exercise.seed.map { ($0.from, $0.ratio) }
    record = LiftLimit.all.first { $0.id == exercise.id }
  }
}

/// The bounds of every number that a row shows.
struct NumberBounds: Sendable {
  var sets = 1...12
  var reps = 1...100
  var seconds = 5...600
  var minutes = 1...180
  var metres = 1...1000
  var reserve = 0...6
  /// Seconds.
  var rest = 0...600

  init() {}

  init(_ rules: SanitisationRules) {
    (sets, reps, seconds, minutes) = (rules.sets, rules.reps, rules.seconds, rules.minutes)
    (reserve, rest, metres) = (rules.rir, rules.rest, rules.amounts(.metres))
  }

  func amounts(_ measure: Measure) -> ClosedRange<Int> {
    switch measure {
    case .reps, .repsEachSide: reps
    case .seconds, .secondsEachSide: seconds
    case .minutes: minutes
    case .metres: metres
    }
  }
}

/// Which exercises are intervals, for whom, and how often a week.
struct IntervalEntry: Sendable {
  var exercises = ExerciseBits()
  var when = Matcher()
  /// Whether they are only for who states no condition.
  var healthyOnly = false
  var perWeek = 7
  /// Who lifts on so many days may have only so many.
  var beside = (days: 7, perWeek: 7)

  init() {}

  init(_ rules: IntervalRules) {
    (exercises, when, healthyOnly) = (ExerciseBits(rules.exercises), rules.when, rules.healthyOnly)
    (perWeek, beside) = (rules.perWeek, rules.besideLifting)
  }
}
