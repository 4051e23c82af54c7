import Findings

extension Check {
  /// The names of the thresholds that each check of a finished plan has (training-science section 9).
  static let thresholdNames: [FindingCode: [String]] = [
    .checkHistory: [],
    .checkGate: [], .checkExcluded: [], .checkEquipment: [], .checkCalendar: [], .checkStructure: [], .checkLoadable: [],
    .checkCaution: [], .checkSuperset: [], .checkInstead: [], .checkIntervals: [], .checkIntervalsWeek: [], .checkLimitReps: [],
    .checkLimitReserve: [], .checkLimitIntensity: [], .checkLimitSets: [], .checkLimitRest: [], .checkLimitExercises: [],
    .checkLimitSessions: [], .checkLimitGap: [], .checkAskedFor: [], .checkMissingLoad: [],
    .checkFeasibleLoad: ["factor"], .checkRamp: ["warn", "error"], .checkEffort: ["rir"], .checkGoalBand: ["points"],
    .checkTimeOver: ["warn", "error"],
    .checkTimeUnder: ["part"],
    .checkVolumeFloor: [], .checkVolumeCap: [], .checkSessionVolume: ["warn", "error"], .checkFrequency: ["times", "sets"],
    .checkSpacing: ["days", "sets"], .checkCoverage: [], .checkPushPull: ["min", "max"], .checkQuadHip: ["min", "max"],
    .checkUpperLower: ["min", "max"], .checkOrder: [], .checkGoalZone: ["share"], .checkRest: ["intensity", "heavy", "compound"],
    .checkOverload: [], .checkLoadStep: ["warn", "error", "novice_warn", "novice_error"], .checkSetRamp: ["part", "sets"],
    .checkDeload: ["sets_min", "sets_max", "load_min", "load_max"], .checkDuplicate: [],
    .checkSameSessions: ["sessions"], .checkKeyLifts: [], .checkMonthOverlap: ["min", "max", "exercises"],
    .checkHardDays: ["days", "novice_warn", "novice_error"], .checkNovice: ["rir"], .checkTempo: ["warn", "error"], .checkHold: ["seconds"],
    .checkTonnage: ["ratio"],
  ]

  /// Checks that rules need not name, because they came later than the rules of gyms: unnamed, they have the severity of their code.
  static let optional: Set<FindingCode> = protecting.subtracting([.checkExcluded]).union([
    .checkSuperset, .checkIntervalsWeek, .checkAskedFor, .checkMissingLoad,
  ])

  /// Checks of what conditions, age and level take away from a client: no later layer makes one of them quieter without a reason.
  static let protecting: Set<FindingCode> = [
    .checkExcluded, .checkInstead, .checkIntervals, .checkLimitReps, .checkLimitReserve, .checkLimitIntensity, .checkLimitSets,
    .checkLimitRest, .checkLimitExercises, .checkLimitSessions, .checkLimitGap,
  ]

  /// Whether a check keeps out whoever or whatever may not be in a plan, so that it may only be an error.
  static func isGate(_ id: String) -> Bool { id == FindingCode.checkGate.id || protecting.contains { $0.id == id } }

  /// Thresholds that keep a client safe: the rules have to give them, within what makes sense.
  static let required: [FindingCode: [(name: String, form: Quantity)]] = [
    .checkFeasibleLoad: [("factor", .loadFactor)], .checkRamp: [("warn", .loadPart), ("error", .loadPart)],
  ]

  /// Checks that can be neither switched off nor changed for a programme: what a client must not be given, and what can't be done at all.
  public static let unyielding: Set<FindingCode> = protecting.union([
    .checkGate, .checkEquipment, .checkCalendar, .checkStructure, .checkLoadable, .checkFeasibleLoad, .checkCaution, .checkAskedFor,
  ])

  /// The thresholds that are the ends of a range, with what they are where the rules don't give them; nil where another rule says that.
  static let ranges: [FindingCode: [(low: String, high: String, usual: ClosedRange<Double>?)]] = [
    .checkPushPull: [("min", "max", nil)], .checkQuadHip: [("min", "max", nil)], .checkUpperLower: [("min", "max", nil)],
    .checkDeload: [("sets_min", "sets_max", deloadSets), ("load_min", "load_max", deloadLoads)],
    .checkMonthOverlap: [("min", "max", monthOverlap)],
  ]

  /// Parts of the week before that an easy week's sets and loads are, unless the rules say otherwise.
  public static let deloadSets = 0.4...0.7, deloadLoads = 0.5...1.0

  /// Which part of the last block's exercises stays, unless the rules say otherwise.
  public static let monthOverlap = 0.4...0.9

  /// Whether the code is one that `validation` can weigh.
  public static func isCheck(_ code: FindingCode) -> Bool { thresholdNames[code] != nil }

  /// The codes of all checks, in the order of the catalogue.
  static let codes = FindingCode.allCases.filter { thresholdNames[$0] != nil }
}
