/// The catalogue of everything that can be said, each with its usual severity.
///
/// Codes are stable: scripts and dashboards match on them. The part before the dot names the subject, and a case is called as its code;
/// those of checks of finished plans, whose subjects are many, begin with `check`.
public enum FindingCode: CaseIterable, Sendable {
  // Profiles
  case profileUnreadable, profileTooLarge, profileEncoding, profileUnknownKey, profileDuplicateKey, profileMissing, profileType,
    profileRange, profileUnknownID, profileBadText, profileDuplicateID, profileDuplicateRow, profileUnclosedQuote, profileRaggedRow,
    profileImplausible, profileContradiction, profileNoDueDate
  // The mapping of a gym's own table
  case mappingInvalid
  // Gate and eligibility
  case gateConditionsMissing, gateClearanceMissing, gateClearanceNotGiven, gateClearanceExpired, gateTooYoung, gateConditionHolds,
    gateOnHold, gateBirth
  // Rules
  case rulesUnreadable, rulesSyntax, rulesUnknownKey, rulesDuplicateKey, rulesMissingKey, rulesType, rulesUnit, rulesRange,
    rulesUnknownID, rulesDuplicateID, rulesGap, rulesOverlap, rulesNeverMatches, rulesLoosened, rulesLimit, rulesExampleFailed,
    rulesUntranslated
  // Planning
  case levelLowered, slotUnfilled, slotDropped, priorityShort, planInfeasible, planUntilDue, templateUnfit, previewExpired
  // What last month and the logs changed
  case historyReturn, historyStartAgain, historyCarried, historyMissed, historyRepeated, historyReduced, historyStalled, historyPain,
    historySuspended, historyImplausible, historyStrengthJump, historyOldLift, historyAdapted
  // Validation
  case checkGate, checkExcluded, checkInstead, checkIntervals, checkIntervalsWeek, checkLimitReps, checkLimitReserve,
    checkLimitIntensity, checkLimitSets, checkLimitRest, checkLimitExercises, checkLimitSessions, checkLimitGap, checkAskedFor,
    checkEquipment, checkCalendar, checkStructure, checkLoadable, checkCaution, checkSuperset, checkFeasibleLoad, checkRamp,
    checkMissingLoad, checkEffort, checkGoalBand, checkTimeOver, checkTimeUnder, checkVolumeFloor, checkVolumeCap, checkSessionVolume,
    checkFrequency, checkSpacing, checkCoverage, checkPushPull, checkQuadHip, checkUpperLower, checkOrder, checkGoalZone, checkRest,
    checkOverload, checkLoadStep, checkSetRamp, checkDeload, checkDuplicate, checkSameSessions, checkKeyLifts, checkMonthOverlap,
    checkHardDays, checkNovice, checkTempo, checkHold, checkTonnage, checkHistory
  // The run
  case runBrake, runRules, runNoClients, runNewCoach, runInputChanged, runInternal, runLocked, runAbsent
  // The store
  case storeUnavailable, storeForeign, storeCount, storeRefused
  // Logs in the store
  case logFailed, logMerged, logCleaned, logElsewhere, logConflict, logOlder, logOtherApp, logGone, logFlagged, logNameFile,
    logTyped
  // Approval
  case approvalDue, approvalNothing, approvalStale, approvalNotExported, approvalErrors, approvalIneligible, approvalProfileChanged,
    approvalDraft, approvalUnchecked, approvalSheet, approvalPast, approvalPartner, approvalConflict, planWithdrawn, planSuspended,
    planOutdated
  // Edits
  case editDays, editBesideApproved, editSharedDay, editRechecked
  // Options
  case optionVariable, optionTimeZone
  // Word that gets round
  case notifyFailed, notifyDelayed
  // What another version of the program has said
  case findingUnknown
  // Sheets
  case sheetEdited, sheetUnwritable
  // Sheets that come back
  case sheetUnreadable, sheetTooLarge, sheetEncoding, sheetHeading, sheetUnclosedQuote, sheetRaggedRow, sheetRowID, sheetDuplicateRow,
    sheetMissing, sheetDate, sheetNumber, sheetWord, sheetUnknownExercise, sheetSpreadsheetError, sheetControlCharacter,
    sheetReadOnly, sheetUnknownColumn, sheetUnknownRow, sheetNoRow
  // What a sheet changes
  case reviewCoach, reviewBlock, reviewRow, reviewPast, reviewBusy, reviewPartlyApproved
  // Files that coaches leave for us
  case inboxRefused, inboxConflict, inboxWaiting, inboxTaken, inboxTrouble, inboxStray, inboxLimit
  // Workout logs: files that are refused
  case logUnreadable, logTooLarge, logEncoding, logHeading, logNoWorkouts, logCut, logUnit, logTimeZone, logDateOrder
  // Lines of workout logs that can't be read
  case logRaggedRow, logUnclosedQuote, logMissing, logDate, logNumber, logWord, logClient
  // Lines of workout logs that are no sets
  case logRestTimer, logNote, logSkipped, logNothingRecorded, logDoubled, logTypedField, logExports
  // What is to know about a log as a whole
  case logUnknownColumn, logDistanceUnit
  // Who may read what
  case accessGroup, accessRefused, accessNarrowed

