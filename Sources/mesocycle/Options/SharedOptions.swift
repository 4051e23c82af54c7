import ArgumentParser

/// The options that every verb takes; what is not given comes from the environment, from `mesocycle.yaml`, or from the defaults, in this order.
struct SharedOptions: ParsableArguments {
  /// Above them in a help.
  static let title = "Shared options"

  @Option(help: ArgumentHelp("A folder of rules; given again, a later one is a layer over the earlier. (default: rules)", valueName: "dir"))
  var rules: [String] = []

  @Option(
    help: ArgumentHelp("Client profiles: a folder of YAML, a .jsonl or .csv file, or - (default: fixtures/clients)", valueName: "path"))
  var clients: String?

  @Option(help: ArgumentHelp("A mapping from a gym's own CSV to profiles.", valueName: "file"))
  var map: String?

  @Option(help: ArgumentHelp("The database. (default: output/mesocycle.sqlite, wherever --output is)", valueName: "file"))
  var database: String?

  @Option(help: ArgumentHelp("Where sheets and results go. (default: output)", valueName: "dir"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The group of the machine that each coach's files are for: gym-{coach}, or marta=gym-marta for one coach.", valueName: "group"))
  var coachGroup: [String] = []

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

extension SharedOptions {
  /// Refuses `--start` of a verb that goes by the blocks that there are, so that nobody takes another block for the one that was named.
  func refuseStart(_ instead: String) throws {
    guard start == nil else { throw ValidationError("--start is not for this: \(instead)") }
  }
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

  func validate() throws {
    if let stranger = week.first(where: { !(1...4).contains($0) }) {
      throw ValidationError("--week takes a week of the block from 1 to 4, not \(stranger)")
    }
    if let weeks, Self.parse(weeks) == nil { throw ValidationError("--weeks takes weeks from 1 to 4 such as 1,2 or 2-4, not '\(weeks)'") }
  }

  /// The chosen weeks in order; all four where none is given.
  var chosen: [Int] { narrowed ?? [1, 2, 3, 4] }

  /// The chosen weeks in order, or nil where they are the whole block.
  var narrowed: [Int]? {
    let chosen = Set(week).union(weeks.flatMap(Self.parse) ?? [])
    return chosen.isEmpty || chosen.count == 4 ? nil : chosen.sorted()
  }

  /// The weeks of a list such as `1,2` or `2-4`, or nil where any part of it is no week of a block.
  private static func parse(_ list: String) -> [Int]? {
    var weeks: [Int] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { ["1", "2", "3", "4"].firstIndex(of: $0) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else { return nil }
      weeks += (first...last).map { $0 + 1 }
    }
    return weeks
  }
}
