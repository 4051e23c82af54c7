import Findings
import TrainingModel

/// What rules may say of one check: its numbers, and what nobody may change about it.
public struct CheckForm: Sendable {
  public let code: FindingCode
  /// nil for a check without numbers.
  let numbers: (any CheckNumbers.Type)?
  let traits: Traits

  /// What is special about a check.
  struct Traits: OptionSet {
    var rawValue: UInt8

    /// Rules need not name it, because it came later than the rules of gyms; unnamed it has the severity of its code.
    static let optional = Traits(rawValue: 1)
    /// It is of what conditions, age and level take away from a client: no later layer makes it quieter without a reason.
    static let protecting = Traits(rawValue: 2)
    /// It can be neither switched off nor changed for a programme: what a client must not be given, and what can't be done at all.
    static let unyielding = Traits(rawValue: 4)
    /// It looks at generated weeks even where the rules switch it off: what keeps a client safe can't be forgotten.
    static let safety = Traits(rawValue: 8)
    /// It doesn't speak about a client who follows a named programme, unless the programme names it: such a plan is what the client asked
    /// for.
    ///
    /// What is arithmetic holds for everybody: session time, hard days, neighbouring heavy legs and an exercise that comes back later in a
    /// session. The rest judges how a week was put together,
    /// and that is the programme's own (training-science section 9, heading): its volume and its ratios, its order, rest, repetitions and
    /// steps, the same lifts in every session and month, an easy week that is one by its percentages and not by its sets, and its effort
    /// where it is made for novices. Effort isn't compared because its sets say a percentage or a load, not a reserve; a session may be as
    /// short as the programme has it; and what becomes of a lift after a month is said by its schemes, not by the rules for generated weeks.
    static let generated = Traits(rawValue: 16)

    static let limit: Traits = [.optional, .protecting, .unyielding]
  }

  private init(_ code: FindingCode, _ traits: Traits = []) { (self.code, numbers, self.traits) = (code, nil, traits) }

  private init(_ numbers: any CheckNumbers.Type, _ traits: Traits = []) {
    (code, self.numbers, self.traits) = (numbers.code, numbers, traits)
  }

  /// Every check, those of rows first.
  public static let all: [CheckForm] = [
    .init(.checkGate, .unyielding), .init(.checkExcluded, [.protecting, .unyielding]), .init(.checkInstead, .limit),
    .init(.checkIntervals, .limit), .init(.checkIntervalsWeek, .optional), .init(.checkLimitReps, .limit),
    .init(.checkLimitReserve, .limit), .init(.checkLimitIntensity, .limit), .init(.checkLimitSets, .limit), .init(.checkLimitRest, .limit),
    .init(.checkLimitExercises, .limit), .init(.checkLimitSessions, .limit), .init(.checkLimitGap, .limit),
    .init(.checkAskedFor, [.optional, .unyielding]), .init(.checkEquipment, .unyielding), .init(.checkCalendar, .unyielding),
    .init(.checkStructure, .unyielding), .init(.checkLoadable, .unyielding), .init(.checkCaution, .unyielding),
    .init(LoadFactor.self, [.unyielding, .safety]), .init(RampParts.self, .safety), .init(.checkMissingLoad, .optional),
    // How a week was put together
    .init(.checkSuperset, [.optional, .safety]), .init(EffortTolerance.self, .generated), .init(.checkGoalBand, .generated),
    .init(TimeOver.self, .safety), .init(TimeUnder.self, .generated), .init(.checkVolumeFloor, .generated),
    .init(.checkVolumeCap, [.safety, .generated]), .init(SessionVolumeSets.self, .generated), .init(Frequency.self, .generated),
    .init(Spacing.self), .init(.checkCoverage, .generated), .init(PullToPush.self, .generated), .init(QuadToHip.self, .generated),
    .init(UpperToLower.self, .generated), .init(.checkOrder, .generated), .init(.checkDuplicate, .safety),
    .init(GoalShare.self, .generated), .init(CompoundRest.self, .generated), .init(.checkOverload, .generated),
    .init(LoadSteps.self, .generated), .init(SetRise.self, .generated), .init(DeloadParts.self, .generated),
    .init(DifferingSessions.self, .generated), .init(.checkKeyLifts, .generated), .init(MonthOverlap.self, .generated),
    .init(HardDays.self, .safety), .init(NoviceReserve.self, .generated), .init(TempoSeconds.self), .init(HoldSeconds.self),
    .init(TonnageRatio.self, .generated), .init(.checkHistory, [.safety, .generated]),
  ]

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// What rules may say of the check that reports under `code`; nil where no check does.
  public static func of(_ code: FindingCode) -> CheckForm? { byCode[code] }

  /// The ids of all checks.
  static let ids = all.map(\.code.id)

  /// Whether no programme may say anything of the check.
  public var isUnyielding: Bool { traits.contains(.unyielding) }

  /// Whether rules need not name the check.
  public var isOptional: Bool { traits.contains(.optional) }

  /// Whether a check keeps out who or what may not be in a plan, so that it may only be an error.
  static func isGate(_ id: String) -> Bool {
    guard let form = all.first(where: { $0.code.id == id }) else { return false }
    return form.code == .checkGate || form.traits.contains(.protecting)
  }

  /// Whether the numbers are asked for although the check is off, because some plan is held against it all the same.
  var needsNumbersWhereOff: Bool { traits.contains(.safety) }
}
