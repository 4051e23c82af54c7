import Findings
import TrainingModel

/// One step on the way from a profile to a plan: a pure function of the draft and the context.
public protocol PlanningStage: Sendable {
  /// The name under which timings and explanations show the stage.
  var name: StageName { get }

  /// Takes the draft one step on and says what somebody should know; an error among the findings ends this client's plan.
  func run(_ draft: inout PlanDraft, _ context: PlanningContext) -> [Finding]
}

/// The stages by name, in the order in which they run.
public enum StageName: UInt8, Word {
  case analyse, select, progress, balance, sanitise, validate

  public static let spellings = ["analyse", "select", "progress", "balance", "sanitise", "validate"]
}

/// The stages in their order: running a plan and explaining one both read this list.
public struct PlanningPipeline: Sendable {
  public let stages: [any PlanningStage] = [
    AnalyseStage(),  // first: everything after it asks for the level, the limits and the days that it works out
    SelectStage(),  // before progress: reps and loads depend on the exercise
    ProgressStage(),  // before balance: how long a set takes depends on its reps and rest
    BalanceStage(),  // decides how many sets there are, with all four weeks in view
    SanitiseStage(),  // after every decision, so that nothing unrounded can be added behind it
    ValidateStage(),  // last: what is stored is what was validated
  ]

  public init() {}

  /// What became of one client's plan.
  public struct Result: Sendable {
    /// nil where an error ended it.
    public var mesocycle: Mesocycle?
    public var findings: [Finding]
    /// The last stage that ran to its end.
    public var reached: Reached
  }

  /// Plans one block, and hands the time of each stage to `clock` if there is one.
  ///
  /// - Parameter draft: working memory that a worker uses again for the next client; what it holds on entry doesn't matter.
  public func plan(_ context: PlanningContext, using draft: inout PlanDraft, clock: ((StageName) -> Void)? = nil) -> Result {
    draft.reset()
    var findings: [Finding] = []
    for stage in stages {
      let said = stage.run(&draft, context)
      clock?(stage.name)
      if !said.isEmpty {
        findings += said
        if said.contains(where: { $0.severity == .error }) { return Result(mesocycle: nil, findings: findings, reached: stage.name.before) }
      }
    }
    return Result(mesocycle: draft.mesocycle, findings: findings, reached: .validated)
  }
}

extension StageName {
  /// How far a client has come whom this stage stopped.
  fileprivate var before: Reached {
    switch self {
    case .analyse, .select, .progress, .balance: .loaded
    case .sanitise: .generated
    case .validate: .sanitised
    }
  }
}
