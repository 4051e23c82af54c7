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

  @OptionGroup(title: SharedOptions.title) var options: SharedOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let settings = try Settings(options)
    let console = Console(settings)
    let (rulebook, complaints) = RulebookLoader.load(layers: settings.rules)
    guard let rulebook else {
      console.complain(complaints)
      throw ExitCode.finishedWithProblems
    }
    let report = RulesCoverage.report(PlanningRules(rulebook))
    switch output.format {
    case .human: try console.say(report.text(style: settings.style))
    case .json: try console.say(report.json)
    }
    if !report.unplannable.isEmpty { throw ExitCode.finishedWithProblems }
  }
}
