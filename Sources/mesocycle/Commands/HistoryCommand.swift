import ArgumentParser
import Reporting
import Reviewing

/// `mesocycle history`: every revision of a block and its approvals.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List what happened to a client's block: every revision and approval, with who and when.")

  @OptionGroup var options: SharedOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let settings = try Settings(options)
    guard settings.clientIDs.count == 1 else { throw ValidationError("name one client with --client ID") }
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      let plan = try BlockChoice(start: settings.start).plan(of: settings.clientIDs[0], in: store, today: settings.today)
      let revisions = try store.revisions(of: plan.clientID, start: plan.planStart)
      let view = HistoryView(plan, revisions: revisions, statuses: try store.statusChanges(of: plan.clientID, start: plan.planStart))
      switch output.format {
      case .human: try console.say(view.text(width: Terminal.width, style: settings.style))
      case .json: try console.say(view.json)
      }
    }
  }
}
