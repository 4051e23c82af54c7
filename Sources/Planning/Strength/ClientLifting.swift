import Rulebook
import TrainingModel

extension PlanningContext {
  /// How the written loads of an exercise become what this client lifts.
  func lifting(_ exercise: ExerciseID) -> Lifting {
    Lifting(rules.facts[exercise.index].loadBasis, bodyMass: client.bodyMassKilograms, unit: client.units)
  }

  /// What the client can lift with the loads of an exercise's kit; nil where it carries none.
  func ladder(of exercise: ExerciseID) -> LoadLadder? {
    rules.facts[exercise.index].loadedBy.flatMap { rules.ladder($0, client.units) }.map { lifting(exercise).ladder($0) }
  }

  /// The 1RM that a best set shows, in hundredths of the client's unit and with the body where that is lifted too; nil where it shows none.
  func oneRepMax(_ lift: KnownLift) -> Double? {
    let lifting = lifting(lift.exercise)
    guard lifting.showsStrength else { return nil }
    // What is known in kilograms is rounded once, so that a lift in pounds says what it always did.
    guard lifting.liftsBody else {
      return OneRepMax.estimate(lift.kilograms, reps: lift.reps).map { Double(Load(kilograms: $0, in: client.units).hundredths) }
    }
    return OneRepMax.estimate(lifting.lifted(Load(kilograms: lift.kilograms, in: client.units)), reps: lift.reps)
  }
}
