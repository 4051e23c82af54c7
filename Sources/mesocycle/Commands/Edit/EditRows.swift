import ArgumentParser
import Editing
import Reporting

extension EditCommand {
  /// `mesocycle edit rows`: the rows of a block with their ids.
  struct Rows: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the rows of a client's block with the ids that the other verbs take.")

    @OptionGroup(title: SharedOptions.title) var options: SharedOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var address: AddressOptions

    func run() throws {
      let address = try address.address()
      try OneBlock.read(options, on: address.date) { block in
        let names = try block.store.exerciseNames()
        let rows = address.isEmpty ? block.plan.rows : try address.rows(in: block.plan) { names[$0] ?? $0 }
        let view = RowListView(block.plan, rows, names: names)
        switch output.format {
        case .human: try block.console.say(view.text(width: Terminal.width, style: block.settings.style))
        case .json: try block.console.say(view.json)
        }
      }
    }
  }
}
