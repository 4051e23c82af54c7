import Checks
import Findings
import Rulebook
import TrainingModel

extension PlanningPipeline {
  /// Checks a block that people have changed, as the night checks what it plans.
  ///
  /// The stages that choose the exercises plan the client anew, for what the checks want to know of limits, bands, main lifts and known
  /// strength; then the changed rows take the place of planned ones. The minutes of its sessions come from the rows.
  ///
  /// - Parameter notes: the sentences of the rules that stand in the block's notes, which are people's own words by now.
  /// - Returns: What the checks found, in the order of the checks, and the block with its sessions' time. Where no plan can be made for the
  ///   client at all, the findings say why, and one of them is an error.
  package func check(_ edited: Mesocycle, notes: WrittenNotes, _ context: PlanningContext, using memory: inout PlanningMemory) -> (
    findings: [Finding], block: Mesocycle
  ) {
    var (draft, own) = run(context, using: &memory, before: .progress)
    let clock = SessionClock(model: context.rulebook.time, age: draft.analysis.age)
    let time = SessionTime(clock, context.rules.facts)
    var block = edited
    for index in block.sessions.indices {
      let session = block.sessions[index]
      block.sessions[index].seconds = time.seconds(of: block.prescriptions.lazy.filter { $0.isIn(session) })
    }
    // Without a week of its own to compare with, what stopped the plan can be said, and what its rows say for themselves.
    guard draft.analysis.subject != nil, !draft.sessions.isEmpty || draft.programme?.record != nil else {
      return (own.findings.filter { $0.severity == .error } + context.rowFindings(block, notes: notes), block)
    }
    draft.replaceRows(by: block, notes: notes)
    return (ValidateStage.findings(draft, context), block)
  }
}
