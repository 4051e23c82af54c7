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
  var block: BlockRule?
  var split: Split?
  var sessions: [PlannedSession] = []
  var eligible = ExerciseMask()
  var bands = VolumeTargets()
  /// 1RM by exercise in hundredths of the client's unit, 0 where unknown.
  var oneRepMax: [Double] = []

  // Select, progress, balance
  /// By session and place; `sets` is 0 for a slot that did not fit.
  var slots: [PlannedSlot] = []

  // Sanitise
  var mesocycle = Mesocycle(start: CalendarDate(dayNumber: 0), unit: .kg)

  public init() {}

  /// Empties the draft and keeps its memory.
  mutating func reset() {
    sessions.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    limits.removeAll(keepingCapacity: true)
    minimumPullToPush = nil
    for index in oneRepMax.indices { oneRepMax[index] = 0 }
  }
}

/// One session of the week, on its day.
struct PlannedSession: Sendable {
  /// 1 to 7, counted from the first day of the block's weeks.
  var day: Int
  var template: SessionTemplate
  /// The indexes of its slots in the draft.
  var slots: Range<Int>
  /// Whether the neighbouring session that trains the same muscles is less than the recovery time away is asked by this.
  var isResistance: Bool { template.isResistance }
}

/// A slot with its exercise and everything that is prescribed for it.
struct PlannedSlot: Sendable {
  var slot: Slot
  var session: Int
  var exercise: ExerciseID
  var prescription: RolePrescription
  var limit: ResolvedLimit
  /// Working sets in a full week; 0 where the slot did not fit.
  var sets = 0
  var rest = 0
  var progression: ProgressionRule?
  /// The four weeks.
  var weeks: [WeekPrescription] = []
  /// Whether the first working set is the session's first heavy one, which decides its ramp.
  var isFirstHeavy = false
}

/// What one week prescribes for a slot.
struct WeekPrescription: Sendable {
  var reps: ClosedRange<Int>
  var rir: Int?
  /// Hundredths of the client's unit, before rounding; nil where the client finds it.
  var load: Double?
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
  var rules: [RuleID] = []

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

/// The week's bands by muscle, in half sets.
struct VolumeTargets: Sendable {
  var floor = MuscleHalfSets()
  var targetLow = MuscleHalfSets()
  var targetHigh = MuscleHalfSets()
  var softCap = MuscleHalfSets()
  var hardCap = MuscleHalfSets()
  /// One muscle in one session, in half sets.
  var perSession: UInt16 = 16
  var rule = RuleID(0)
}
