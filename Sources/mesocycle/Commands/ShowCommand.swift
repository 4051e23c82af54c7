import ArgumentParser
import PlanStore
import Reporting
import Rulebook

/// `mesocycle show`: one client's block in the terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a client's four weeks in the terminal.")

  @OptionGroup var options: SharedOptions
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
      for client in settings.clientIDs {
        switch output.format {
        case .human:
          let schedule = try ScheduleView(store: store, client: client, weeks: weeks.chosen, unfinishedOn: settings.today, why: why)
          guard !schedule.isEmpty else {
            throw Refusal("client '\(client)' has no plan", hint: "'mesocycle status --client \(client)' says why")
          }
          try console.say(schedule.text(view, width: Terminal.width, style: settings.style))
        case .json:
          let part = SheetPart(clients: [client], weeks: weeks.chosen)
          try console.say(part.json(store, generatedBy: "mesocycle \(Engine.version)", unfinishedOn: settings.today))
        }
      }
    }
  }
}

extension ScheduleView.Layout: ExpressibleByArgument {}
