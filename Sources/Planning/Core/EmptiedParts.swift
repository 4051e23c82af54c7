import Rulebook
import TrainingModel

/// Muscles and patterns that conditions leave nothing for, as the legs of who trains from a wheelchair: nobody is told that they are missing.
struct EmptiedParts: Sendable {
  var muscles = MuscleSet()
  var patterns = PatternSet([])

  init() {}

  /// What an exclusion empties; what no exercise trains anyway doesn't count.
  init(_ excluded: ExerciseMask, _ rulebook: Rulebook) {
    var (left, all) = (EmptiedParts(), EmptiedParts())
    for (index, exercise) in rulebook.exercises.enumerated() {
      let direct = MuscleSet(Muscle.allCases.filter { exercise.halfSets[Int($0.rawValue)] >= 2 })
      let part = EmptiedParts(muscles: direct, patterns: PatternSet([exercise.pattern]))
      all.formUnion(part)
      if !excluded.contains(ExerciseID(index)) { left.formUnion(part) }
    }
    muscles = MuscleSet(bits: all.muscles.bits & ~left.muscles.bits)
    patterns.bits = all.patterns.bits & ~left.patterns.bits
  }

  private init(muscles: MuscleSet, patterns: PatternSet) { (self.muscles, self.patterns) = (muscles, patterns) }

  mutating func formUnion(_ other: Self) {
    muscles.bits |= other.muscles.bits
    patterns.bits |= other.patterns.bits
  }

  /// Whether nothing is left of any of these patterns.
  func holds(_ wanted: PatternSet) -> Bool { wanted.bits & ~patterns.bits == 0 }

  /// Whether no muscle that carries the body is left, so that there is nothing to weigh the upper body against.
  var holdsTheLegs: Bool { muscles.contains(.quads) && muscles.contains(.hamstrings) && muscles.contains(.glutes) }
}
