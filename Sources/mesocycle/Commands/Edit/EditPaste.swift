import ArgumentParser
import Editing
import Reviewing
import TrainingModel

extension EditCommand {
  /// `mesocycle edit paste`: puts what was copied into a client's block.
  struct Paste: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put what was copied into a day or a week of a client's block.",
      discussion: "Loads are converted to the client's unit and steps; what the client may not do is left out, and told.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var clip: ClipOptions
    @OptionGroup var pasting: PasteOptions
    @Option(help: ArgumentHelp("The day that it goes to.", valueName: "yyyy-mm-dd")) var date: String?
    @Option(help: ArgumentHelp("The week that it goes to, 1 to 4.", valueName: "n")) var week: Int?

    func validate() throws {
      try WeekOption.check(week)
      if date != nil, week != nil { throw ValidationError("name a day with --date or a week with --week, not both") }
    }

    func run() throws {
      let day = try date.map { try DateOption.date($0, "date") }
      try EditBench.run(options, edit, on: day) { bench in
        let copied = try clip.file(bench.settings).read()
        let target: ClipPlace.Part = day.map { .date($0) } ?? week.map { .week($0) } ?? .month
        try bench.edit { plan in
          // Whoever it came from, the limits of this client are what counts.
          try bench.editing.paste(copied, to: target, isOther: true, replaces: pasting.replace, at: pasting.toOrder, in: &plan)
        }
      }
    }
  }
}
