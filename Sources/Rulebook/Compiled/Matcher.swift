import TrainingModel

/// What a rule's `when` asks of a client: every field that is given must hold. An empty matcher matches everybody.
public struct Matcher: Sendable, Equatable {
  public var goals: Set<GoalID>?
  public var experience: WordSet<Experience>?
  public var roles: WordSet<SlotRole>?
  public var sex: WordSet<Sex>?
  /// Years at the start of the block.
  public var age: ClosedRange<Int>?
  /// Training days a week.
  public var days: ClosedRange<Int>?
  /// The smallest number of days from one training day to the next, around the week: 2 means never on neighbouring days.
  public var gap: ClosedRange<Int>?
  /// Minutes per session.
  public var minutes: ClosedRange<Int>?
  /// Whole units of body mass index; whom the profile gives no mass or height is not matched.
  public var bmi: ClosedRange<Int>?
  /// Days until a child is due, on any day of the block; whom no child is expected of is not matched.
  public var daysToDue: ClosedRange<Int>?
  /// Days since a birth after which the client was cleared, on any day of the block.
  public var daysSinceBirth: ClosedRange<Int>?
  /// Any of these conditions.
  public var conditions: ConditionSet?
  /// All of these items.
  public var equipment: EquipmentSet?

  public init() {}

  /// Whether everything that is asked holds; a role is not asked for where `role` is nil.
  public func matches(_ subject: Subject, role: SlotRole? = nil) -> Bool {
    if let experience, !experience.contains(subject.experience) { return false }
    if let role, let roles, !roles.contains(role) { return false }
    if let days, !days.contains(subject.days) { return false }
    if let gap, !gap.contains(subject.gap) { return false }
    if let minutes, !minutes.contains(subject.minutes) { return false }
    if let age, !age.contains(subject.age) { return false }
    if let bmi, !(subject.bmi.map(bmi.contains) ?? false) { return false }
    if let sex, !sex.contains(subject.sex) { return false }
    if let daysToDue, !(subject.daysToDue.map(daysToDue.overlaps) ?? false) { return false }
    if let daysSinceBirth, !(subject.daysSinceBirth.map(daysSinceBirth.overlaps) ?? false) { return false }
    if let conditions, conditions.isDisjoint(with: subject.conditions) { return false }
    if let equipment, !equipment.isSubset(of: subject.equipment) { return false }
    if let goals, !goals.contains(subject.goal) { return false }
    return true
  }

  /// Whether it asks for a birth that is to come or was.
  public var asksForBirth: Bool { daysToDue != nil || daysSinceBirth != nil }

  /// What of a client rules can ask about.
  public struct Subject: Sendable, Equatable {
    public var goal: GoalID
    public var experience: Experience
    public var sex: Sex
    public var age: Int
    public var days: Int
    public var gap: Int
    public var minutes: Int
    public var conditions: ConditionSet
    public var equipment: EquipmentSet
    /// Body mass index in whole units, or nil where mass or height is unknown.
    public var bmi: Int?
    /// Days until a child is due, from the block's last day to its first; nil where none is expected.
    public var daysToDue: ClosedRange<Int>?
    /// Days since a birth after which the client was cleared, from the block's first day to its last; nil where there was none.
    public var daysSinceBirth: ClosedRange<Int>?

    public init(
      goal: GoalID, experience: Experience, sex: Sex, age: Int, days: Int, gap: Int, minutes: Int, conditions: ConditionSet,
      equipment: EquipmentSet, bmi: Int? = nil
    ) {
      self.goal = goal
      self.experience = experience
      self.sex = sex
      self.age = age
      self.days = days
      self.gap = gap
      self.minutes = minutes
      self.conditions = conditions
      self.equipment = equipment
      self.bmi = bmi
    }
  }
}
