import TrainingModel

/// What is known of a client's 1RM, exercise by exercise, in hundredths of the block's unit.
struct KnownStrength {
  /// From the profile's lifts, where they are not too old.
  private(set) var stated: [ExerciseID: Double] = [:]
  /// From the profile's lifts that are too old to say what is lifted today.
  private var old: [ExerciseID: Double] = [:]
  /// From approved blocks and logs.
  private var shown: [ExerciseID: Double] = [:]
  private let rules: CheckRules
  private let bodyMass: Double?
  private let unit: LoadUnit

  init(_ block: FinishedBlock, _ rules: CheckRules) {
    (self.rules, bodyMass, unit) = (rules, block.client.bodyMassKilograms, block.plan.unit)
    for lift in block.client.lifts {
      guard let lifted = Self.lifted(lift, bodyMass, rules), let kilograms = Strength.oneRepMax(lifted, reps: lift.reps) else { continue }
      let load = Double(Load(kilograms: kilograms, in: block.plan.unit).hundredths)
      if let date = lift.date, Int(block.plan.start - date) > rules.liftDays {
        old[lift.exercise] = max(old[lift.exercise] ?? 0, load)
      } else {
        stated[lift.exercise] = max(stated[lift.exercise] ?? 0, load)
      }
    }
    var isLogged = false
    for set in block.past.sets where set.load > 0 {
      if set.day == nil { shown[set.exercise] = max(shown[set.exercise] ?? 0, Strength.shown(set)) } else { isLogged = true }
    }
    if isLogged { believe(LoggedSets(block.past.sets, unit: block.plan.unit)) }
  }

  /// Takes from logs what can have been so beside everything else that is known.
  private mutating func believe(_ logged: LoggedSets) {
    let asked = shown
    // What is known without the logs, by the place of the exercise: many sets are of one.
    var known: [(firm: Double, loose: Double, shown: Double)?] = []
    for set in logged.sets {
      let place = set.exercise.index
      if place >= known.count { known += Array(repeating: nil, count: place + 1 - known.count) }
      var (firm, loose, best) = known[place] ?? (max(stated[set.exercise] ?? 0, asked[set.exercise] ?? 0), 0, asked[set.exercise] ?? 0)
      if known[place] == nil, firm == 0 {
        loose = max(old[set.exercise] ?? 0, related(set.exercise) { max(stated[$0] ?? 0, asked[$0] ?? 0) } ?? 0)
      }
      // Who is known by this very lift goes on from what was believed before; a guess gives way to what other days show.
      let limit = firm > 0 ? max(firm, best) : max(loose, logged.best(of: set.exercise, but: set.day))
      if logged.isPossible(set, beside: limit), set.oneRepMax > best { best = set.oneRepMax }
      known[place] = (firm, loose, best)
    }
    for (place, known) in known.enumerated() { if let best = known?.shown, best > 0 { shown[ExerciseID(place)] = best } }
  }

  /// What was lifted in a best set, in kilograms: with the body where the load hangs from that; nil where nobody knows, or a machine helped.
  private static func lifted(_ lift: KnownLift, _ bodyMass: Double?, _ rules: CheckRules) -> Double? {
    switch rules[lift.exercise].basis {
    case .assist: nil
    case .added: bodyMass.map { lift.kilograms + $0 }
    default: lift.kilograms
    }
  }

  /// What a row asks to lift, in hundredths of the block's unit, with the body where the load hangs from that; nil where it names no load,
  /// nobody knows the body's mass, or a machine helps.
  func lifted(_ row: Prescription) -> Double? {
    guard let load = row.load.map({ Double($0.hundredths) }) else { return nil }
    switch row.loadBasis {
    case .assist: return nil
    case .added: return bodyMass.map { load + Double(Load(kilograms: $0, in: unit).hundredths) }
    default: return load
    }
  }

  var isUnknown: Bool { stated.isEmpty && shown.isEmpty }

  /// The 1RM of an exercise: the highest that lifts, blocks and logs show, or that of a related lift in the usual ratio (training-science
  /// section 4.7); nil where nothing is known.
  ///
  /// Planning takes something off what comes from a related lift, to begin carefully; what can be lifted at all is not less for that.
  func oneRepMax(_ exercise: ExerciseID) -> Double? {
    if isUnknown { return nil }
    let known = max(stated[exercise] ?? related(exercise) { max(stated[$0] ?? 0, shown[$0] ?? 0) } ?? 0, shown[exercise] ?? 0)
    return known > 0 ? known : nil
  }

  /// The most that anything says about the 1RM of an exercise: of whom nothing was ever known, that it is no more than a record. nil where
  /// no records are kept of anything like it.
  ///
  /// Where only an old lift speaks, the client may be stronger by now, but not by more than half: training adds some 40 % to the strength of
  /// who never trained, and less to everybody else's, in up to two years (ACSM position stand 2009).
  func most(_ exercise: ExerciseID) -> Double? {
    let known = oneRepMax(exercise).map { max($0, old[exercise] ?? 0) }
    return known ?? (old[exercise] ?? related(exercise) { old[$0] ?? 0 }).map { $0 * 1.5 } ?? record(exercise)
      ?? related(exercise) { record($0) ?? 0 }
  }

  /// The heaviest single of anybody of the client's body mass.
  private func record(_ exercise: ExerciseID) -> Double? {
    rules[exercise].record.map { Double(Load(kilograms: $0.most(bodyMass: bodyMass), in: unit).hundredths) }
  }

  /// What a related lift lets expect; `known` has the 1RM of a lift, and 0 for none.
  private func related(_ exercise: ExerciseID, _ known: (ExerciseID) -> Double) -> Double? {
    var (current, factor) = (exercise, 1.0)
    for _ in 0..<4 {
      guard let seed = rules[current].seed else { return nil }
      (current, factor) = (seed.from, factor * seed.ratio)
      if known(current) > 0 { return known(current) * factor }
    }
    return nil
  }
}
