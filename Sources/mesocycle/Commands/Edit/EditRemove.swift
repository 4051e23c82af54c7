import ArgumentParser
import Editing

extension EditCommand {
  /// `mesocycle edit remove`: takes rows out of the plan.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a row out of the plan, or all rows that are named; each goes with the build-up before it.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var address: AddressOptions

    func run() throws {
      try EditBench.run(options, edit, on: try address.address().date) { bench in
        try bench.edit { plan in
          RemoveRows(try bench.rows(address, in: plan).map(\.rowID)).apply(to: &plan)
          return []
        }
      }
    }
  }
}
