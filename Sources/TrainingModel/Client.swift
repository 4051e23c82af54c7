/// One client as the profile states them, with every id resolved against the rulebook.
public struct Client: Sendable, Equatable {
  /// 1 to 64 of letters, digits, `-`, `_` and `.`.
  public var id: String
  /// The coach's id, folded to lower case; names the review sheet. `unassigned` where the profile has none.
  public var coach: String = Self.unassigned
  public var coachName: String = ""
  public var name: String = ""
  /// One of the two is known.
  public var born: CalendarDate?
  /// Years as the profile states them; used where `born` is nil.
  public var statedAge: Int?
  public var sex: Sex = .unspecified
  /// 25 to 350, or nil where unknown.
  public var bodyMassKilograms: Double?
  /// 100 to 250, or nil where unknown.
  public var heightCentimetres: Double?
  public var units: LoadUnit = .kg
  public var goal: GoalID
  public var experience: Experience
  /// 1 to 7 distinct weekdays.
  public var trainingDays: WordSet<Weekday>
  /// 10 to 180.
  public var minutesPerSession: Int
  public var equipment: EquipmentSet
  /// The conditions as stated; nil where the profile states nothing, which is not the same as none.
  public var conditions: ConditionSet?
  /// nil where the profile states nothing.
  public var clearance: Clearance?
  public var clearanceDate: CalendarDate?
  public var priorityMuscles = MuscleSet()
  public var likes: [ExerciseID] = []
  public var dislikes: [ExerciseID] = []
  public var never: [ExerciseID] = []
  /// What is ruled out for people who are cleared with restrictions.
  public var restrictions: [Restriction] = []
  public var lifts: [KnownLift] = []
  /// The named programme that this client asked for instead of a generated split.
  public var template: TemplateID?
  public var unavailable: [DateSpan] = []
  /// The last day on which the client trained, wherever that was; nil where the profile doesn't say.
  public var lastTrained: CalendarDate?
  /// The day on which a child is expected or was born; nil where there is none.
  public var due: CalendarDate?
  public var status: MembershipStatus = .active
  /// Free text for the coach, as written.
  public var notes: String = ""

  /// The coach of clients whose profile names none.
  public static let unassigned = "unassigned"
  /// The id that no coach can have: the folder of the inbox with this name is for clients' logs.
  public static let logs = "logs"

  public init(
    id: String, goal: GoalID, experience: Experience, trainingDays: WordSet<Weekday>, minutesPerSession: Int, equipment: EquipmentSet
  ) {
    self.id = id
    self.goal = goal
    self.experience = experience
    self.trainingDays = trainingDays
    self.minutesPerSession = minutesPerSession
    self.equipment = equipment
  }

  /// Kilograms by square metres in whole units, rounded down, or nil where mass or height is unknown.
  public var bodyMassIndex: Int? {
    guard let bodyMassKilograms, let heightCentimetres, heightCentimetres > 0 else { return nil }
    return Int(bodyMassKilograms * 10_000 / (heightCentimetres * heightCentimetres))
  }

  /// The age in whole years on `date`, or nil where the profile gives neither a birthday nor an age.
  public func age(on date: CalendarDate) -> Int? { born.map { $0.years(until: date) } ?? statedAge }
}

/// A recent best set of one exercise.
public struct KnownLift: Hashable, Sendable {
  public var exercise: ExerciseID
  /// Kilograms, more than 0 and at most 600.
  public var kilograms: Double
  /// Repetitions done, 1 to 200.
  public var reps: Int
  /// When, or nil where unknown.
  public var date: CalendarDate?
  /// The day since which a lift without a date is known; nil where that was never noted. No part of what the profile says.
  public var seen: CalendarDate?

  /// When the lift was done, or at the latest.
  public var latestDate: CalendarDate? { date ?? seen }

  public init(exercise: ExerciseID, kilograms: Double, reps: Int, date: CalendarDate? = nil) {
    self.exercise = exercise
    self.kilograms = kilograms
    self.reps = reps
    self.date = date
  }
}

/// Days from `first` to `last`, both included.
public struct DateSpan: Hashable, Sendable {
  public var first: CalendarDate
  public var last: CalendarDate

