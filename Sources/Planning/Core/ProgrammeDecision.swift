import Rulebook
import TrainingModel

/// One step of a programme that a log decided, with the sets that did it.
package struct ProgrammeDecision: Sendable {
  /// The day on which it was done.
  package let date: CalendarDate
  package let exercise: ExerciseID
  /// The sets that were done: loads in hundredths of the client's unit, below 0 for help.
  let sets: [(load: Int32, reps: Int)]
  let hurts: Bool
  /// What the programme carried before and after it.
  let before: Carried
  let after: Carried
  /// The decision that spoke; nil where none did.
  let rule: RuleID?

  /// What is carried of an exercise.
  struct Carried: Sendable {
    /// The load or training max in hundredths of the client's unit; nil until it has been found.
    var weight: Int32?
    var stage = 0
    var fails = 0
    var extraReps = 0
  }
}
