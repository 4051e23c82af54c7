/// One client as the profile states them, with every id resolved against the rulebook.
package struct Client: Sendable, Equatable {
  /// 1 to 64 of letters, digits, `-`, `_` and `.`.
  package var id: String
  /// The coach's id, folded to lower case; names the review sheet. `unassigned` where the profile has none.
  package var coach: String = Self.unassigned
  package var coachName: String = ""
  package var name: String = ""
  /// One of the two is known.
  package var born: CalendarDate?
  /// Years as the profile states them; used where `born` is nil.
  package var statedAge: Int?
  package var sex: Sex = .unspecified
  /// 25 to 350, or nil where unknown.
  package var bodyMassKilograms: Double?
  /// 100 to 250, or nil where unknown.
  package var heightCentimetres: Double?
  package var units: LoadUnit = .kg
  package var goal: GoalID
  package var experience: Experience
  /// 1 to 7 distinct weekdays.
  package var trainingDays: WordSet<Weekday>
  /// 10 to 180.
  package var minutesPerSession: Int
  package var equipment: EquipmentSet
  /// The conditions as stated; nil where the profile states nothing, which is not the same as none.
  package var conditions: ConditionSet?
  /// nil where the profile states nothing.
  package var clearance: Clearance?
  package var clearanceDate: CalendarDate?
  package var priorityMuscles = MuscleSet()
  package var likes: [ExerciseID] = []
  package var dislikes: [ExerciseID] = []
  package var never: [ExerciseID] = []
  /// What is ruled out for people who are cleared with restrictions.
  package var restrictions: [Restriction] = []
  package var lifts: [KnownLift] = []
  /// The named programme that this client asked for instead of a generated split.
  package var template: TemplateID?
  package var unavailable: [DateSpan] = []
  /// The last day on which the client trained, wherever that was; nil where the profile doesn't say.
  package var lastTrained: CalendarDate?
  /// The day on which a child is expected or was born; nil where there is none.
  package var due: CalendarDate?
  package var status: MembershipStatus = .active
  /// Free text for the coach, as written.
  package var notes: String = ""

  /// The coach of clients whose profile names none.
  package static let unassigned = "unassigned"

  package init(
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
  package var bodyMassIndex: Int? {
    guard let bodyMassKilograms, let heightCentimetres, heightCentimetres > 0 else { return nil }
    return Int(bodyMassKilograms * 10_000 / (heightCentimetres * heightCentimetres))
  }

  /// The age in whole years on `date`, or nil where the profile gives neither a birthday nor an age.
  package func age(on date: CalendarDate) -> Int? { born.map { $0.years(until: date) } ?? statedAge }
}

/// A recent best set of one exercise.
package struct KnownLift: Hashable, Sendable {
  package var exercise: ExerciseID
  /// Kilograms, more than 0 and at most 600.
  package var kilograms: Double
  /// Repetitions done, 1 to 200.
  package var reps: Int
  /// When, or nil where unknown.
  package var date: CalendarDate?
  /// The day since which a lift without a date is known; nil where that was never noted. No part of what the profile says.
  package var seen: CalendarDate?

  /// When the lift was done, or at the latest.
  package var latestDate: CalendarDate? { date ?? seen }

  package init(exercise: ExerciseID, kilograms: Double, reps: Int, date: CalendarDate? = nil) {
    self.exercise = exercise
    self.kilograms = kilograms
    self.reps = reps
    self.date = date
  }
}

/// Days from `first` to `last`, both included.
package struct DateSpan: Hashable, Sendable {
  package var first: CalendarDate
  package var last: CalendarDate

  /// The span, or nil where `last` is before `first`.
  package init?(first: CalendarDate, last: CalendarDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  package func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }
}
