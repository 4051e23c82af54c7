/// A client as the profile states them.
package struct AuditClient: Sendable {
  package static let levels = ["novice", "intermediate", "advanced"]

  package var id: String
  package var goal: String
  /// 0 novice, 1 intermediate, 2 advanced.
  package var level: Int
  package var age: Int
  package var sex = "unspecified"
  /// 0 is Monday.
  package var days: Set<Int>
  package var minutes: Int
  package var equipment: Set<String>
  /// nil where nothing is stated.
  package var conditions: Set<String>?
  /// Whole kilograms a square metre; nil where mass or height is not known.
  package var bodyMassIndex: Int?
  package var isCleared = true
  package var isActive = true
  package var unit = "kg"
  package var never: Set<String> = []
  package var lifts: [AuditLift] = []
  /// First and last day numbers.
  package var unavailable: [ClosedRange<Int>] = []

  package init(id: String, goal: String, level: Int, age: Int, days: Set<Int>, minutes: Int, equipment: Set<String>) {
    (self.id, self.goal, self.level, self.age) = (id, goal, level, age)
    (self.days, self.minutes, self.equipment) = (days, minutes, equipment)
  }

  func isAway(_ date: Int) -> Bool { unavailable.contains { $0.contains(date) } }
}

/// A best set that the profile states.
package struct AuditLift: Sendable {
  package var exercise: String
  package var kilograms: Double
  package var reps: Int

  package init(exercise: String, kilograms: Double, reps: Int) {
    (self.exercise, self.kilograms, self.reps) = (exercise, kilograms, reps)
  }
}
