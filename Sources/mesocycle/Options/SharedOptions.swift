import ArgumentParser

/// The options that every verb takes; what is not given comes from the environment, from `mesocycle.yaml`, or from the defaults, in this order.
struct SharedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A folder of rules; given again, a later one is a layer over the earlier. (default: rules)", valueName: "dir"))
  var rules: [String] = []

  @Option(
    help: ArgumentHelp("Client profiles: a folder of YAML, a .jsonl or .csv file, or - (default: fixtures/clients)", valueName: "path"))
  var clients: String?

  @Option(help: ArgumentHelp("A mapping from a gym's own CSV to profiles.", valueName: "file"))
  var map: String?

  @Option(help: ArgumentHelp("The database. (default: output/mesocycle.sqlite)", valueName: "file"))
  var database: String?

  @Option(help: ArgumentHelp("Where sheets and results go. (default: output)", valueName: "dir"))
  var output: String?

  @Option(help: ArgumentHelp("Take this for today's date.", valueName: "yyyy-mm-dd"))
  var today: String?

  @Option(
    help: ArgumentHelp("The time zone of today's date, such as Europe/Berlin. (default: the machine's)", valueName: "tz"))
  var timezone: String?

  @Option(help: ArgumentHelp("The first day of the block, instead of the next Monday.", valueName: "yyyy-mm-dd"))
  var start: String?

  @Option(help: ArgumentHelp("Only this client; may be given again.", valueName: "id"))
  var client: [String] = []

  @Option(help: ArgumentHelp("Only this coach's clients; may be given again.", valueName: "id"))
  var coach: [String] = []

  @Option(help: ArgumentHelp("How many clients are planned at once. (default: all cores)", valueName: "n"))
  var jobs: String?

  @Option(
    help: ArgumentHelp("How many clients may be rejected, infeasible or failed before the exit code is 1. (default: 0)", valueName: "n|n%"))
  var tolerateRejected: String?

  @Flag(help: "Let a run through that changes so much that the brake would hold it.")
  var acceptChange = false

  @Option(help: ArgumentHelp("Colour in the terminal: auto, always or never. (default: auto)", valueName: "when"))
  var color: String?

  @Option(help: ArgumentHelp("A progress bar: auto, always or never. (default: auto)", valueName: "when"))
  var progress: String?
}

/// How a verb prints its result.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json
}

/// The option with which verbs that print choose a form.
struct FormatOption: ParsableArguments {
  @Option(help: "How the result is printed.") var format: OutputFormat = .human
}

/// The options that narrow a verb to weeks of the block.
struct WeekOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only this week of the block, 1 to 4; may be given again.", valueName: "n"))
  var week: [Int] = []

  @Option(help: ArgumentHelp("Only these weeks, such as 1,2 or 2-4.", valueName: "list"))
  var weeks: String?

  /// Whether no week was named.
  func isEmpty() throws -> Bool { try chosen().count == 4 }

  /// The chosen weeks in order; all four where none is given.
  func chosen() throws -> [Int] {
    var chosen = Set(week)
    for part in (weeks ?? "").split(separator: ",") {
      let ends = part.split(separator: "-").map { Int($0) ?? 0 }
      guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last else {
        throw ValidationError("'\(part)' is no week: write 1,2 or 2-4")
      }
      chosen.formUnion(first...last)
    }
    guard chosen.allSatisfy((1...4).contains) else { throw ValidationError("a block has weeks 1 to 4") }
    return chosen.isEmpty ? [1, 2, 3, 4] : chosen.sorted()
  }
}
