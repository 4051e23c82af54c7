import ArgumentParser
import LogKeeping
import PlanStore
import Reporting

/// `mesocycle logs names`: names of exercises in logs of which nobody knows what they mean.
struct LogsNamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names", abstract: "List names of exercises in logs that nobody knows, and say what they mean.",
    discussion: """
      An answer is remembered, and reaches all sets that are stored under the name. A name that has no counterpart in the rules is 'none': \
      its sets are kept, and nobody is asked again.
      Exit codes: 0 every name is known, or the answer is remembered; 1 names are open; 2 could not finish.
      """)

  @OptionGroup var options: GymGroup
  @OptionGroup var output: FormatOption

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("What a name means: the name, and the id of an exercise, or none.", valueName: "name id|none"))
  var set: [String] = []
  @Option(help: ArgumentHelp("What names mean, as YAML: remembered all at once.", valueName: "file")) var names: String?
  @Option(help: ArgumentHelp("Who says so; kept in the records. (default: gym)", valueName: "name")) var by: String = "gym"

  func validate() throws {
    if !set.isEmpty, set.count != 2 {
      throw ValidationError("--set takes a name and the id of an exercise, or none: --set \"Leg Press\" leg_press")
    }
  }

  func run() throws {
    let settings = try Settings(options)
    let console = Console(settings)
    var isOpen = false
    try console.guarding {
      let isAnswer = !set.isEmpty || names != nil
      let store = try settings.existingStore(isAnswer ? .readWrite : .readOnly)
      let rulebook = try settings.loadRulebook()
      console.complain(rulebook.aliasFindings)
      let questions = NameQuestions(store, rulebook)
      // Names in logs have no blanks at their ends.
      if let name = set.first?.trimmingSpaces, let meaning = set.last {
        let count = try questions.answer(name, meaning, by: by, at: Clock.now())
        console.tell(
          "remembered: '\(name)' is \(meaning == "none" ? "no exercise of the rules" : meaning); \(Self.follow(count))\n")
      }
      if let names {
        let answers = try NameAnswers.load(names, rulebook)
        let count = try questions.answer(answers, by: by, at: Clock.now())
        console.tell("remembered \(answers.count) names; \(Self.follow(count))\n")
      }
      if isAnswer { return }
      let open = try questions.open()
      isOpen = !open.isEmpty
      try console.show(OpenNamesView(open), output)
    }
    if isOpen { throw ExitCode.finishedWithProblems }
  }

  private static func follow(_ count: Int) -> String { count == 1 ? "1 exercise of logs follows" : "\(count) exercises of logs follow" }
}
