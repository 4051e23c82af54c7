import Checks
import Findings
import Rulebook
import TrainingModel

/// The rulebook with the look-ups that planning needs, derived once and shared by every worker.
package final class PlanningRules: Sendable {
  package let rulebook: Rulebook
  /// One for each exercise, by its index.
  let facts: [ExerciseFacts]
  /// What one set of each exercise gives each muscle, one exercise after the other.
  let parts: [MusclePart]
  /// The harder variants of each exercise, one exercise after the other.
  let harder: [ExerciseID]
  /// The exercises of each pattern, by the pattern's raw value, in the order of their ids.
  let byPattern: [[ExerciseID]]
  /// What choosing exercises reads.
  let selection: SelectionTables
  /// What each condition takes away, by the condition's index.
  let excludedBy: [ExerciseMask]
  /// The muscles and patterns for which each condition alone leaves no exercise of the catalogue, whatever the client's kit.
  let emptiedBy: [EmptiedParts]
  /// Conditions that apply to whoever they match, stated or not.
  let populations: [ConditionID]
  /// How each split lies on the days of a week, by the split's place.
  let placements: [SessionPlacement]
  /// Conditioning in intervals.
  let intervals: ExerciseMask
  /// The checks of rows that know nothing of planning.
  package let rowChecks: RowChecks
  /// What the rules say of each check of how weeks were put together, by its place in `CheckForm.all`: of generated weeks, and of each named
  /// programme's, by the template's index.
  private let generatedChecks: [WeighedCheck?]
  private let checksOfTemplates: [[WeighedCheck?]]
  /// The level to which 1RM and body mass have to fit, by exercise.
  let standards: [StrengthStandard]

  /// Which exercises may be done in turn; nil where the rules know no supersets.
  let supersets: SupersetTable?

  /// What each item can be loaded with, by the item's index.
  private let kilograms: [LoadLadder?]
  private let pounds: [LoadLadder?]

  package init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    kilograms = rulebook.equipment.map { $0.ladder(in: .kg) }
    pounds = rulebook.equipment.map { $0.ladder(in: .lb) }
    var parts: [MusclePart] = []
    var harder: [ExerciseID] = []
    facts = rulebook.exercises.map { ExerciseFacts($0, parts: &parts, harder: &harder) }
    (self.parts, self.harder) = (parts, harder)
    let ids = rulebook.exercises.indices.map { ExerciseID($0) }
    byPattern = MovementPattern.allCases.map { pattern in ids.filter { rulebook[$0].pattern == pattern } }
    excludedBy = rulebook.conditions.map { condition in
      var mask = ExerciseMask(ids.filter { condition.excludes(rulebook[$0]) })
      mask.formUnion(ExerciseMask(condition.excludedExercises))
      return mask
    }
    emptiedBy = excludedBy.map { EmptiedParts($0, rulebook) }
    selection = SelectionTables(rulebook, facts)
    populations = rulebook.conditions.indices.filter { rulebook.conditions[$0].appliesTo != nil }.map { ConditionID($0) }
    placements = rulebook.splits.map { SessionPlacement($0) }
    intervals = ExerciseMask(rulebook.conditioning.intervals.exercises)
    rowChecks = RowChecks(rulebook)
    generatedChecks = WeighedCheck.all(in: rulebook, of: nil)
    checksOfTemplates = rulebook.templates.map { WeighedCheck.all(in: rulebook, of: $0) }
    supersets = rulebook.supersets.map { SupersetTable($0) }
    standards = StrengthStandard.shipped.compactMap { named in
      guard let index = rulebook.exercises.firstIndex(where: { $0.id == named.exercise }) else { return nil }
      return StrengthStandard(exercise: ExerciseID(index), noviceBelow: named.noviceBelow, advancedFrom: named.advancedFrom)
    }
  }

  /// What the rules and the client's programme say of each check of how weeks were put together, by its place in `CheckForm.all`.
  func checks(of client: Client) -> [WeighedCheck?] { client.template.map { checksOfTemplates[$0.index] } ?? generatedChecks }

  /// The load nearest to this one that the exercise's kit can make in a unit; the load itself where the kit has no steps.
  package func loadable(_ load: Load, of exercise: ExerciseID, in unit: LoadUnit) -> Load {
    facts[exercise.index].loadedBy.flatMap { ladder($0, unit) }?.nearest(load) ?? load
  }

  /// The loads that an item can make in a unit.
  func ladder(_ item: EquipmentID, _ unit: LoadUnit) -> LoadLadder? { (unit == .kg ? kilograms : pounds)[item.index] }
}

extension Condition {
  /// Whether the exercise carries a tag or has a pattern that the condition excludes.
  fileprivate func excludes(_ exercise: Exercise) -> Bool {
    !excludedTags.isDisjoint(with: exercise.tags) || excludedPatterns.contains(exercise.pattern)
  }
}

/// A set of exercises: one bit each, for catalogues of up to 1,024.
struct ExerciseMask: Equatable, Sendable {
  private var words = SIMD16<UInt64>()

  /// How many exercises a catalogue may have.
  static let capacity = 1024

  init() {}

  init(_ exercises: some Sequence<ExerciseID>) { for exercise in exercises { insert(exercise) } }

  func contains(_ exercise: ExerciseID) -> Bool { words[exercise.index >> 6] & (1 << UInt64(exercise.index & 63)) != 0 }

  mutating func insert(_ exercise: ExerciseID) { words[exercise.index >> 6] |= 1 << UInt64(exercise.index & 63) }

  mutating func formUnion(_ other: ExerciseMask) { words |= other.words }

  mutating func subtract(_ other: ExerciseMask) { words &= ~other.words }

  mutating func formIntersection(_ other: ExerciseMask) { words &= other.words }

  var isEmpty: Bool { words == SIMD16<UInt64>() }
}
