import ArgumentParser
import Editing
import Reviewing

extension EditCommand {
  /// `mesocycle edit copy`: copies a row, a day, a week or a month, to another place at once or to be pasted later.
  struct Copy: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy a row, a day, a week or a month, to another place at once, or to be pasted later.",
      discussion: """
        Places are CLIENT:2026-12-07, CLIENT:week:2, CLIENT:month or CLIENT:ROW. Another client gets loads in the own unit and steps; what \
        that client may not do is left out, and told.
        """)

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var clip: ClipOptions
    @OptionGroup var pasting: PasteOptions
    @Option(help: ArgumentHelp("What is copied.", valueName: "place")) var from: String
    @Option(help: ArgumentHelp("Where it goes; without it, it is kept for 'edit paste'.", valueName: "place")) var to: String?

    func run() throws {
      let (source, target) = (try ClipPlace.option(from, "from"), try to.map { try ClipPlace.option($0, "to") })
      try EditBench.run(options, edit, client: (target ?? source).client, on: (target ?? source).date) { bench in
        guard let target else {
          let copied = try source.clip(of: bench.plan)
          if !edit.dryRun { try clip.file(bench.settings).write(copied) }
          let count = copied.rows.count
          return try bench.say(
            "\(edit.dryRun ? "Would copy" : "Copied") \(count) row\(count == 1 ? "" : "s") as '\(clip.clip)'",
            json: "\"clip\": \"\(clip.clip)\", \"rows\": \(count)")
        }
        let choice = BlockChoice(start: bench.settings.start, date: source.date)
        let copied = try source.clip(of: choice.plan(of: source.client, in: bench.store, today: bench.settings.today))
        try bench.edit { plan in
          try bench.editing.paste(
            copied, to: target.part, isOther: source.client != target.client, replaces: pasting.replace, at: pasting.toOrder, in: &plan)
        }
      }
    }
  }
}
