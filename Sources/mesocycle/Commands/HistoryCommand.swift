import ArgumentParser
import Reporting

/// `mesocycle history`: every revision of a block and its approvals.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List what happened to a client's block: every revision and approval, with who and when.")

  @OptionGroup var options: BlockOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    try ReadSession.read(options) { block in
      let (client, start) = (block.plan.clientID, block.plan.planStart)
      let view = HistoryView(
        block.plan, revisions: try block.store.revisions(of: client, start: start),
        statuses: try block.store.statusChanges(of: client, start: start))
      try block.console.show(view, output)
    }
  }
}
