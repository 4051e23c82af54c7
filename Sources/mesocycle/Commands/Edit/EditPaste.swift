import ArgumentParser
import Editing
import Reporting
import Reviewing
import TrainingModel

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
      try EditSession.run(options, edit, client: (target ?? source).client, on: (target ?? source).date) { session in
        guard let target else {
          let copied = try source.clip(of: session.plan)
          if !edit.dryRun { try clip.file(session.settings).write(copied) }
          let count = copied.rows.count
          return try session.say(
            "\(edit.dryRun ? "Would copy" : "Copied") \(count) row\(count == 1 ? "" : "s") as '\(clip.clip)'",
            json: "\"clip\": \"\(clip.clip)\", \"rows\": \(count)")
        }
        let choice = BlockChoice(start: session.settings.start, date: source.date)
        let copied = try source.clip(of: choice.plan(of: source.client, in: session.store, today: session.settings.today))
        try session.edit { plan in
          try session.editing.paste(
            copied, to: target.part, isOther: source.client != target.client, replaces: pasting.replace, at: pasting.toOrder, in: &plan)
        }
      }
    }
  }
}

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
      try EditSession.run(options, edit, on: day) { session in
        let copied = try clip.file(session.settings).read()
        let target: ClipPlace.Part = day.map { .date($0) } ?? week.map { .week($0) } ?? .month
        try session.edit { plan in
          // Whoever it came from, the limits of this client are what counts.
          try session.editing.paste(copied, to: target, isOther: true, replaces: pasting.replace, at: pasting.toOrder, in: &plan)
        }
      }
    }
  }
}

/// Where what was copied is kept.
struct ClipOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The name under which it is kept.", valueName: "name")) var clip = "clip"

  /// The file under the output folder.
  func file(_ settings: Settings) throws -> ClipFile {
    guard let file = ClipFile(folder: settings.output + "/clips", name: clip) else {
      throw ValidationError("--clip takes 1 to 40 of a-z, 0-9, - and _, not '\(clip)'")
    }
    return file
  }
}

/// How what was copied is put in.
struct PasteOptions: ParsableArguments {
  @Flag(help: "Take out what is there; otherwise the rows go behind it.") var replace = false
  @Option(help: ArgumentHelp("The order that the first row gets, between those that are there.", valueName: "n")) var toOrder: Int?
}

extension ClipPlace {
  /// The place that an option names.
  static func option(_ text: String, _ name: String) throws -> ClipPlace {
    guard let place = ClipPlace(text) else {
      throw ValidationError("--\(name) takes CLIENT:2026-12-07, CLIENT:week:2, CLIENT:month or CLIENT:ROW, not '\(text)'")
    }
    return place
  }
}
