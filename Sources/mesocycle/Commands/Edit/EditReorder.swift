import ArgumentParser
import Editing

extension EditCommand {
  /// `mesocycle edit reorder`: puts the rows of a session into another sequence.
  struct Reorder: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put the rows of a session into another sequence.",
      discussion: "Only rows that have to get another order get one; rows that are not named follow in the sequence that they have.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var address: AddressOptions
    @Argument(help: ArgumentHelp("The orders that the rows have now, in the sequence that is wanted, such as 3 1 2.", valueName: "order"))
    var sequence: [Int]

    func run() throws {
      let wanted = try address.address()
      try EditBench.run(options, edit, on: wanted.date) { bench in
        try bench.edit { plan in
          guard let day = try wanted.day(in: plan) else {
            throw EditRefusal("no session is named", hint: "name it with --date, or with --week and --day")
          }
          try ReorderRows(day, sequence: sequence).apply(to: &plan)
          return []
        }
      }
    }
  }
}
