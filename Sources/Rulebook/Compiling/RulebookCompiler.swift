import Findings
import TrainingModel

/// Makes the compiled rulebook from what holds after layering, topic by topic, each after those that it refers to.
struct RulebookCompiler {
  private let layering: Layering
  private let layers: [String]
  private let isComplete: Bool
  private let complaints: Complaints

  /// `isComplete` is false where a file could not be read: what it may have held is then not complained about.
  init(_ layering: Layering, layers: [String], isComplete: Bool, complaints: Complaints) {
    self.layering = layering
    self.layers = layers
    self.isComplete = isComplete
    self.complaints = complaints
  }

  /// The rulebook, or nil where a topic is missing or something could not be decoded.
  func compile() -> Rulebook? {
    let findings = isComplete ? complaints : Complaints()
    let decoder = RuleDecoder(scope: ReadingScope(complaints: findings, names: layering.names))
    let history = decodeHistory(with: decoder)
    // Rules that say nothing of flags have the usual ones.
    let flags = layering.settings[.flags] == nil ? nil : settings(.flags, decoder).map(decoder.flags)
    let rulebook = decode(with: decoder)
    let translations = decodeTranslations(with: decoder)
    checkReplaced(after: decoder, findings)
    if !isComplete { complaints.takeAllButUnknownIDs(of: findings) }
    guard isComplete, var rulebook else { return nil }
    rulebook.templates = decoder.templates
    rulebook.translations = translations
    RulebookChecks(rulebook: rulebook, entries: layering.active, broken: decoder.broken, complaints: complaints).run()
    if let history { rulebook.history = history }
    if let flags { rulebook.flags = flags }
    return rulebook
  }

  /// Entries that a later layer replaced are checked as well, against the ids of all layers.
  private func checkReplaced(after active: RuleDecoder, _ findings: Complaints) {
    let decoder = RuleDecoder(scope: ReadingScope(complaints: findings, names: layering.namesOfAllLayers))
    (decoder.equipment, decoder.presets, decoder.sessions) = (active.equipment, active.presets, active.sessions)
    decoder.exercises = active.exercises
    for entry in layering.inactive {
      switch entry.topic {
      case .templates: _ = decoder.template(entry)
      case .tags: _ = decoder.tag(entry)
      case .equipment: _ = decoder.equipmentItem(entry)
      case .presets: _ = decoder.preset(entry)
      case .exercises: _ = decoder.exercise(entry)
      case .goals: _ = decoder.goal(entry)
      case .layoffs: _ = decoder.layoff(entry)
      case .completion: _ = decoder.completion(entry)
      case .sessions: _ = decoder.session(entry)
      case .splits: _ = decoder.split(entry)
      case .blocks: _ = decoder.block(entry)
      case .progressions: _ = decoder.progression(entry)
      case .volumeBands: _ = decoder.volumeBand(entry)
      case .timeAware: _ = decoder.timeAwareFloor(entry)
      case .coverage: _ = decoder.coverageRule(entry)
      case .selectionTerms: _ = decoder.selectionTerm(entry)
      case .selectionPairs: _ = decoder.pairTerm(entry)
      case .supersetPairs: _ = decoder.supersetPair(entry)
      case .germanNames: _ = decoder.exerciseName(entry)
      case .germanFocuses, .germanNotes: _ = decoder.phrase(entry, among: nil)
      case .germanGoals, .germanEquipment, .germanPresets, .germanConditions: _ = decoder.profileWord(entry)
      case .heartRates: _ = decoder.heartRateFormula(entry)
      case .efforts: _ = decoder.conditioningEffort(entry)
      case .warmup: _ = decoder.warmupRule(entry)
      case .validation: _ = decoder.check(entry)
      case .conditions: _ = decoder.condition(entry)
      }
    }
    for (topic, map) in layering.replacedSettings {
      map.scope = decoder.scope
      switch topic {
      case .history: _ = decoder.history(map, layoffs: [], completion: [])
      case .volume: _ = decoder.volume(map, bands: [], timeAware: [])
      case .balance: _ = decoder.balance(map, coverage: [])
      case .selection: _ = decoder.selection(map, terms: [], pairs: [])
      case .time: _ = decoder.timeModel(map)
      case .supersets: _ = decoder.supersets(map, pairs: [])
      case .names: decoder.names(map)
      case .conditioning: _ = decoder.conditioning(map, heartRates: [], efforts: [])
      case .sanitisation: _ = decoder.sanitisation(map)
      case .flags: _ = decoder.flags(map)
      }
    }
  }

  /// What earlier blocks change; pauses and missed sessions may change nothing.
  private func decodeHistory(with decoder: RuleDecoder) -> HistoryRules? {
    let layoffs = (layering.active[.layoffs] ?? []).map(decoder.layoff)
    let completion = (layering.active[.completion] ?? []).map(decoder.completion)
    return settings(.history, decoder).map { decoder.history($0, layoffs: layoffs, completion: completion) }
  }

