import Findings
import TrainingModel

/// One step on the way from a profile to a plan: a pure function of the draft and the context.
protocol PlanningStage: Sendable {
  /// The part of the draft that is this stage's, and that it alone makes.
  associatedtype Output: StageOutput

  /// The name under which timings and explanations show the stage.
  var name: StageName { get }

  /// Whose plans the stage works on.
  var scope: PlanScope { get }

  /// Makes the stage's part of the draft, nil where there is nothing to hand on, and says what somebody should know; an error among the
  /// findings ends this client's plan.
  ///
  /// - Parameter memory: of the worker, to work in; what another client left there is never looked at.
  func run(_ draft: PlanDraft, _ memory: inout PlanningMemory, _ context: PlanningContext) -> (output: Output?, findings: [Finding])

  /// Tells what the stage made of the draft, which is as it left it, and by which rules.
  func explain(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine]
}

extension PlanningStage {
  var scope: PlanScope { .everybody }

  /// Takes the draft one step on, and returns what the stage says.
  func advance(_ draft: inout PlanDraft, _ memory: inout PlanningMemory, _ context: PlanningContext) -> [Finding] {
    let (output, findings) = run(draft, &memory, context)
    output?.enter(&draft)
    return findings
  }
}

/// The stages by name, in the order in which they run.
package enum StageName: UInt8, Word {
  case analyse, programme, select, progress, balance, sanitise, validate

  package static let spellings = ["analyse", "programme", "select", "progress", "balance", "sanitise", "validate"]
}

/// Where a worker's stages do their sums, kept from client to client so that its arrays are allocated once.
///
/// Each stage begins by clearing what it uses, so that a plan never depends on what was planned before it.
package struct PlanningMemory: Sendable {
  /// The choice of exercises.
  var selection = SelectionWork()
  /// The account of the week's sets.
  var ledger = WeekLedger()

  package init() {}
}
