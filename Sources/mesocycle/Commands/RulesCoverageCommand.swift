import ArgumentParser
import Planning
import Reporting
import Rulebook

/// `mesocycle rules coverage`: whom the rules can't serve, before the night finds out.
struct RulesCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Show which slots can be filled for every equipment preset, condition and level, and list the holes.",
    discussion: "Exits with 1 where clients of some kind can't be given a plan at all.")

  @OptionGroup var options: GymGroup
  @OptionGroup var output: FormatOption

  func run() throws {
    let settings = try Settings(options)
    let report = RulesCoverage.report(PlanningRules(try settings.loadRulebook()))
    try Console(settings).show(report, output)
    if !report.unplannable.isEmpty { throw ExitCode.finishedWithProblems }
  }
}
