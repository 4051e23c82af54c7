import Findings
import SmallRules
import TrainingModel

@testable import Planning
@testable import Rulebook

/// A rulebook small enough to know by heart: 27 exercises, two goals, one split for each number of days.
///
/// Stage tests use it so that a change to the shipped rules can't change what they prove.
enum SmallRulebook {
  static let rules = PlanningRules(book())

  static func exercise(_ id: String) -> ExerciseID {
    ExerciseID(rules.rulebook.exercises.firstIndex { $0.id == id } ?? 0)
  }

  static func equipment(_ ids: String...) -> EquipmentSet {
    EquipmentSet(ids.compactMap { id in rules.rulebook.equipment.firstIndex { $0.id == id }.map { EquipmentID($0) } })
  }

  static func conditions(_ ids: String...) -> ConditionSet {
    ConditionSet(ids.compactMap { id in rules.rulebook.conditions.firstIndex { $0.id == id }.map { ConditionID($0) } })
  }

  static let fitness = GoalID(0)
  static let strength = GoalID(1)
  static let everything = EquipmentSet((0..<5).map { EquipmentID($0) })

  /// A healthy intermediate of 35 with every item, on Monday, Wednesday and Friday for an hour.
  static func client(_ change: (inout Client) -> Void = { _ in }) -> Client {
    var client = Client(
      id: "c1", goal: fitness, experience: .intermediate, trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 60,
      equipment: everything)
    client.statedAge = 35
    client.conditions = ConditionSet()
    client.clearance = .cleared
    change(&client)
    return client
  }

  static func context(
    _ client: Client, rules: PlanningRules = rules, start: CalendarDate = monday, history: BlockHistory = BlockHistory()
  ) -> PlanningContext {
    PlanningContext(rules: rules, client: client, start: start, history: history)
  }

  static let time = book().time

  static let monday = CalendarDate(dayNumber: 20_458)  // 2026-01-05

  /// The rulebook with one change.
  static func book(_ change: (inout Rulebook) -> Void = { _ in }) -> Rulebook {
    var book = SmallRules.book { book in
      (book.layers, book.tags, book.equipment, book.presets) = (["small"], tags, items, [])
      (book.exercises, book.goals, book.conditions) = (SmallCatalogue.exercises, goals, conditions)
      (book.splits, book.blocks, book.progressions) = (SmallSplits.splits, blocks, progressions)
      (book.selection, book.warmup, book.templates, book.history) = (SmallSelection.rules, warmup, [], HistoryRules())
      book.checks = CheckTable(checks: CheckForm.all.map { Check(usual: $0.code, rule: rule) })
      book.notes = ["Stop where it pinches."]
      book.references = [RuleReference(id: "small", file: "small.yaml", line: 1, text: "A rule.")]
      (book.conditioning, book.examples, book.supersets) = (ConditioningRules(), [], nil)
      setVolume(&book.volume)
      setBalance(&book.balance)
      (book.time.rule, book.sanitisation.rule) = (rule, rule)
    }
    change(&book)
    return book
  }

  static let rule = RuleID(0)
  static let behindNeck = TagID(0)
  static let overhead = TagID(1)
  private static let tags = ["behind_neck", "overhead", "axial_load"].map { NamedEntity(id: $0, name: $0, rule: rule) }

  private static let items = [
    item("barbell", .barbell, 2000, 250, 30_000), item("bench", .bodyweight), item("cable", .loaded, 500, 500, 10_000),
    item("dumbbells", .loaded, 200, 200, 5_000), item("rack", .bodyweight),
  ]

  private static func item(_ id: String, _ setup: SetupClass, _ min: Int32 = 0, _ step: Int32 = 0, _ max: Int32 = 0) -> EquipmentItem {
    let ladder = LoadLadder(min: min, step: step, max: max)
    let pounds = LoadLadder(min: id == "barbell" ? 4500 : 500, step: 500, max: max * 2)
    return EquipmentItem(id: id, name: id, setup: setup, loads: step > 0 ? (ladder, pounds) : nil, rule: rule)
  }

  private static let goals: [Goal] = [
    Goal(
      id: "general_fitness", name: "General fitness",
      levels: [
        level(main: role(8...12, 60...70, 1...3, 90...120), accessory: role(10...15, nil, 1...2, 60...60), rir: [4, 3, 3, 4, 3]),
        level(main: role(6...12, 65...80, 2...4, 90...150), accessory: role(10...15, nil, 2...3, 60...60), rir: [3, 2, 1, 4, 2]), nil,
      ], volumeFactor: 0.7, countsSmallMuscles: false, rule: rule),
    Goal(
      id: "strength", name: "Strength",
      levels: [
        nil, level(main: role(3...6, 77.5...87.5, 3...5, 180...240), accessory: role(6...12, nil, 2...3, 90...120), rir: [3, 2, 1, 4, 2]),
        nil,
      ],
      volumeFactor: 0.7, countsSmallMuscles: false, rule: rule),
  ]

  private static func role(_ reps: ClosedRange<Int>, _ intensity: ClosedRange<Double>?, _ sets: ClosedRange<Int>, _ rest: ClosedRange<Int>)
    -> RolePrescription
  {
    RolePrescription(
      reps: reps, intensity: intensity, sets: sets, rest: rest, tempo: Tempo(2, 0, 1, 0), seconds: 20...45, rule: rule)
  }

