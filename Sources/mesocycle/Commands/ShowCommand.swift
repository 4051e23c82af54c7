import ArgumentParser
import Editing
import PlanStore
import Reporting
import Rulebook
import TrainingModel

/// `mesocycle show`: one client's block in the terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a client's four weeks in the terminal.")

  @OptionGroup var options: BlockOptions
  @OptionGroup var weeks: WeekOptions
  @OptionGroup var output: FormatOption

  @Option(help: "weekly shows each session, monthly each exercise with its four weeks side by side.") var view = ScheduleView.Layout.weekly

  @Flag(help: "Say under each exercise which rules made it, with file and line; the JSON always does.") var why = false

  func run() throws {
    let settings = try Settings(options)
    guard !settings.clientIDs.isEmpty else { throw ValidationError("name a client with --client ID") }
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      // A block that somebody names is shown also where it is over.
      let today = settings.start == nil ? settings.today : nil
      for client in settings.clientIDs {
        if let start = settings.start { try refuseMissing(start, client, store) }
        switch output.format {
        case .human:
          let schedule = try ScheduleView(
            store: store, client: client, weeks: weeks.chosen, unfinishedOn: today, start: settings.start, why: why)
          guard !schedule.isEmpty else {
            throw EditRefusal("client '\(client)' has no plan", hint: "'mesocycle status --client \(client)' says why")
          }
          try console.say(schedule.text(view, width: Console.width, style: settings.style))
        case .json:
          let part = SheetPart(clients: [client], weeks: weeks.chosen)
          try console.say(part.json(store, generatedBy: "mesocycle \(Engine.version)", unfinishedOn: today, start: settings.start))
        }
      }
    }
  }

  private func refuseMissing(_ start: CalendarDate, _ client: String, _ store: PlanStore) throws {
    let starts = try store.planStarts(of: client)
    guard !starts.contains(start) else { return }
    throw EditRefusal(
      "client '\(client)' has no block that starts on \(start)",
      hint: starts.isEmpty
        ? "'mesocycle status --client \(client)' says why there is none"
        : "there is one from \(starts.map(\.description).joined(separator: ", one from "))")
  }
}

extension ScheduleView.Layout: ExpressibleByArgument {}
