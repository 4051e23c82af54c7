import Rulebook
import TrainingModel

/// The session-time model (training-science section 3.5):
/// T = warm-up + Σ (set-up + ramp + sets × work + (sets − 1) × rest) + (exercises − 1) × transition + cool-down, in seconds.
struct SessionClock {
  let model: TimeModel
  let age: Int

  /// What a session takes before its first exercise and after its last.
  var frame: Int { (age >= 65 ? model.generalWarmup65Plus : model.generalWarmup) + model.cooldown }

  /// One exercise of a session, as far as time goes.
  struct Item {
    var sets: Int
    /// Repetitions, seconds or minutes of one set.
    var amount: Int
    var rest: Int
    var tempo: Tempo?
  }

  /// The seconds of one working set, both sides where there are two.
  func work(_ item: Item, _ facts: ExerciseFacts) -> Int {
    let sides = facts.isUnilateral ? 2 : 1
    switch facts.measure {
    case .minutes: return item.amount * 60
    case .seconds, .secondsEachSide: return item.amount * sides
    case .metres: return item.amount * sides  // a loaded walk covers about a metre a second
    case .reps, .repsEachSide:
      let perRep = facts.secondsPerRep ?? item.tempo.map { Double($0.secondsPerRep) } ?? model.secondsPerRep
      return Int((Double(item.amount * sides) * perRep).rounded(.up))
    }
  }

  /// The seconds that an exercise takes, its ramp included.
  func seconds(_ item: Item, _ facts: ExerciseFacts, isFirstHeavy: Bool) -> Int {
    guard item.sets > 0 else { return 0 }
    return model.setup[Int(facts.setup.rawValue)] + ramp(facts, isFirstHeavy: isFirstHeavy) + item.sets * work(item, facts)
      + (item.sets - 1) * item.rest
  }

  /// The seconds of the build-up: long before the first heavy lift, short before later ones, none for the rest.
  private func ramp(_ facts: ExerciseFacts, isFirstHeavy: Bool) -> Int {
    isFirstHeavy ? model.rampFirstHeavy : facts.isHeavy ? model.rampLaterCompound : facts.isCompound ? 0 : model.rampIsolation
  }
}
