import TrainingModel

/// How load and reps move through the weeks. Progression rules are a decision list: of those that match client and role the first whose
/// model suits the slot is taken.
public struct ProgressionRule: Sendable {
  public var id: String
  public var when: Matcher
  /// How often a week a movement has to be trained for the rule to be taken; 1 takes any.
  public var exposures: Int
  public var model: ProgressionModel
  /// The most that a load may rise from one week to the next: 0.1 is 10 %.
  public var weeklyCap: Double
  /// How much 1RM is trusted to grow in a week, on top of what the falling reserve allows: 0.015 is 1.5 %.
  public var growth: Double
  public var rule: RuleID

  public init(
    id: String, when: Matcher, exposures: Int = 1, model: ProgressionModel, weeklyCap: Double, growth: Double = 0, rule: RuleID
  ) {
    (self.id, self.when, self.exposures, self.model) = (id, when, exposures, model)
    (self.weeklyCap, self.growth, self.rule) = (weeklyCap, growth, rule)
  }
}

/// The models of progression within a block (training-science section 4.4).
public enum ProgressionModel: Sendable {
  /// The load rises by a fixed step each week; reps stay.
  case linear(RegionStep)
  /// Reps rise through their range at one load; at the top the load rises and they start again.
  case doubleProgression
  /// Two repetitions over the goal on two workouts in a row earn a step.
  case twoForTwo(RegionStep)
  /// Reps and percent of 1RM, or of a training max, are written out for each phase.
  case percentWave(PercentWave)
  /// The load follows from 1RM, reps and a falling number of reps in reserve.
  case rirRamp
  /// Each day on which a movement is trained in a week has repetitions of its own: the first of the week the first range.
  case undulating([ClosedRange<Int>])
  /// The first week's load is taken times a part for each phase; reps stay.
  case step(PhaseTable<Double>)
  /// Body weight alone: reps rise week by week, then comes a harder variant.
  case ladder

  /// The word by which an author chooses a model.
  public enum Name: UInt8, Word {
    case linear, doubleProgression, twoForTwo, percentWave, rirRamp, undulating, step, ladder

    public static let spellings = [
      "linear", "double_progression", "two_for_two", "percent_wave", "rir_ramp", "undulating", "step", "ladder",
    ]
  }

  /// What a model asks of a slot.
  public enum Demand: Sendable {
    case anything
    /// A 1RM that is known, and kit with loads of its own.
    case knownLoad
    /// No load at all.
    case bodyWeight
  }

  public var name: Name {
    switch self {
    case .linear: .linear
    case .doubleProgression: .doubleProgression
    case .twoForTwo: .twoForTwo
    case .percentWave: .percentWave
    case .rirRamp: .rirRamp
    case .undulating: .undulating
    case .step: .step
    case .ladder: .ladder
    }
  }

  /// What a slot has to have for the model to make sense.
  public var demand: Demand {
    switch self {
    case .linear, .twoForTwo, .percentWave, .rirRamp, .step: .knownLoad
    case .ladder: .bodyWeight
    case .doubleProgression, .undulating: .anything
    }
  }
}

/// What a model adds to upper-body and lower-body lifts.
public struct RegionStep: Sendable, Equatable {
  public var upper: LoadStep
  public var lower: LoadStep

  public init(upper: LoadStep, lower: LoadStep) { (self.upper, self.lower) = (upper, lower) }
}

/// An increment in both units, in hundredths.
public struct LoadStep: Sendable, Equatable {
  public var kg: Int32
  public var lb: Int32

  /// The increment in hundredths of `unit`.
  public func hundredths(in unit: LoadUnit) -> Int32 { unit == .kg ? kg : lb }
}

/// Reps and percent for each phase.
public struct PercentWave: Sendable {
  public var weeks: PhaseTable<PercentSet>
  /// The part of 1RM that the percentages are of: 0.9 for a training max; nil where they are of 1RM itself.
  public var trainingMax: Double?

  public init(weeks: PhaseTable<PercentSet>, trainingMax: Double? = nil) { (self.weeks, self.trainingMax) = (weeks, trainingMax) }
}

/// So many repetitions with so many percent.
public struct PercentSet: Sendable, Equatable {
  public var reps: Int
  public var percent: Double

  public init(reps: Int, percent: Double) { (self.reps, self.percent) = (reps, percent) }
}

/// One value for each phase; phases that an author leaves out take the one that is nearest in demand.
public struct PhaseTable<Value: Sendable>: Sendable {
  private let values: [Value]

  /// The table of what is given; easy phases fall back to `introduce`, hard ones to the hardest one before them.
  public init(introduce: Value, _ given: (Phase) -> Value? = { _ in nil }) {
    let build = given(.build) ?? introduce
    let overreach = given(.overreach) ?? build
    values = Phase.allCases.map { phase in
      given(phase)
        ?? {
          switch phase {
          case .build: build
          case .overreach, .consolidate: overreach
          case .introduce, .deload, .work, .return: introduce
          }
        }()
    }
  }

  public subscript(phase: Phase) -> Value { values[Int(phase.rawValue)] }
}
