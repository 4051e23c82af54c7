import ArgumentParser
import Editing
import Findings
import Nightly
import Planning
import Reporting
import Rulebook
import TrainingModel

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
      let (rulebook, complaints) = RulebookLoader.load(layers: settings.rules, withAliases: true)
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

extension RulesCommand {
  /// `mesocycle rules explain`: how a client's plan follows from profile and rules, or why an exercise is in it or not.
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell stage by stage how a client's four weeks follow from profile and rules; writes nothing.",
      discussion: "The stages that run are those of the night, with the history that the database has, if there is one.")

    @OptionGroup var options: BlockOptions
    @OptionGroup var output: FormatOption

    @Option(help: ArgumentHelp("Tell only why this exercise is in the plan, or why it isn't.", valueName: "id")) var exercise: String?

    func run() throws {
      let settings = try Settings(options)
      guard !settings.clientIDs.isEmpty else { throw ValidationError("name a client with --client ID") }
      let console = Console(settings)
      let rulebook = try settings.loadRulebook()
      try console.guarding {
        let question = try exercise.map { try Self.exercise($0, rulebook) }
        let inquiry = ClientInquiry(try settings.request(.explain), rulebook)
        for client in settings.clientIDs {
          let view = try Self.view(of: client, try inquiry.ask(about: client), question, rulebook, settings)
          try console.show(view, output)
        }
      }
    }

    private static func view(
      of client: String, _ answer: ClientInquiry.Answer, _ question: ExerciseID?, _ rulebook: Rulebook, _ settings: Settings
    ) throws -> ExplanationView {
      switch answer {
      case .plans(let context, let remark):
        if let question { return ExplanationView(ExerciseQuestion(question, context), question, context, remark: remark) }
        return ExplanationView(PlanningPipeline().explain(context), context, remark: remark)
      case .holds(let findings): return ExplanationView(stopped: client, .held, findings, rulebook)
      case .rejects(let findings): return ExplanationView(stopped: client, .rejected, findings, rulebook)
      case .unknown(let nearest):
        throw EditRefusal(
          "'\(settings.clients)' has no client with the id '\(client)'",
          hint: nearest.map { "did you mean '\($0)'?" } ?? "check --client, and the path given with --clients")
      }
    }

    private static func exercise(_ id: String, _ rulebook: Rulebook) throws -> ExerciseID {
      if let exercise = rulebook.exercise(id) { return exercise }
      throw EditRefusal(
        "the rules have no exercise with the id '\(id)'",
        hint: Suggestion.hint(for: id, among: rulebook.exercises.map(\.id)) ?? "'mesocycle rules export' lists all of them")
    }
  }
}
