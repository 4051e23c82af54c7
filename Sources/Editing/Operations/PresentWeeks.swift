import TrainingModel

/// Whether a block still has a week: one that nobody approved in time expires, and a hold takes what was not approved.
extension EditablePlan {
  /// Refuses a week (1 to 4) that the block does not have; throws in words for whoever named it.
  package func need(_ week: Int) throws(EditRefusal) {
    if let refusal = absence(of: week) { throw refusal }
  }

  /// Why nothing can stand in a week (1 to 4); nil where the block has it.
  package func absence(of week: Int) -> EditRefusal? {
    if self.week(week) != nil { return nil }
    guard let last = weeks.last else {
      return EditRefusal(
        "the block from \(planStart) has no weeks any more", hint: "\(history) says what became of them")
    }
    let others = weeks.dropLast().map { "\($0.week)" }.joined(separator: ", ")
    let list = others.isEmpty ? "only has week \(last.week)" : "has weeks \(others) and \(last.week)"
    return EditRefusal(
      "week \(week) is not in the block from \(planStart), which \(list)",
      hint: "name a week that the block has; \(history) says what became of the others")
  }

  private var history: String { "'mesocycle history --client \(clientID) --start \(planStart)'" }
}
