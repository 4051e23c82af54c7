import Rulebook
import TrainingModel

/// The session-time model (training-science section 3.5):
/// T = warm-up + Σ (set-up + ramp + sets × work + (sets − 1) × rest) + (exercises − 1) × transition + cool-down, in seconds.
struct SessionClock {
  let model: TimeModel
  let age: Int

  /// What a session takes before its first exercise and after its last.
  var frame: Int { (age >= 65 ? model.generalWarmup65Plus : model.generalWarmup) + model.cooldown }

  /// To how many seconds a slot's rest may be cut where time is short: never below what its conditions and a heavy load ask for
  /// (training-science section 5.2).
  func shortestRest(_ slot: PlannedSlot, heavy: HeavyLift) -> Int {
    guard let shortest = model.shortestRest else { return slot.rest }
    let least = max(
      slot.role == .main ? shortest.main : shortest.other, slot.limit.minRest, slot.isHeavy(from: heavy.part) ? heavy.rest : 0)
    return min(slot.rest, least)
  }

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

  /// The seconds that two exercises take in turn, with both set-ups and ramps.
  func seconds(_ pair: (Item, ExerciseFacts, isFirstHeavy: Bool), _ other: (Item, ExerciseFacts, isFirstHeavy: Bool)) -> Int {
    var (rounds, frames) = (Rounds(), 0)
    for (item, facts, isFirstHeavy) in [pair, other] where max(pair.0.sets, other.0.sets) > 0 {
      frames += model.setup[Int(facts.setup.rawValue)] + ramp(facts, isFirstHeavy: isFirstHeavy)
      rounds.begin()
      rounds.add(sets: item.sets, work: item.sets * work(item, facts), rest: item.rest)
    }
    return frames + rounds.seconds(change: model.supersetSwitch)
  }

  /// Exercises that are done in turn, or one alone, which is a superset of one: the only place that counts their minutes.
  ///
  /// A round holds one set of each exercise that still has one: their work, a change between every two, and one rest before the next round.
  struct Rounds {
    private var work = 0
    private var sets = 0
    private var rounds = 0
    private var rest = 0
    /// The sets of the exercise that was begun last.
    private var own = 0

    /// Begins the next exercise.
    mutating func begin() { own = 0 }

    /// Adds sets of the exercise that was begun last; `work` is the seconds of all of them together, without rests.
    mutating func add(sets: Int, work: Int, rest: Int) {
      own += sets
      self.sets += sets
      self.work += work
      rounds = max(rounds, own)
      self.rest = max(self.rest, rest)
    }

    /// - Parameter change: the seconds from one exercise to the next within a round.
    func seconds(change: Int) -> Int { work + (sets - rounds) * change + max(0, rounds - 1) * rest }
  }

  /// The seconds of the build-up: long before the first heavy lift, short before later ones, none for the rest.
  private func ramp(_ facts: ExerciseFacts, isFirstHeavy: Bool) -> Int {
    isFirstHeavy ? model.rampFirstHeavy : facts.isHeavy ? model.rampLaterCompound : facts.isCompound ? 0 : model.rampIsolation
  }
}
