import ArgumentParser
import PlanStore
import Reporting

/// `mesocycle status`: where every client's weeks stand.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show where each client's weeks stand: draft, pending, approved, mixed or unknown.")

  @OptionGroup var options: PeopleOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let settings = try Settings(options)
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      var clients = try store.clientSummaries(clients: settings.clientIDs.isEmpty ? nil : settings.clientIDs)
      if !settings.coaches.isEmpty { clients.removeAll { !settings.coaches.contains($0.coachID) } }
      let logs = try store.waitingLogConflicts(clients: settings.clientIDs).map(\.client)
      let view = StatusView(clients, conflicts: try store.waitingConflicts(clients: settings.clientIDs).map(\.clientID) + logs)
      try console.show(view, output)
    }
  }
}
