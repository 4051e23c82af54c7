import Editing
import Findings
import Intake
import Planning
import Rulebook
import TrainingModel

/// Checks a block as it stands, whoever wrote it, by the rules and a profile: the one list of checks for night, edit, sheet and approval.
///
/// Shared read-only by whoever checks.
package struct BlockChecking: Sendable {
  package let rules: PlanningRules
  /// Who is judged after their block has begun has to be cleared on this day, and not on its first.
  package let today: CalendarDate
  private let cautions: CautionSentences
  private let pipeline = PlanningPipeline()

  package init(_ rules: PlanningRules, today: CalendarDate) {
    (self.rules, self.today) = (rules, today)
    cautions = CautionSentences(rules.rulebook)
  }

  /// What the block would be planned from.
  package func context(of plan: EditablePlan, for client: Client, _ history: BlockHistory) -> PlanningContext {
    var client = client
    client.units = plan.unit
    return PlanningContext(
      rules: rules, client: client, start: plan.planStart, history: history, gateDate: max(plan.planStart, today))
  }

  /// What the rows of a block breach by themselves: much quicker than `check`, which also judges how the weeks are put together.
  package func rowFindings(_ plan: EditablePlan, for client: Client, _ history: BlockHistory) -> [Finding] {
    let edited = EditedBlock(plan, rules.rulebook, cautions)
    return edited.findings + context(of: plan, for: client, history).rowFindings(edited.mesocycle, notes: edited.notes)
  }

  /// What a check came to.
  package struct Checked: Sendable {
    /// The block with the minutes that its sessions take now.
    package var plan: EditablePlan
    package var findings: [Finding]
    /// The digest of the profile by which the block was checked.
    package var profile: ContentDigest
  }

  /// Checks a block.
  ///
  /// - Parameter memory: the worker's, used again for the next block.
  package func check(_ plan: EditablePlan, for client: Client, _ history: BlockHistory, using memory: inout PlanningMemory) -> Checked {
    let edited = EditedBlock(plan, rules.rulebook, cautions)
    let (found, block) = pipeline.check(edited.mesocycle, notes: edited.notes, context(of: plan, for: client, history), using: &memory)
    var checked = plan
    for index in checked.sessions.indices {
      let session = checked.sessions[index]
      let own = block.sessions.first { $0.week == session.week && $0.day == session.day }
      if let own { checked.sessions[index].minutes = own.minutes }
    }
    return Checked(plan: checked, findings: edited.findings + found, profile: client.profileDigest(rules.rulebook))
  }
}
