/// The catalogue of everything that can be said, each with its usual severity.
///
/// Codes are stable: scripts and dashboards match on them. The part before the dot names the subject.
public enum FindingCode: String, CaseIterable, Sendable {
  // Profiles
  case profileUnreadable = "profile.unreadable"
  case profileTooLarge = "profile.too_large"
  case profileEncoding = "profile.encoding"
  case profileUnknownKey = "profile.unknown_key"
  case profileDuplicateKey = "profile.duplicate_key"
  case profileMissing = "profile.missing"
  case profileType = "profile.type"
  case profileRange = "profile.range"
  case profileUnknownID = "profile.unknown_id"
  case profileBadText = "profile.bad_text"
  case profileDuplicateID = "profile.duplicate_id"
  case profileDuplicateRow = "profile.duplicate_row"
  case profileUnclosedQuote = "profile.unclosed_quote"
  case profileRaggedRow = "profile.ragged_row"
  case profileImplausible = "profile.implausible"
  case profileContradiction = "profile.contradiction"
  case profileNoDueDate = "profile.no_due_date"
  // The mapping of a gym's own table
  case mappingInvalid = "mapping.invalid"
  // Gate and eligibility
  case gateConditionsMissing = "gate.conditions_missing"
  case gateClearanceMissing = "gate.clearance_missing"
  case gateClearanceNotGiven = "gate.clearance_not_given"
  case gateClearanceExpired = "gate.clearance_expired"
  case gateTooYoung = "gate.too_young"
  case gateConditionHolds = "gate.condition_holds"
  case gateOnHold = "gate.on_hold"
  case gateBirth = "gate.birth"
  // Rules
  case rulesUnreadable = "rules.unreadable"
  case rulesSyntax = "rules.syntax"
  case rulesUnknownKey = "rules.unknown_key"
  case rulesDuplicateKey = "rules.duplicate_key"
  case rulesMissingKey = "rules.missing_key"
  case rulesType = "rules.type"
  case rulesUnit = "rules.unit"
  case rulesRange = "rules.range"
  case rulesUnknownID = "rules.unknown_id"
  case rulesDuplicateID = "rules.duplicate_id"
  case rulesGap = "rules.gap"
  case rulesOverlap = "rules.overlap"
  case rulesNeverMatches = "rules.never_matches"
  case rulesLoosened = "rules.loosened"
  case rulesLimit = "rules.limit"
  case rulesExampleFailed = "rules.example_failed"
  case rulesUntranslated = "rules.untranslated"
  // Planning
  case levelLowered = "level.lowered"
  case slotUnfilled = "slot.unfilled"
  case slotDropped = "slot.dropped"
  case priorityShort = "priority.short"
  case planInfeasible = "plan.infeasible"
  case planUntilDue = "plan.until_due"
  case templateUnfit = "template.unfit"
  case previewExpired = "preview.expired"
  // What last month and the logs changed
  case historyReturn = "history.return"
  case historyStartAgain = "history.start_again"
  case historyCarried = "history.carried"
  case historyMissed = "history.missed"
  case historyRepeated = "history.repeated"
  case historyReduced = "history.reduced"
  case historyPain = "history.pain"
  case historyImplausible = "history.implausible"
  case historyStrengthJump = "history.strength_jump"
  case historyOldLift = "history.old_lift"
  // Validation
  case checkGate = "gate.not_cleared"
  case checkExcluded = "exclusion.breached"
  case checkInstead = "instead.ignored"
  case checkIntervals = "intervals.not_allowed"
  case checkIntervalsWeek = "intervals.too_many"
  case checkLimitReps = "limit.reps"
  case checkLimitReserve = "limit.rir"
  case checkLimitIntensity = "limit.intensity"
  case checkLimitSets = "limit.sets"
  case checkLimitRest = "limit.rest"
  case checkLimitExercises = "limit.exercises"
  case checkLimitSessions = "limit.sessions"
  case checkLimitGap = "limit.gap"
  case checkAskedFor = "condition.unmet"
  case checkEquipment = "equipment.missing"
  case checkCalendar = "calendar.wrong_day"
  case checkStructure = "structure.out_of_range"
  case checkLoadable = "load.not_loadable"
  case checkCaution = "caution.missing"
  case checkSuperset = "superset.broken"
  case checkFeasibleLoad = "load.too_heavy"
  case checkRamp = "ramp.wrong"
  case checkMissingLoad = "load.missing"
  case checkEffort = "load.effort_mismatch"
  case checkGoalBand = "load.goal_band"
  case checkTimeOver = "time.over"
  case checkTimeUnder = "time.under"
  case checkVolumeFloor = "volume.below_floor"
  case checkVolumeCap = "volume.above_cap"
  case checkSessionVolume = "volume.session"
  case checkFrequency = "frequency.low"
  case checkSpacing = "recovery.spacing"
  case checkCoverage = "coverage.missing"
  case checkPushPull = "balance.pull_to_push"
  case checkQuadHip = "balance.quad_to_hip"
  case checkUpperLower = "balance.upper_to_lower"
  case checkOrder = "order.inverted"
  case checkGoalZone = "goal.zone"
  case checkRest = "rest.short"
  case checkOverload = "overload.flat"
  case checkLoadStep = "load.step"
  case checkSetRamp = "volume.ramp"
  case checkDeload = "deload.wrong"
  case checkDuplicate = "variety.duplicate"
  case checkSameSessions = "variety.same_sessions"
  case checkKeyLifts = "variety.key_lifts"
  case checkMonthOverlap = "variety.month_overlap"
  case checkHardDays = "week.too_many_days"
  case checkNovice = "novice.too_hard"
  case checkTempo = "tempo.slow"
  case checkHold = "hold.long"
  case checkTonnage = "tonnage.spike"
  case checkHistory = "history.contradicted"
  // The run
  case runBrake = "run.brake"
  case runRules = "run.rules"
  case runNoClients = "run.no_clients"
  case runNewCoach = "run.new_coach"
  case runInputChanged = "run.input_changed"
  case runInternal = "run.internal"
  case runLocked = "run.locked"
  case runAbsent = "run.absent"
  // The store
  case storeUnavailable = "store.unavailable"
  case storeForeign = "store.foreign"
  case storeCount = "store.count"
  case storeRefused = "store.refused"
  // Approval
  case approvalDue = "approval.due"
  case approvalNothing = "approval.nothing"
  case approvalStale = "approval.stale"
  case approvalNotExported = "approval.not_exported"
  case approvalErrors = "approval.errors"
  case approvalIneligible = "approval.ineligible"
  case approvalProfileChanged = "approval.profile_changed"
  case approvalDraft = "approval.draft"
  case approvalUnchecked = "approval.unchecked"
  case approvalSheet = "approval.sheet"
  case approvalPast = "approval.past"
  case approvalPartner = "approval.partner"
  case approvalConflict = "approval.conflict"
  case planWithdrawn = "plan.withdrawn"
  case planSuspended = "plan.suspended"
  case planOutdated = "plan.outdated"
  // Edits
  case editDays = "edit.days"
  case editBesideApproved = "edit.beside_approved"
  case editSharedDay = "edit.shared_day"
  case editRechecked = "edit.rechecked"
  // Options
  case optionVariable = "option.variable"
  case optionTimeZone = "option.timezone"
  // Word that gets round
  case notifyFailed = "notify.failed"
  case notifyDelayed = "notify.delayed"
  // What another version of the program has said
  case unknown = "finding.unknown"
  // Sheets
  case sheetEdited = "sheet.edited"
  case sheetUnwritable = "sheet.unwritable"
  // Sheets that come back
  case sheetUnreadable = "sheet.unreadable"
  case sheetTooLarge = "sheet.too_large"
  case sheetEncoding = "sheet.encoding"
  case sheetHeading = "sheet.heading"
  case sheetUnclosedQuote = "sheet.unclosed_quote"
  case sheetRaggedRow = "sheet.ragged_row"
  case sheetRowID = "sheet.row_id"
  case sheetDuplicateRow = "sheet.duplicate_row"
  case sheetMissing = "sheet.missing"
  case sheetDate = "sheet.date"
  case sheetNumber = "sheet.number"
  case sheetWord = "sheet.word"
  case sheetUnknownExercise = "sheet.unknown_exercise"
  case sheetSpreadsheetError = "sheet.spreadsheet_error"
  case sheetControlCharacter = "sheet.control_character"
  case sheetReadOnly = "sheet.read_only"
  case sheetUnknownColumn = "sheet.unknown_column"
  case sheetUnknownRow = "sheet.unknown_row"
  case sheetNoRow = "sheet.no_row"
  // What a sheet changes
  case reviewCoach = "review.coach"
  case reviewBlock = "review.block"
  case reviewRow = "review.row"
  case reviewPast = "review.past"
  case reviewBusy = "review.busy"
  case reviewPartlyApproved = "review.partly_approved"
  // Files that coaches leave for us
  case inboxRefused = "inbox.refused"
  case inboxConflict = "inbox.conflict"
  case inboxWaiting = "inbox.waiting"
  case inboxTaken = "inbox.taken"
  case inboxTrouble = "inbox.trouble"
  case inboxStray = "inbox.stray"
  case inboxLimit = "inbox.limit"
  // Who may read what
  case accessGroup = "access.group"
  case accessRefused = "access.refused"
  case accessNarrowed = "access.narrowed"

