import ArgumentParser
import Editing
import Findings
import Nightly
import Planning
import Reporting
import Rulebook
import TrainingModel

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
        let inquiry = ClientInquiry(try settings.request("explain"), rulebook)
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
