/// What entries of the rules are about. The raw value is how an author writes it.
enum Topic: String, CaseIterable {
  case templates
  case tags, equipment, presets, exercises, goals, sessions, splits, blocks, progressions
  case layoffs = "history.layoffs"
  case completion = "history.completion"
  case volumeBands = "volume.bands"
  case timeAware = "volume.time_aware"
  case coverage = "balance.coverage"
  case selectionTerms = "selection.terms"
  case selectionPairs = "selection.pairs"
  case supersetPairs = "supersets.pairs"
  case heartRates = "conditioning.max_heart_rate"
  case efforts = "conditioning.efforts"
  case germanNames = "names.de"
  case germanFocuses = "names.de_focus"
  case germanNotes = "names.de_notes"
  case germanGoals = "names.de_goals"
  case germanEquipment = "names.de_equipment"
  case germanPresets = "names.de_presets"
  case germanConditions = "names.de_conditions"
  case warmup, validation, conditions

  /// Whether the first entry that matches is taken, so that the order of entries counts.
  var isDecisionList: Bool { [.splits, .blocks, .progressions, .warmup, .volumeBands, .heartRates, .efforts].contains(self) }

  /// What stands before an id in references.
  var prefix: String {
    switch self {
    case .templates: "template"
    case .tags: "tag"
    case .equipment: "equipment"
    case .presets: "preset"
    case .exercises: "exercise"
    case .goals: "goal"
    case .layoffs: "layoff"
    case .completion: "completion"
    case .sessions: "session"
    case .splits: "split"
    case .blocks: "block"
    case .progressions: "progression"
    case .volumeBands, .timeAware: "volume"
    case .coverage: "coverage"
    case .selectionTerms, .selectionPairs: "selection"
    case .supersetPairs: "superset"
    case .germanNames, .germanFocuses, .germanNotes, .germanGoals, .germanEquipment, .germanPresets, .germanConditions: "name"
    case .heartRates, .efforts: "conditioning"
    case .warmup: "warmup"
    case .validation: "check"
    case .conditions: "condition"
    }
  }

  /// What one entry is called.
  var noun: String {
    switch self {
    case .completion: "completion rule"
    case .equipment: "piece of equipment"
    case .volumeBands: "volume band"
    case .timeAware: "time-aware floor"
    case .coverage: "coverage rule"
    case .selectionTerms: "term of selection"
    case .selectionPairs: "pair term of selection"
    case .supersetPairs: "superset pair"
    case .germanNames: "German name"
    case .germanFocuses: "German focus"
    case .germanNotes: "German note"
    case .germanGoals, .germanEquipment, .germanPresets, .germanConditions: "German name"
    case .heartRates: "formula of the highest heart rate"
    case .efforts: "effort of conditioning"
    case .warmup: "warm-up rule"
    default: prefix
    }
  }
}

/// Topics that are one mapping of settings rather than a list of entries.
enum SettingsTopic: String, CaseIterable {
  case volume, balance, selection, time, supersets, conditioning, sanitisation, names, flags

  /// Keys of the mapping that hold lists of entries.
  var lists: [(key: String, topic: Topic)] {
    switch self {
    case .history: [("layoffs", .layoffs), ("completion", .completion)]
    case .volume: [("bands", .volumeBands), ("time_aware", .timeAware)]
    case .balance: [("coverage", .coverage)]
    case .selection: [("terms", .selectionTerms), ("pairs", .selectionPairs)]
    case .supersets: [("pairs", .supersetPairs)]
    case .names:
      [
        ("de", .germanNames), ("de_focus", .germanFocuses), ("de_notes", .germanNotes), ("de_goals", .germanGoals),
        ("de_equipment", .germanEquipment), ("de_presets", .germanPresets), ("de_conditions", .germanConditions),
      ]
    case .conditioning: [("max_heart_rate", .heartRates), ("efforts", .efforts)]
    default: []
    }
  }

  case history
}