  /// The span, or nil where `last` is before `first`.
  public init?(first: CalendarDate, last: CalendarDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  public func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }
}

/// What follows from the date on which a child is expected or was born.
extension Client {
  /// A pregnancy is over by this many days after the date it was expected (42 weeks, WHO), so that a clearance later than that is one
  /// after the birth, and an earlier one may be of the pregnancy.
  public static let latestBirth = 14

  /// The date in `due` where it is that of a birth that the client is cleared after; else nil.
  public var clearedBirth: CalendarDate? {
    guard let due, let clearanceDate, clearanceDate > due + Self.latestBirth else { return nil }
    return due
  }

  /// The first day on which nothing may be trained until a birth and a later clearance are known; nil where no child is expected.
  public var heldFrom: CalendarDate? { clearedBirth == nil ? due : nil }

  /// How many days before the due date the days of a block lie, at least 1; nil where no child is expected.
  ///
  /// 14 weeks 0 days of a pregnancy are 182 days before, 28 weeks 0 days 84.
  public func daysToDue(of block: ClosedRange<CalendarDate>) -> ClosedRange<Int>? {
    guard let heldFrom else { return nil }
    return max(1, Int(heldFrom - block.upperBound))...max(1, Int(heldFrom - block.lowerBound))
  }

  /// How many days after a birth the days of a block lie, at least 1; nil where there was none that the client is cleared after.
  public func daysSinceBirth(of block: ClosedRange<CalendarDate>) -> ClosedRange<Int>? {
    guard let clearedBirth else { return nil }
    return max(1, Int(block.lowerBound - clearedBirth))...max(1, Int(block.upperBound - clearedBirth))
  }
}

/// Something that a clinician or the client has ruled out beside the conditions; it binds like a condition's exclusion.
public struct Restriction: Hashable, Sendable {
  /// What is ruled out, always with its kind: `tag:overhead`, `exercise:deadlift`.
  public var avoid: String
  /// The exercises that this takes away, in the order of their ids.
  public var exercises: [ExerciseID]
  /// Who said so, as the profile has it; empty where it doesn't say. Personal: for the client's own coach alone.
  public var by: String
  /// The last day on which it holds; nil where it holds until the profile drops it.
  public var until: CalendarDate?

  public init(avoid: String, exercises: [ExerciseID], by: String = "", until: CalendarDate? = nil) {
    (self.avoid, self.exercises, self.by, self.until) = (avoid, exercises, by, until)
  }

  /// Whether it still holds on a day; its last day counts.
  public func holds(on date: CalendarDate) -> Bool { until.map { date <= $0 } ?? true }
}

extension Client {
  /// The restrictions that still hold on a day.
  ///
  /// A block is planned by those of its first day, so that one which ends within it holds to the block's end: an exercise stays the same for
  /// four weeks. What people write into a session after the last day is no breach.
  public func restrictions(on date: CalendarDate) -> [Restriction] { restrictions.filter { $0.holds(on: date) } }
}

/// The order of world records: more is a slip of the unit or of the pen (training-science section 7.2).
public struct LiftLimit: Sendable {
  /// The exercise id.
  public let id: String
  /// Kilograms.
  public let most: Double
  /// Multiples of body mass.
  public let ratio: Double

  /// The lifts of which records are kept.
  public static let all = [
    LiftLimit(id: "back_squat", most: 530, ratio: 4.5), LiftLimit(id: "barbell_bench_press", most: 360, ratio: 3.5),
    LiftLimit(id: "deadlift", most: 515, ratio: 5.5), LiftLimit(id: "overhead_press", most: 235, ratio: 2.2),
  ]

  /// The heaviest single of somebody of this body mass, in kilograms.
  public func most(bodyMass: Double?) -> Double { min(most, bodyMass.map { $0 * ratio } ?? .infinity) }
}

/// What a week should give one muscle, in half sets, from 0 to 255.
public struct WeeklyAim: Hashable, Sendable {
  public var low: Int
  public var high: Int

  public init(low: Int, high: Int) { (self.low, self.high) = (low, high) }
}
