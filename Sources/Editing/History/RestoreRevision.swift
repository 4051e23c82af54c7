import TrainingModel

/// Brings back what an older revision of the same block said.
public struct RestoreRevision: Sendable {
  public var content: EditablePlan

  /// - Parameter content: The block as it stood at that revision.
  public init(_ content: EditablePlan) { self.content = content }

  /// Gives the plan the very rows and sessions of that revision; weeks that it did not have stay as they are.
  public func apply(to plan: inout EditablePlan) {
    let weeks = Set(content.weeks.map(\.week))
    plan.rows.removeAll { weeks.contains($0.week) }
    plan.sessions.removeAll { weeks.contains($0.week) }
    plan.rows += content.rows.filter { weeks.contains($0.week) }
    plan.sessions += content.sessions.filter { weeks.contains($0.week) }
    plan.sort()
  }
}