  /// The names in other languages; rules may do without any.
  private func decodeTranslations(with decoder: RuleDecoder) -> [Language: Translation] {
    if let map = layering.settings[.names] { decoder.names(map) }
    // What a layer has replaced or switched off still has the name that an earlier layer gave it.
    let entries = layering.active.values.flatMap(\.self) + layering.inactive
    var german = decoder.translation(
      names: layering.active[.germanNames] ?? [], focuses: layering.active[.germanFocuses] ?? [],
      notes: layering.active[.germanNotes] ?? [], entries: entries)
    for (topic, named) in RuleDecoder.profileWords {
      german.words[named.kind] = decoder.profileWords(layering.active[topic] ?? [])
    }
    return german.isEmpty ? [:] : [.german: german]
  }

  private func decode(with decoder: RuleDecoder) -> Rulebook? {
    let tags = entries(.tags).map(decoder.tag)
    decoder.equipment = entries(.equipment).map(decoder.equipmentItem)
    decoder.presets = entries(.presets).map(decoder.preset)
    let exercises = entries(.exercises).map(decoder.exercise)
    decoder.exercises = exercises
    // Rules may do without named programmes.
    decoder.templates = (layering.active[.templates] ?? []).map(decoder.template)
    let goals = entries(.goals).map(decoder.goal)
    decoder.sessions = entries(.sessions).map(decoder.session)
    let splits = entries(.splits).map(decoder.split)
    let blocks = entries(.blocks).map(decoder.block)
    let progressions = entries(.progressions).map(decoder.progression)
    let bands = entries(.volumeBands).map(decoder.volumeBand)
    let timeAware = entries(.timeAware).map(decoder.timeAwareFloor)
    let coverage = entries(.coverage).map(decoder.coverageRule)
    let volume = settings(.volume, decoder).map { decoder.volume($0, bands: bands, timeAware: timeAware) }
    let balance = settings(.balance, decoder).map { decoder.balance($0, coverage: coverage) }
    let terms = entries(.selectionTerms).map(decoder.selectionTerm)
    let pairs = entries(.selectionPairs).map(decoder.pairTerm)
    let selection = settings(.selection, decoder).map { decoder.selection($0, terms: terms, pairs: pairs) }
    let time = settings(.time, decoder).map(decoder.timeModel)
    let supersetPairs = entries(.supersetPairs).map(decoder.supersetPair)
    // Rules without supersets are complete: everything is then done one after the other.
    let supersets =
      layering.settings[.supersets] == nil
      ? nil : settings(.supersets, decoder).map { decoder.supersets($0, pairs: supersetPairs) }
    let sanitisation = settings(.sanitisation, decoder).map(decoder.sanitisation)
    let (heartRates, efforts) = (entries(.heartRates).map(decoder.heartRateFormula), entries(.efforts).map(decoder.conditioningEffort))
    let conditioning = settings(.conditioning, decoder).map { decoder.conditioning($0, heartRates: heartRates, efforts: efforts) }
    let warmup = entries(.warmup).map(decoder.warmupRule)
    let checks = entries(.validation).compactMap(decoder.check)
    decoder.checkNumbers(of: checks)
    let conditions = entries(.conditions).map(decoder.condition)
    guard let volume, let balance, let selection, let time, let sanitisation else { return nil }
    return Rulebook(
      layers: layers, tags: tags, equipment: decoder.equipment, presets: decoder.presets,
      exercises: exercises, goals: goals, conditions: conditions, splits: splits, blocks: blocks, progressions: progressions,
      volume: volume,
      balance: balance, selection: selection, warmup: warmup, time: time, supersets: supersets, sanitisation: sanitisation,
      checks: CheckTable(checks: checks),
      notes: decoder.notes, references: decoder.references, examples: decoder.examples,
      conditioning: conditioning ?? ConditioningRules(maxHeartRate: heartRates, efforts: efforts))
  }

  /// The entries of a topic; complains where there are none but conditions, tags and time-aware floors may be absent.
  private func entries(_ topic: Topic) -> [Entry] {
    let entries = layering.active[topic] ?? []
    let mayBeEmpty: [Topic] = [
      .tags, .conditions, .timeAware, .presets, .sessions, .selectionPairs, .supersetPairs, .heartRates, .efforts,
    ]
    if entries.isEmpty, isComplete, !mayBeEmpty.contains(topic) {
      complaints.add(.rulesMissingKey, "no file has the topic '\(topic.rawValue)'", at: Place(file: layers.first ?? ""))
    }
    return entries
  }

  private func settings(_ topic: SettingsTopic, _ decoder: RuleDecoder) -> MapReader? {
    if let map = layering.settings[topic] {
      map.scope = decoder.scope
      return map
    }
    if isComplete, topic != .conditioning {
      complaints.add(.rulesMissingKey, "no file has the topic '\(topic.rawValue)'", at: Place(file: layers.first ?? ""))
    }
    return nil
  }
}
