import ArgumentParser
import Editing
import Reporting
import Reviewing

/// `mesocycle diff`: what is different between two revisions of a block.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what is different between two revisions of a client's block, day by day and cell by cell.")

  @OptionGroup var options: SharedOptions
  @OptionGroup var output: FormatOption
  @Argument(help: ArgumentHelp("The older revision.", valueName: "revision")) var from: Int
  @Argument(help: ArgumentHelp("The newer revision; the newest where none is given.", valueName: "revision")) var to: Int?

  func run() throws {
    let settings = try Settings(options)
    guard settings.clientIDs.count == 1 else { throw ValidationError("name one client with --client ID") }
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      let plan = try BlockChoice(start: settings.start).plan(of: settings.clientIDs[0], in: store, today: settings.today)
      func content(_ revision: Int) throws -> EditablePlan {
        if let content = try store.plan(of: plan.clientID, start: plan.planStart, revision: revision), !content.weeks.isEmpty {
          return content
        }
        throw EditRefusal("the block from \(plan.planStart) has no revision \(revision)", hint: "'mesocycle history' lists every revision")
      }
      let view = DifferenceView(from: try content(from), to: try content(to ?? plan.revision), names: try store.exerciseNames())
      switch output.format {
      case .human: try console.say(view.text)
      case .json: try console.say(view.json)
      }
    }
  }
}
