import Checks
import Rulebook
import TrainingModel

/// A plan in the making: each stage reads what those before it wrote and adds its own part.
///
/// A worker keeps one draft and uses it for client after client, so that its arrays are allocated once.
public struct PlanDraft: Sendable {
  // Analyse
  /// The level that planning uses: the stated one, or a lower one that the lifts show.
  var experience = Experience.novice
  var age = 0
  var subject: Matcher.Subject?
  /// Stated conditions and those that apply by age or level.
  var conditions = ConditionSet()
  /// The limits of all of them.
  var limits: [ConditionLimit] = []
  /// The least pull-to-push ratio that a condition asks for.
  var minimumPullToPush: Double?
  var goalLevel: GoalLevel?
  /// The block's rule with its weeks as the calendar has them, and how they came about.
  var block: BlockRule?
  var course: BlockCourse?
  var split: Split?
  var sessions: [PlannedSession] = []
  var eligible = ExerciseMask()
  /// What the conditions leave nothing for.
  var emptied = EmptiedParts()
  /// What the profile itself rules out: `never`, and the restrictions that hold when the block begins.
  var forbidden = ExerciseMask()
  var bands = VolumeTargets()
  /// 1RM by exercise in hundredths of the client's unit, 0 where unknown.
  var oneRepMax: [Double] = []
  /// What the months before mean for this one.
  var lastMonth = LastMonth()

  // Select, progress, balance
  /// The choice of exercises; what it holds is only memory.
  var selection = SelectionWork()
  /// By session and place; `sets` is 0 for a slot that did not fit.
  var slots: [PlannedSlot] = []
  var ledger = WeekLedger()

  /// The named programme as the block begins; nil where the week is generated.
  var programme: ProgrammeRecord?

  /// What is written beside the block at hand where people have changed it; nil for what the night plans.
  var writtenNotes: WrittenNotes?

  // Sanitise
  var mesocycle = Mesocycle(start: CalendarDate(dayNumber: 0), unit: .kg)

  public init() {}

  /// Empties the draft and keeps its memory.
  mutating func reset() {
    (programme, writtenNotes) = (nil, nil)
    sessions.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    limits.removeAll(keepingCapacity: true)
    minimumPullToPush = nil
    emptied = EmptiedParts()
    (subject, goalLevel, block, course, split) = (nil, nil, nil, nil, nil)
    for index in oneRepMax.indices { oneRepMax[index] = 0 }
    lastMonth.reset()
  }
}

/// One session of the week, on its day.
struct PlannedSession: Sendable {
  /// 1 to 7, counted from the first day of the block's weeks.
  var day: Int
  var template: SessionTemplate
  /// The indexes of its slots in the draft.
  var slots: Range<Int>
  /// Whether it is hard resistance work.
  var isResistance: Bool { template.isResistance }
}

/// A slot with its exercise and everything that is prescribed for it.
struct PlannedSlot: Sendable {
  var key: UInt16
  var role: SlotRole
  /// 1 is dropped last when time runs out, 9 first.
  var priority: Int
  var rule: RuleID
  var session: Int
  /// Whether a condition or the client's age asks for it: one set of it comes before any second set of an accessory.
  var isAsked = false
  var exercise: ExerciseID
  /// The rule of a condition by which the exercise stands in for another.
  var substitution: RuleID?
  var prescription: RolePrescription
  var limit: ResolvedLimit
  /// Working sets in a full week; 0 where the slot did not fit.
  var sets = 0
  var rest = 0
  /// The superset of its session that the slot belongs to, from 1; 0 where it stands alone. Both slots of one have the same sets and rest.
  var superset: UInt8 = 0
  /// The rule that paired it.
  var supersetRule: RuleID?
  /// The client's 1RM of the exercise in hundredths of their unit, known or from a related lift; 0 where nothing is known.
  var oneRepMax = 0.0
  /// The rule by which load and reps rise.
  var progression: RuleID?
  /// A sentence that belongs to how the exercise is done here.
  var note: NoteID?
  /// The four weeks.
  var weeks = FourWeeks(repeating: WeekPrescription(reps: 1...1, rir: nil, load: nil))

  init(_ slot: Slot, session: Int, exercise: ExerciseID, prescription: RolePrescription, limit: ResolvedLimit) {
    (key, role, priority, rule) = (slot.key, slot.role, slot.priority, slot.rule)
    (self.session, self.exercise, self.prescription, self.limit) = (session, exercise, prescription, limit)
  }
}

/// What one week prescribes for a slot.
struct WeekPrescription: Sendable {
  var reps: ClosedRange<Int>
  var rir: Int?
  /// Hundredths of the client's unit; nil where the client finds it.
  var load: Double?
  /// What the numbers can't say, where the model has something to say.
  var target = Target.none
}

/// What several conditions leave of one exercise: the strictest of each limit.
struct ResolvedLimit: Sendable {
  /// Percent of 1RM.
  var maxIntensity = 100.0
  var minRIR = 0
  var reps = 1...10_000
  var maxSets = 12
  var minRest = 0
  /// The rules that limit it.
  var rules = Reasons()

  mutating func tighten(by limit: ConditionLimit) {
    if let value = limit.maxIntensity { maxIntensity = min(maxIntensity, value) }
    if let value = limit.minRIR { minRIR = max(minRIR, Int(value)) }
    if let value = limit.reps {
      // Two conditions whose ranges don't meet leave the lighter one: more repetitions mean less load.
      let (low, high) = (max(reps.lowerBound, value.lowerBound), min(reps.upperBound, value.upperBound))
      reps = low <= high ? low...high : low...max(low, value.upperBound)
    }
    if let value = limit.maxSets { maxSets = min(maxSets, value) }
    if let value = limit.minRest { minRest = max(minRest, value) }
    rules.append(limit.rule)
  }
}

extension PlanDraft {
  /// What the client's conditions leave of this exercise.
  func limit(on facts: ExerciseFacts) -> ResolvedLimit {
    var resolved = ResolvedLimit()
    for limit in limits
    where (limit.tags.isEmpty && limit.patterns.bits == 0) || !limit.tags.isDisjoint(with: facts.tags)
      || limit.patterns.contains(facts.pattern)
    {
      resolved.tighten(by: limit)
    }
    return resolved
  }

  /// The most exercises of a hard session: what the level allows, or fewer where a condition says so.
  func mostExercises(of volume: VolumeRules) -> Int {
    let usual = experience == .novice ? volume.exercisesPerSession.novice : volume.exercisesPerSession.max
    return limits.reduce(usual) { min($0, $1.maxExercises ?? $0) }
  }

  /// The client's 1RM of an exercise in hundredths of their unit: known, or from a related lift with a tenth off for safety
  /// (training-science section 4.7); 0 where nothing is known.
  func oneRepMax(of exercise: ExerciseID, _ facts: [ExerciseFacts]) -> Double {
    var (current, factor) = (exercise, 1.0)
    for _ in 0..<4 {
      // What the last block or its logs show goes before the profile, which it was compared with already.
      if !lastMonth.strength.isEmpty, lastMonth.strength[current.index] > 0 { return lastMonth.strength[current.index] * factor }
      if oneRepMax[current.index] > 0 { return oneRepMax[current.index] * factor }
      guard let seed = facts[current.index].seed else { return 0 }
      factor *= seed.ratio * 0.9
      current = seed.from
    }
    return 0
  }
}
