import ArgumentParser
import Editing
import TrainingModel

extension EditCommand {
  /// `mesocycle edit accept`: accepts what the checks warn of in a week.
  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Accept the warnings of a week, with a note that says why; errors can't be accepted.",
      discussion: "The block is checked first, so that what is accepted is what the checks say now.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @Option(help: ArgumentHelp("The week of the block, 1 to 4.", valueName: "n")) var week: Int

    func validate() throws {
      try WeekOption.check(week)
      guard !edit.note.trimmingSpaces.isEmpty else { throw ValidationError("--note has to say why the warnings are accepted") }
    }

    func run() throws {
      try EditBench.run(options, edit) { bench in
        let count = try bench.editing.acceptWarnings(of: bench.plan, week: week, isDryRun: bench.isDryRun)
        let verb = bench.isDryRun ? "Would accept" : "Accepted"
        try bench.say(
          "\(verb) \(count) warning\(count == 1 ? "" : "s") of week \(week)", json: "\"week\": \(week), \"accepted\": \(count)")
      }
    }
  }
}
