import ArgumentParser
import Editing
import Reporting
import Reviewing

extension EditCommand {
  /// `mesocycle edit rows`: the rows of a block with their ids.
  struct Rows: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the rows of a client's block with the ids that the other verbs take.")

    @OptionGroup var options: SharedOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var address: AddressOptions

    func run() throws {
      let settings = try Settings(options)
      guard settings.clientIDs.count == 1 else { throw ValidationError("name one client with --client ID") }
      let address = try address.address()
      try Console(settings).guarding {
        let store = try settings.existingStore(.readOnly)
        try settings.refuseStrangers(store)
        let choice = BlockChoice(start: settings.start, date: address.date)
        let plan = try choice.plan(of: settings.clientIDs[0], in: store, today: settings.today)
        let names = try store.exerciseNames()
        let rows = address.isEmpty ? plan.rows : try address.rows(in: plan) { names[$0] ?? $0 }
        let view = RowListView(plan, rows, names: names)
        switch output.format {
        case .human: try Console(settings).say(view.text(width: Terminal.width, style: settings.style))
        case .json: try Console(settings).say(view.json)
        }
      }
    }
  }
}
