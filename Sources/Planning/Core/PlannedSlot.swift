import Rulebook
import TrainingModel

/// One session of the week, on its day.
struct PlannedSession: Sendable {
  /// 1 to 7, counted from the first day of the block's weeks.
  var day: Int
  var template: SessionTemplate
  /// The indexes of its slots in the draft; none until exercises are chosen.
  var slots = 0..<0
  /// Whether it is hard resistance work.
  var isResistance: Bool { template.isResistance }
}

/// A slot with its exercise, and with what the later stages prescribe for it.
struct PlannedSlot: Sendable {
  /// The key of the slot for easy conditioning that stands by to fill a long session.
  static let fillerKey: UInt16 = 250

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
  /// What its weeks are.
  var course = SlotCourse()
  /// The sets that it has; nil until sets are given out.
  var given: GivenSets?

  init(_ slot: Slot, session: Int, exercise: ExerciseID, prescription: RolePrescription, limit: ResolvedLimit) {
    (key, role, priority, rule) = (slot.key, slot.role, slot.priority, slot.rule)
    (self.session, self.exercise, self.prescription, self.limit) = (session, exercise, prescription, limit)
  }

  /// Whether it only stands by to fill time.
  var isFiller: Bool { key == Self.fillerKey }

  var oneRepMax: Double { course.oneRepMax }
  var progression: RuleID? { course.progression }
  var note: NoteID? { course.note }
  /// Working sets in a full week; 0 where the slot did not fit.
  var sets: Int { given?.sets ?? 0 }
  var rest: Int { given?.rest ?? course.rest }
  var superset: UInt8 { given?.superset ?? 0 }
  var supersetRule: RuleID? { given?.supersetRule }

  /// The four weeks, with the minutes that fill a session where the slot does.
  var weeks: FourWeeks<WeekPrescription> {
    guard let filled = given?.filled else { return course.weeks }
    var weeks = course.weeks
    for week in weeks.indices { weeks[week].reps = filled[week]...filled[week] }
    return weeks
  }

  /// Whether a week's load is at least this part of 1RM.
  func isHeavy(from part: Double) -> Bool { course.isHeavy(from: part) }
}

/// How a slot is trained over the four weeks.
struct SlotCourse: Sendable {
  /// In seconds, before the time of a session has a say.
  var rest = 0
  /// The client's 1RM of the exercise in hundredths of their unit, known or from a related lift; 0 where nothing is known.
  var oneRepMax = 0.0
  /// The rule by which load and reps rise.
  var progression: RuleID?
  /// A sentence that belongs to how the exercise is done here.
  var note: NoteID?
  var weeks = FourWeeks(repeating: WeekPrescription(reps: 1...1, rir: nil, load: nil))

  /// Whether a week's load is at least this part of 1RM.
  func isHeavy(from part: Double) -> Bool {
    oneRepMax > 0 && weeks.indices.contains { (weeks[$0].load ?? 0) >= part * oneRepMax }
  }
}

/// What one week prescribes for a slot.
struct WeekPrescription: Sendable {
  var reps: ClosedRange<Int>
  var rir: Int?
  /// What is to be lifted, in hundredths of the client's unit; nil where the client finds the load.
  var load: Double?
  /// What the numbers can't say, where the model has something to say.
  var target = Target.none
}

/// The sets that a slot has, and what goes with them.
struct GivenSets: Sendable {
  /// Working sets in a full week; 0 where the slot did not fit.
  var sets = 0
  /// In seconds.
  var rest = 0
  /// The superset of its session that the slot belongs to, from 1; 0 where it stands alone. Both slots of one have the same sets and rest.
  var superset: UInt8 = 0
  /// The rule that paired it.
  var supersetRule: RuleID?
  /// By week, what one set lasts where conditioning fills what time is left, in what the exercise counts; nil for every other slot.
  var filled: FourWeeks<Int>?
}
