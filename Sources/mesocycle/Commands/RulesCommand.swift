import ArgumentParser
import Findings
import Planning
import Reporting
import Rulebook

/// `mesocycle rules`: the rule author's tools.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Check the rules, print them compiled, show whom they can serve, or explain what they make of a client.",
    subcommands: [Lint.self, Export.self, RulesCoverageCommand.self, Explain.self])

  /// `mesocycle rules lint`: every mistake at once, examples included.
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Report everything that is wrong with the rules, and run their examples.")

    @OptionGroup var options: GymGroup
    @OptionGroup var output: FormatOption

    func run() throws {
      let settings = try Settings(options)
      let console = Console(settings)
      let (rulebook, complaints) = RulebookLoader.load(layers: settings.rules)
      let failed = rulebook.map { RuleExamples.failures(in: PlanningRules($0)) + TranslationGaps.findings(in: $0) } ?? []
      let report = FindingReport(complaints + failed)
      try console.show(output, text: "\(report.text(style: settings.style))\(report.countLine)\n", json: report.lintJSON)
      if report.errorCount > 0 { throw ExitCode.finishedWithProblems }
    }
  }

  /// `mesocycle rules export`: the compiled rules as JSON.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the compiled rules as JSON, in either format.")

    @OptionGroup var options: GymGroup
    @OptionGroup var output: FormatOption

    func run() throws {
      let settings = try Settings(options)
      try Console(settings).say(RulesExport.json(settings.loadRulebook()) + "\n")
    }
  }
}
