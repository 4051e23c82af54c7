import ArgumentParser
import Editing
import Reporting

extension EditCommand {
  /// `mesocycle edit rows`: the rows of a block with their ids.
  struct Rows: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the rows of a client's block with the ids that the other verbs take.")

    @OptionGroup var options: BlockOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var address: AddressOptions

    func run() throws {
      let address = try address.address()
      try OneBlock.read(options, on: address.date) { block in
        let names = try block.store.exerciseNames()
        let rows = address.isEmpty ? block.plan.rows : try address.rows(in: block.plan) { names[$0] ?? $0 }
        let view = RowListView(block.plan, rows, names: names)
        try block.console.show(view, output)
      }
    }
  }
}
