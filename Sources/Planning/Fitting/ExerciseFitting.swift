import Rulebook
import TrainingModel

/// What one client may be given, and how much of it: what the stages know, for whoever changes a plan by hand.
package struct ExerciseFitting: Sendable {
  let analysis: Analysis
  let context: PlanningContext

  /// Analyses the client; nil where the rules have no plan for them at all, so that nothing can be said.
  package init?(_ context: PlanningContext) {
    let analysis = AnalyseStage.analyse(context).output
    guard analysis.subject != nil else { return nil }
    (self.analysis, self.context) = (analysis, context)
  }

  package var rulebook: Rulebook { context.rulebook }
  package var client: Client { context.client }

  /// The client's training days as days (1 to 7) of the block's weeks, in order.
  package var trainingDays: [Int] { TrainingCalendar(client: context.client, start: context.start).days }

  /// So many of the training days as lie furthest apart, in order; of equally good choices the one most like `model`, which is as many days.
  package func trainingDays(_ count: Int, like model: [Int]) -> [Int] {
    TrainingCalendar(client: context.client, start: context.start).bestSpaced(count, like: model)
  }

  /// Everything that keeps an exercise from the client; empty where they may be given it.
  package func barriers(_ exercise: ExerciseID) -> [ExerciseBarrier] { analysis.barriers(exercise, context) }

  package func isAllowed(_ exercise: ExerciseID) -> Bool { analysis.eligible.contains(exercise) }

  /// What keeps an exercise out in full, for the coach who asks.
  package func explanation(_ barrier: ExerciseBarrier, of exercise: ExerciseID) -> String {
    barrier.explanation(exercise, planned: analysis.experience, context.rulebook).text
  }

  /// The load nearest to this one that the exercise's kit can make; the load itself where the kit has no steps.
  package func loadable(_ load: Load, of exercise: ExerciseID) -> Load {
    context.rules.loadable(load, of: exercise, in: context.client.units)
  }

  /// A load in another unit, to a hundredth.
  package static func converted(_ load: Load, from unit: LoadUnit, to other: LoadUnit) -> Load {
    switch (unit, other) {
    case (.kg, .lb): Load(hundredths: Int32((Double(load.hundredths) * Load.poundsPerKilogram).rounded()))
    case (.lb, .kg): Load(hundredths: Int32((Double(load.hundredths) / Load.poundsPerKilogram).rounded()))
    case (.kg, .kg), (.lb, .lb): load
    }
  }

  func facts(_ exercise: ExerciseID) -> ExerciseFacts { context.rules.facts[exercise.index] }

  func ladder(_ exercise: ExerciseID) -> LoadLadder? { context.ladder(of: exercise) }
}
