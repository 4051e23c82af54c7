import Findings
import Rulebook
import TrainingModel

/// What a coach should know of a block into which a due date falls, and of a profile that says two things about it.
enum BirthFindings {
  static func findings(_ context: PlanningContext) -> [Finding] {
    let client = context.client
    guard client.due != nil else { return goesByDueDate(client, context) ? [noDueDate] : [] }
    var findings: [Finding] = []
    if let heldFrom = client.heldFrom, context.days.contains(heldFrom) {
      findings.append(
        Finding(
          .planUntilDue, "nothing is planned from the day in 'due' on",
          hint: "after the birth write its day into 'due', and a later 'clearance_date' once a doctor or midwife has agreed"))
    }
    if contradicts(client, context) {
      findings.append(
        Finding(
          .profileContradiction, "'due' and a stated condition don't go together, so both are kept to",
          hint: "correct 'due', or take the condition out: 'due' brings the right one by itself"))
    }
    return findings
  }

  private static let noDueDate = Finding(
    .profileNoDueDate, "a condition is stated that changes with the weeks of a pregnancy, and 'due' is missing, so that it never ends",
    hint: "write the day on which the child is expected into 'due': it brings what holds in each week, and takes the stated one's place")

  /// Whether a condition is stated that holds for a part of a pregnancy alone.
  private static func goesByDueDate(_ client: Client, _ context: PlanningContext) -> Bool {
    client.conditions?.members.contains { context.rulebook[$0].appliesTo?.daysToDue != nil } ?? false
  }

  /// Whether a condition is stated that `due` would bring, and on no day of the block does.
  private static func contradicts(_ client: Client, _ context: PlanningContext) -> Bool {
    guard let stated = client.conditions else { return false }
    let (toDue, sinceBirth) = (client.daysToDue(of: context.days), client.daysSinceBirth(of: context.days))
    return stated.members.contains { id in
      guard let applies = context.rulebook[id].appliesTo, applies.asksForBirth else { return false }
      let isDue = applies.daysToDue.map { days in toDue.map(days.overlaps) ?? false } ?? true
      let isBorn = applies.daysSinceBirth.map { days in sinceBirth.map(days.overlaps) ?? false } ?? true
      return !isDue || !isBorn
    }
  }
}
