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
