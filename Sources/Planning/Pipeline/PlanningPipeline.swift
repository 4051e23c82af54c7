import Findings
import TrainingModel

/// The stages in their order: running a plan and explaining one both read this list.
package struct PlanningPipeline: Sendable {
  let stages: [any PlanningStage] = [
    AnalyseStage(),  // first: everything after it asks for the level, the limits and the days that it works out
    ProgrammeStage(),  // instead of the four after it, for whoever follows a named programme: all of it is written already
    SelectStage(),  // before progress: reps and loads depend on the exercise
    ProgressStage(),  // before balance: how long a set takes depends on its reps and rest
    BalanceStage(),  // decides how many sets there are, with all four weeks in view
    SanitiseStage(),  // after every decision, so that nothing unrounded can be added behind it
    ValidateStage(),  // last: what is stored is what was validated
  ]

  package init() {}

  /// What became of one client's plan.
  package struct Result: Sendable {
    /// nil where an error ended it.
    package var mesocycle: Mesocycle?
    package var findings: [Finding]
    /// The named programme and what it carries when the block begins; nil where the week was generated.
    package var programme: ProgrammeRecord?
    /// What logs decided of the named programme, in the order of its sessions.
    package var decisions: [ProgrammeDecision] = []
    /// What a week should give each muscle; empty where the plan ended before that was known.
    package var bands: [WeeklyAim] = []
    /// Who was planned; nil where an error ended the plan.
    package var analysis: Analysis?
    /// The last stage that ran to its end.
    package var reached: StageReached
  }

  /// Plans one block, and hands the time of each stage to `clock` if there is one. Where no plan fits, the finding names the limits of the
  /// client's that collide, and what would free it.
  ///
  /// - Parameter memory: the worker's, used again for the next client; what it holds on entry doesn't matter.
  package func plan(_ context: PlanningContext, using memory: inout PlanningMemory, clock: ((StageName) -> Void)? = nil) -> Result {
    plan(context, using: &memory, after: clock.map { clock in { stage, _, _ in clock(stage.name) } })
  }

  /// Plans as above, and hands everything about each stage to `observe`.
  func plan(_ context: PlanningContext, using memory: inout PlanningMemory, after observe: Observer?) -> Result {
    let (draft, result) = run(context, using: &memory, after: observe)
    return result.mesocycle == nil ? withCollision(result, context, conditions: draft.analysis.conditions) : result
  }

  /// Hears of each stage that has run: the draft as it then was, and what the stage said.
  typealias Observer = (_ stage: any PlanningStage, _ draft: PlanDraft, _ said: [Finding]) -> Void

  /// Runs the stages until an error ends it, or all those before `end`; the draft is as the last of them left it.
  func run(
    _ context: PlanningContext, using memory: inout PlanningMemory, before end: StageName? = nil, after observe: Observer? = nil
  ) -> (draft: PlanDraft, result: Result) {
    var draft = PlanDraft()
    var findings: [Finding] = []
    for stage in stages where stage.scope.holds(context.client) {
      if let end, stage.name >= end { break }
      let said = stage.advance(&draft, &memory, context)
      observe?(stage, draft, said)
      if !said.isEmpty {
        findings += said
        if said.contains(where: { $0.severity == .error }) {
          return (draft, Result(mesocycle: nil, findings: findings, reached: stage.name.before))
        }
      }
    }
    let result = Result(
      mesocycle: draft.mesocycle, findings: findings, programme: draft.programme?.record, decisions: draft.programme?.steps ?? [],
      bands: draft.analysis.bands.targets,
      analysis: draft.analysis, reached: .validated)
    return (draft, result)
  }

  /// The result with the limits that collide in the place of the bare fact that a stage found no way.
  private func withCollision(_ result: Result, _ context: PlanningContext, conditions: ConditionSet) -> Result {
    // A named programme is taken whole or not at all, and says itself what it asks for.
    guard context.client.template == nil, let error = result.findings.firstIndex(where: { $0.severity == .error }) else { return result }
    var collision = CollidingLimits(context, self, conditions: conditions)
    var named = result
    let finding = collision.finding(result.findings[error].message)
    if result.findings[error].code == .planInfeasible { named.findings[error] = finding } else { named.findings.append(finding) }
    return named
  }
}

extension StageName {
  /// How far a client has come whom this stage stopped.
  fileprivate var before: StageReached {
    switch self {
    case .analyse, .programme, .select, .progress, .balance: .loaded
    case .sanitise: .generated
    case .validate: .sanitised
    }
  }
}

extension PlanningPipeline.Result {
  /// Why each exercise of the last block goes on as it does, in the order of the exercises, and each step that logs made a programme take, in
  /// the order of its sessions; empty where no plan could be made, or nothing was before it.
  package func progressReasons(_ context: PlanningContext) -> [ProgressReason] {
    guard let analysis else { return [] }
    return context.client.template == nil ? analysis.lastMonth.reasons(context) : decisions.map { $0.reason(context) }
  }
}
