import Rulebook
import TrainingModel

/// What reports on logs read of the rules, derived once and shared by every worker.
package struct ReportRules: Sendable {
  package let rulebook: Rulebook
  /// One for each exercise, by its index.
  let facts: [ExerciseFacts]

  package init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    var (parts, harder): ([MusclePart], [ExerciseID]) = ([], [])
    facts = rulebook.exercises.map { ExerciseFacts($0, parts: &parts, harder: &harder) }
  }

  var flags: FlagRules { rulebook.flags }

  /// How many days before today blocks have to be known from.
  package var lookBack: Int {
    max(flags.days.max() ?? 0, flags.pain.within, flags.complianceDays, flags.volumeDays) + PlanDay.count
  }
}