  private static func level(main: RolePrescription, accessory: RolePrescription, rir: [UInt8]) -> GoalLevel {
    var conditioning = role(1...1, nil, 1...1, 0...0)
    conditioning.seconds = 600...1200
    var mobility = role(1...1, nil, 2...2, 15...30)
    mobility.seconds = 30...60
    return GoalLevel(
      roles: [main, main, accessory, accessory, main, conditioning, mobility], rirByPhase: rir.map { $0 } + [3, 4])
  }

  private static var conditions: [Condition] {
    var shoulder = condition("shoulder")
    shoulder.excludedTags = TagSet([behindNeck])
    shoulder.limits = [limit { ($0.tags, $0.maxIntensity, $0.minRIR) = (TagSet([overhead]), 70, 3) }]
    shoulder.minimumPullToPush = 1.5
    shoulder.adds = [.isolationRearDelts]
    shoulder.note = NoteID(0)
    var surgery = condition("surgery")
    surgery.holds = true
    var older = condition("older_adult")
    older.appliesTo = Matcher()
    older.appliesTo?.age = 65...200
    older.limits = [limit { ($0.minRIR, $0.maxSessions, $0.maxSets, $0.minRest) = (2, 3, 3, 90) }]
    return [older, shoulder, surgery]
  }

  private static func condition(_ id: String) -> Condition {
    Condition(
      id: id, name: id, appliesTo: nil, holds: false, excludedTags: TagSet(), excludedPatterns: PatternSet([]), excludedExercises: [],
      limits: [],
      substitutes: [], minimumPullToPush: nil, adds: [], note: nil, rule: rule)
  }

  private static func limit(_ change: (inout ConditionLimit) -> Void) -> ConditionLimit {
    var limit = ConditionLimit(tags: TagSet(), patterns: PatternSet([]), rule: rule)
    change(&limit)
    return limit
  }

  static let blocks = [
    BlockRule(
      id: "novice", when: matcher { $0.experience = WordSet([.novice]) },
      weeks: [week(.introduce, 1, 1), week(.build, 1, 1), week(.build, 1, 1), week(.consolidate, 1, 1)], rule: rule),
    BlockRule(
      id: "step_3_1", when: Matcher(),
      weeks: [week(.introduce, 0.9, 1), week(.build, 1, 1), week(.overreach, 1.1, 1), week(.deload, 0.5, 0.9)], rule: rule),
  ]

  private static func week(_ phase: Phase, _ sets: Double, _ load: Double) -> BlockWeek { BlockWeek(phase: phase, sets: sets, load: load) }

  private static let progressions = [
    ProgressionRule(
      id: "linear", when: matcher { ($0.experience, $0.roles) = (WordSet([.novice]), WordSet([.main])) },
      model: .linear(RegionStep(upper: LoadStep(kg: 250, lb: 500), lower: LoadStep(kg: 500, lb: 1000))), weeklyCap: 0.1, growth: 0.015,
      rule: rule),
    ProgressionRule(id: "ramp", when: matcher { $0.roles = WordSet([.main]) }, model: .rirRamp, weeklyCap: 0.1, rule: rule),
    ProgressionRule(id: "double", when: Matcher(), model: .doubleProgression, weeklyCap: 0.1, rule: rule),
  ]

  private static func matcher(_ change: (inout Matcher) -> Void) -> Matcher {
    var matcher = Matcher()
    change(&matcher)
    return matcher
  }

  private static func setVolume(_ volume: inout VolumeRules) {
    (volume.major, volume.small) = (MuscleSet([.chest, .lats, .quads, .hamstrings]), MuscleSet([.biceps, .triceps]))
    (volume.smallFloor, volume.twiceAWeek, volume.rule) = (2, MuscleSet(), rule)
    volume.bands = [VolumeBand(id: "all", when: Matcher(), floor: 4, target: 6...12, softCap: 20, hardCap: 30, rule: rule)]
    volume.timeAware = [(75, 2, rule), (120, 3, rule)]
    (volume.sessionSets, volume.exerciseSets, volume.exercisesPerSession) = ((8...25, 28, 40), (6, 8, 4), (3, 9, 7))
  }

  private static func setBalance(_ balance: inout BalanceRules) {
    balance.pullToPush = RatioRule(ideal: 1...2, allowed: 0.8...2.5, rule: rule)
    balance.quadToHip = RatioRule(ideal: 0.67...1.5, allowed: 0.5...2, rule: rule)
    balance.upperToLower = RatioRule(ideal: 0.7...1.8, allowed: 0.6...2, rule: rule)
    balance.spacing = (2, 4, rule)
    balance.coverage = [CoverageRule(id: "squat", patterns: PatternSet([.squat]), times: 1, when: Matcher(), rule: rule)]
  }

  private static let warmup = [
    WarmupRule(
      id: "heavy_first", intensity: 85...200, isFirst: true, isCompound: true, sets: [(45, 8), (60, 5), (78, 3), (88, 1)], restSeconds: 75,
      rule: rule),
    WarmupRule(id: "first", intensity: nil, isFirst: true, isCompound: true, sets: [(50, 8), (75, 3)], restSeconds: 60, rule: rule),
    WarmupRule(id: "later", intensity: nil, isFirst: false, isCompound: true, sets: [(60, 5)], restSeconds: 60, rule: rule),
    WarmupRule(id: "none", intensity: nil, isFirst: nil, isCompound: nil, sets: [], restSeconds: 0, rule: rule),
  ]
}