  /// The code as it is written everywhere, and the severity that it has unless a rule or the circumstances say otherwise.
  private var entry: (id: String, severity: Severity) {
    switch self {
    // Profiles
    case .profileUnreadable: ("profile.unreadable", .error)
    case .profileTooLarge: ("profile.too_large", .error)
    case .profileEncoding: ("profile.encoding", .error)
    case .profileUnknownKey: ("profile.unknown_key", .error)
    case .profileDuplicateKey: ("profile.duplicate_key", .error)
    case .profileMissing: ("profile.missing", .error)
    case .profileType: ("profile.type", .error)
    case .profileRange: ("profile.range", .error)
    case .profileUnknownID: ("profile.unknown_id", .error)
    case .profileBadText: ("profile.bad_text", .error)
    case .profileDuplicateID: ("profile.duplicate_id", .error)
    case .profileDuplicateRow: ("profile.duplicate_row", .warning)
    case .profileUnclosedQuote: ("profile.unclosed_quote", .error)
    case .profileRaggedRow: ("profile.ragged_row", .error)
    case .profileImplausible: ("profile.implausible", .warning)
    case .profileContradiction: ("profile.contradiction", .warning)
    case .profileNoDueDate: ("profile.no_due_date", .warning)
    // The mapping of a gym's own table
    case .mappingInvalid: ("mapping.invalid", .error)
    // Gate and eligibility
    case .gateConditionsMissing: ("gate.conditions_missing", .error)
    case .gateClearanceMissing: ("gate.clearance_missing", .error)
    case .gateClearanceNotGiven: ("gate.clearance_not_given", .error)
    case .gateClearanceExpired: ("gate.clearance_expired", .error)
    case .gateTooYoung: ("gate.too_young", .error)
    case .gateConditionHolds: ("gate.condition_holds", .error)
    case .gateOnHold: ("gate.on_hold", .error)
    case .gateBirth: ("gate.birth", .error)
    // Rules
    case .rulesUnreadable: ("rules.unreadable", .error)
    case .rulesSyntax: ("rules.syntax", .error)
    case .rulesUnknownKey: ("rules.unknown_key", .error)
    case .rulesDuplicateKey: ("rules.duplicate_key", .error)
    case .rulesMissingKey: ("rules.missing_key", .error)
    case .rulesType: ("rules.type", .error)
    case .rulesUnit: ("rules.unit", .error)
    case .rulesRange: ("rules.range", .error)
    case .rulesUnknownID: ("rules.unknown_id", .error)
    case .rulesDuplicateID: ("rules.duplicate_id", .error)
    case .rulesGap: ("rules.gap", .error)
    case .rulesOverlap: ("rules.overlap", .error)
    case .rulesNeverMatches: ("rules.never_matches", .warning)
    case .rulesLoosened: ("rules.loosened", .error)
    case .rulesLimit: ("rules.limit", .error)
    case .rulesExampleFailed: ("rules.example_failed", .error)
    case .rulesUntranslated: ("rules.untranslated", .info)
    // Planning
    case .levelLowered: ("level.lowered", .warning)
    case .slotUnfilled: ("slot.unfilled", .warning)
    case .slotDropped: ("slot.dropped", .info)
    case .priorityShort: ("priority.short", .info)
    case .planInfeasible: ("plan.infeasible", .error)
    case .planUntilDue: ("plan.until_due", .info)
    case .templateUnfit: ("template.unfit", .error)
    case .previewExpired: ("preview.expired", .warning)
    // What last month and the logs changed
    case .historyReturn: ("history.return", .info)
    case .historyStartAgain: ("history.start_again", .warning)
    case .historyCarried: ("history.carried", .info)
    case .historyMissed: ("history.missed", .info)
    case .historyRepeated: ("history.repeated", .info)
    case .historyReduced: ("history.reduced", .info)
    case .historyStalled: ("history.stalled", .info)
    case .historyPain: ("history.pain", .warning)
    case .historySuspended: ("history.suspended", .warning)
    case .historyImplausible: ("history.implausible", .warning)
    case .historyStrengthJump: ("history.strength_jump", .warning)
    case .historyOldLift: ("history.old_lift", .info)
    case .historyAdapted: ("history.adapted", .info)
    // Validation
    case .checkGate: ("gate.not_cleared", .error)
    case .checkExcluded: ("exclusion.breached", .error)
    case .checkInstead: ("instead.ignored", .error)
    case .checkIntervals: ("intervals.not_allowed", .error)
    case .checkIntervalsWeek: ("intervals.too_many", .warning)
    case .checkLimitReps: ("limit.reps", .error)
    case .checkLimitReserve: ("limit.rir", .error)
    case .checkLimitIntensity: ("limit.intensity", .error)
    case .checkLimitSets: ("limit.sets", .error)
    case .checkLimitRest: ("limit.rest", .error)
    case .checkLimitExercises: ("limit.exercises", .error)
    case .checkLimitSessions: ("limit.sessions", .error)
    case .checkLimitGap: ("limit.gap", .error)
    case .checkAskedFor: ("condition.unmet", .warning)
    case .checkEquipment: ("equipment.missing", .error)
    case .checkCalendar: ("calendar.wrong_day", .error)
    case .checkStructure: ("structure.out_of_range", .error)
    case .checkLoadable: ("load.not_loadable", .error)
    case .checkCaution: ("caution.missing", .warning)
    case .checkSuperset: ("superset.broken", .warning)
    case .checkFeasibleLoad: ("load.too_heavy", .error)
    case .checkRamp: ("ramp.wrong", .warning)
    case .checkMissingLoad: ("load.missing", .warning)
    case .checkEffort: ("load.effort_mismatch", .warning)
    case .checkGoalBand: ("load.goal_band", .warning)
    case .checkTimeOver: ("time.over", .error)
    case .checkTimeUnder: ("time.under", .warning)
    case .checkVolumeFloor: ("volume.below_floor", .warning)
    case .checkVolumeCap: ("volume.above_cap", .error)
    case .checkSessionVolume: ("volume.session", .warning)
    case .checkFrequency: ("frequency.low", .warning)
    case .checkSpacing: ("recovery.spacing", .warning)
    case .checkCoverage: ("coverage.missing", .warning)
    case .checkPushPull: ("balance.pull_to_push", .warning)
    case .checkQuadHip: ("balance.quad_to_hip", .warning)
    case .checkUpperLower: ("balance.upper_to_lower", .warning)
    case .checkOrder: ("order.inverted", .warning)
    case .checkGoalZone: ("goal.zone", .warning)
    case .checkRest: ("rest.short", .warning)
    case .checkOverload: ("overload.flat", .warning)
    case .checkLoadStep: ("load.step", .error)
    case .checkSetRamp: ("volume.ramp", .warning)
    case .checkDeload: ("deload.wrong", .error)
    case .checkDuplicate: ("variety.duplicate", .error)
    case .checkSameSessions: ("variety.same_sessions", .warning)
    case .checkKeyLifts: ("variety.key_lifts", .warning)
    case .checkMonthOverlap: ("variety.month_overlap", .warning)
    case .checkHardDays: ("week.too_many_days", .error)
    case .checkNovice: ("novice.too_hard", .warning)
    case .checkTempo: ("tempo.slow", .warning)
    case .checkHold: ("hold.long", .warning)
    case .checkTonnage: ("tonnage.spike", .info)
    case .checkHistory: ("history.contradicted", .error)
    // The run
    case .runBrake: ("run.brake", .error)
    case .runRules: ("run.rules", .error)
    case .runNoClients: ("run.no_clients", .error)
    case .runNewCoach: ("run.new_coach", .error)
    case .runInputChanged: ("run.input_changed", .error)
    case .runInternal: ("run.internal", .error)
    case .runLocked: ("run.locked", .error)
    case .runAbsent: ("run.absent", .warning)
    // The store
    case .storeUnavailable: ("store.unavailable", .error)
    case .storeForeign: ("store.foreign", .error)
    case .storeCount: ("store.count", .error)
    case .storeRefused: ("store.refused", .error)
    // Logs in the store
    case .logFailed: ("log.failed", .error)
    case .logMerged: ("log.merged", .warning)
    case .logCleaned: ("log.cleaned", .warning)
    case .logElsewhere: ("log.elsewhere", .info)
    case .logConflict: ("log.conflict", .warning)
    case .logOlder: ("log.older", .info)
    case .logOtherApp: ("log.other_app", .info)
    case .logGone: ("log.gone", .info)
    case .logFlagged: ("log.flagged", .warning)
    case .logNameFile: ("log.name_file", .error)
    case .logTyped: ("log.typed", .error)
    // Approval
    case .approvalDue: ("approval.due", .warning)
    case .approvalNothing: ("approval.nothing", .error)
    case .approvalStale: ("approval.stale", .error)
    case .approvalNotExported: ("approval.not_exported", .error)
    case .approvalErrors: ("approval.errors", .error)
    case .approvalIneligible: ("approval.ineligible", .error)
    case .approvalProfileChanged: ("approval.profile_changed", .error)
    case .approvalDraft: ("approval.draft", .error)
    case .approvalUnchecked: ("approval.unchecked", .error)
    case .approvalSheet: ("approval.sheet", .error)
    case .approvalPast: ("approval.past", .error)
    case .approvalPartner: ("approval.partner", .error)
    case .approvalConflict: ("approval.conflict", .error)
    case .planWithdrawn: ("plan.withdrawn", .info)
    case .planSuspended: ("plan.suspended", .warning)
    case .planOutdated: ("plan.outdated", .warning)
    // Edits
    case .editDays: ("edit.days", .warning)
    case .editBesideApproved: ("edit.beside_approved", .info)
    case .editSharedDay: ("edit.shared_day", .warning)
    case .editRechecked: ("edit.rechecked", .info)
    // Options
    case .optionVariable: ("option.variable", .warning)
    case .optionTimeZone: ("option.timezone", .warning)
    // Word that gets round
    case .notifyFailed: ("notify.failed", .warning)
    case .notifyDelayed: ("notify.delayed", .info)
    // What another version of the program has said
    case .findingUnknown: ("finding.unknown", .error)
    // Sheets
    case .sheetEdited: ("sheet.edited", .warning)
    case .sheetUnwritable: ("sheet.unwritable", .error)
    // Sheets that come back
    case .sheetUnreadable: ("sheet.unreadable", .error)
    case .sheetTooLarge: ("sheet.too_large", .error)
    case .sheetEncoding: ("sheet.encoding", .error)
    case .sheetHeading: ("sheet.heading", .error)
    case .sheetUnclosedQuote: ("sheet.unclosed_quote", .error)
    case .sheetRaggedRow: ("sheet.ragged_row", .error)
    case .sheetRowID: ("sheet.row_id", .error)
    case .sheetDuplicateRow: ("sheet.duplicate_row", .error)
    case .sheetMissing: ("sheet.missing", .error)
    case .sheetDate: ("sheet.date", .error)
    case .sheetNumber: ("sheet.number", .error)
    case .sheetWord: ("sheet.word", .error)
    case .sheetUnknownExercise: ("sheet.unknown_exercise", .error)
    case .sheetSpreadsheetError: ("sheet.spreadsheet_error", .error)
    case .sheetControlCharacter: ("sheet.control_character", .warning)
    case .sheetReadOnly: ("sheet.read_only", .warning)
    case .sheetUnknownColumn: ("sheet.unknown_column", .warning)
    case .sheetUnknownRow: ("sheet.unknown_row", .warning)
    case .sheetNoRow: ("sheet.no_row", .warning)
    // What a sheet changes
    case .reviewCoach: ("review.coach", .error)
    case .reviewBlock: ("review.block", .error)
    case .reviewRow: ("review.row", .error)
    case .reviewPast: ("review.past", .error)
    case .reviewBusy: ("review.busy", .error)
    case .reviewPartlyApproved: ("review.partly_approved", .warning)
    // Files that coaches leave for us
    case .inboxRefused: ("inbox.refused", .warning)
    case .inboxConflict: ("inbox.conflict", .warning)
    case .inboxWaiting: ("inbox.waiting", .warning)
    case .inboxTaken: ("inbox.taken", .info)
    case .inboxTrouble: ("inbox.trouble", .warning)
    case .inboxStray: ("inbox.stray", .warning)
    case .inboxLimit: ("inbox.limit", .warning)
    // Workout logs: files that are refused
    case .logUnreadable: ("log.unreadable", .error)
    case .logTooLarge: ("log.too_large", .error)
    case .logEncoding: ("log.encoding", .error)
    case .logHeading: ("log.heading", .error)
    case .logNoWorkouts: ("log.no_workouts", .error)
    case .logCut: ("log.cut", .error)
    case .logUnit: ("log.unit", .error)
    case .logTimeZone: ("log.timezone", .error)
    case .logDateOrder: ("log.date_order", .error)
    // Lines of workout logs that can't be read
    case .logRaggedRow: ("log.ragged_row", .error)
    case .logUnclosedQuote: ("log.unclosed_quote", .error)
    case .logMissing: ("log.missing", .error)
    case .logDate: ("log.date", .error)
    case .logNumber: ("log.number", .error)
    case .logWord: ("log.word", .error)
    case .logClient: ("log.client", .error)
    // Lines of workout logs that are no sets
    case .logRestTimer: ("log.rest_timer", .info)
    case .logNote: ("log.note", .info)
    case .logSkipped: ("log.skipped", .info)
    case .logNothingRecorded: ("log.nothing_recorded", .info)
    case .logDoubled: ("log.doubled", .info)
    case .logTypedField: ("log.typed_field", .info)
    case .logExports: ("log.exports", .info)
    // What is to know about a log as a whole
    case .logUnknownColumn: ("log.unknown_column", .warning)
    case .logDistanceUnit: ("log.distance_unit", .info)
    // Who may read what
    case .accessGroup: ("access.group", .error)
    case .accessRefused: ("access.refused", .warning)
    case .accessNarrowed: ("access.narrowed", .info)
    }
  }

  /// The code as it is written everywhere.
  public var id: String { entry.id }

  /// The severity that the code has unless a rule or the circumstances say otherwise.
  public var severity: Severity { entry.severity }

  private static let byID = Dictionary(uniqueKeysWithValues: allCases.map { ($0.id, $0) })

  /// The code that is written so; nil where there is none.
  public init?(id: String) {
    guard let code = Self.byID[id] else { return nil }
    self = code
  }

  /// Whether it is about machine, files or program, which whoever keeps them has to see to and no coach can.
  public var isOperations: Bool {
    switch self {
    case .storeUnavailable, .storeForeign, .storeCount, .storeRefused, .runInternal, .sheetUnwritable: true
    default: false
    }
  }
}
