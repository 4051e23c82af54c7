/// A client as the profile states them.
public struct AuditClient: Sendable {
  public static let levels = ["novice", "intermediate", "advanced"]

  public var id: String
  public var goal: String
  /// 0 novice, 1 intermediate, 2 advanced.
  public var level: Int
  public var age: Int
  public var sex = "unspecified"
  /// 0 is Monday.
  public var days: Set<Int>
  public var minutes: Int
  public var equipment: Set<String>
  /// nil where nothing is stated.
  public var conditions: Set<String>?
  /// Whole kilograms a square metre; nil where mass or height is not known.
  public var bodyMassIndex: Int?
  public var isCleared = true
  public var isActive = true
  public var unit = "kg"
  public var never: Set<String> = []
  public var lifts: [AuditLift] = []
  /// First and last day numbers.
  public var unavailable: [ClosedRange<Int>] = []

  public init(id: String, goal: String, level: Int, age: Int, days: Set<Int>, minutes: Int, equipment: Set<String>) {
    (self.id, self.goal, self.level, self.age) = (id, goal, level, age)
    (self.days, self.minutes, self.equipment) = (days, minutes, equipment)
  }

  func isAway(_ date: Int) -> Bool { unavailable.contains { $0.contains(date) } }
}

/// A best set that the profile states.
public struct AuditLift: Sendable {
  public var exercise: String
  public var kilograms: Double
  public var reps: Int

  public init(exercise: String, kilograms: Double, reps: Int) {
    (self.exercise, self.kilograms, self.reps) = (exercise, kilograms, reps)
  }
}