  /// The code as it is written everywhere.
  public var id: String { rawValue }

  /// Whether it is about machine, files or program, which whoever keeps them has to see to and no coach can.
  public var isOperations: Bool {
    switch self {
    case .storeUnavailable, .storeForeign, .storeCount, .storeRefused, .runInternal, .sheetUnwritable: true
    default: false
    }
  }

  /// The severity that the code has unless a rule or the circumstances say otherwise.
  public var severity: Severity {
    switch self {
    case .runAbsent, .approvalDue, .optionVariable, .optionTimeZone: .warning
    case .levelLowered, .slotUnfilled, .previewExpired, .planSuspended, .planOutdated, .sheetEdited, .notifyFailed, .rulesNeverMatches,
      .profileImplausible, .profileContradiction, .profileDuplicateRow, .profileNoDueDate, .checkCaution, .checkAskedFor,
      .checkIntervalsWeek,
      .checkSuperset, .checkRamp, .checkMissingLoad, .checkEffort, .checkGoalBand,
      .checkTimeUnder, .checkVolumeFloor, .checkSessionVolume, .checkFrequency, .checkSpacing, .checkCoverage, .checkPushPull,
      .checkQuadHip,
      .checkUpperLower, .checkOrder, .checkGoalZone, .checkRest, .checkOverload, .checkSetRamp,
      .checkSameSessions, .checkKeyLifts, .checkMonthOverlap, .checkNovice, .checkTempo, .checkHold:
      .warning
    case .reviewPartlyApproved, .inboxRefused, .inboxConflict, .inboxWaiting, .inboxTrouble, .inboxStray, .inboxLimit, .sheetReadOnly,
      .sheetUnknownColumn, .sheetUnknownRow, .sheetNoRow, .accessRefused:
      .warning
    case .inboxTaken, .accessNarrowed: .info
    case .editDays, .editSharedDay, .sheetControlCharacter, .historyStartAgain, .historyPain, .historyImplausible,
      .historyStrengthJump:
      .warning
    case .editBesideApproved, .editRechecked, .checkTonnage, .slotDropped, .priorityShort, .notifyDelayed, .planWithdrawn, .planUntilDue,
      .historyReturn,
      .historyCarried,
      .historyMissed,
      .historyRepeated, .historyReduced,
      .historyOldLift, .rulesUntranslated:
      .info
    default: .error
    }
  }
}
