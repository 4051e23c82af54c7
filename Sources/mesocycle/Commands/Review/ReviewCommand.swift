import ArgumentParser
import Foundation
import Nightly
import PlanStore
import Reporting
import Reviewing

/// `mesocycle review`: what comes back from coaches.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Take in what coaches changed in their sheets, and show what waits for a decision.",
    subcommands: [ReviewImportCommand.self, ReviewSyncCommand.self, ReviewConflictsCommand.self, ReviewTakeCommand.self])
}

/// `mesocycle review sync`: takes in what coaches left in their folders, as the night does.
struct ReviewSyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Take in the sheets that coaches left in their folders of the inbox.",
    discussion: """
      The inbox is the folder 'inbox' in the output folder, with a folder for each coach: who may write there is the coach. The night does the \
      same. Exit codes: 0 done; 1 something was refused, waits for a decision, or lies in the folder of no coach; 2 could not finish; 75 another run holds the lock.
      """)

  @OptionGroup var options: ImportOptions
  @OptionGroup var notify: NotifyOptions
  @OptionGroup var output: FormatOption

  func run() async throws {
    let (settings, routes) = (try Settings(options), try notify.routes())
    let console = Console(settings)
    try await console.guarding {
      var request = try settings.request(.reviewSync)
      if settings.progress { request.progress = { ProgressBar.draw($0, of: $1) } }
      let store = try settings.existingStore(.readWrite)
      try settings.refuseStrangers(store)
      let report = try await console.sync(request, store)
      if settings.progress { ProgressBar.clear() }
      try console.show(report, output)
      let coaches = Set(report.entries.filter(\.done.isAnything).map(\.coachID))
      console.freshen(coaches, settings, store)
      console.deliver(routes, store)
      if !report.troubles.isEmpty { throw ExitCode.couldNotFinish }
      if report.needsSomebody { throw ExitCode.finishedWithProblems }
    }
  }
}

/// `mesocycle review take`: the process in which `nightly` and `review sync` have the inbox taken in. Nobody else starts it.
struct ReviewTakeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: "Take the inbox in for 'nightly' and 'review sync', which start this themselves.", shouldDisplay: false)

  @OptionGroup var options: ImportOptions
  @Option(help: ArgumentHelp("The moment of the run.", valueName: "moment")) var at: String
  @Option(parsing: .singleValue, help: ArgumentHelp("A coach whose files all wait for the next time.", valueName: "coach"))
  var leave: [String] = []
  @Option(parsing: .singleValue, help: ArgumentHelp("Whose files are taken in: sheets or logs.", valueName: "room"))
  var room: [String] = []

  func run() async throws {
    guard IntakeLine.followStarter() else { throw ValidationError("only 'nightly', 'review sync' and 'logs sync' start this") }
    let settings = try Settings(options, tells: false)
    let console = Console(settings)
    try await console.guarding {
      let request = try settings.request(.reviewTake)
      let store = try settings.existingStore(.readWrite)
      // Whoever started this ends it where it can't be heard any more.
      let say: @Sendable (InboxStep) -> Void = { try? Console.pass(IntakeLine.text($0)) }
      let rooms = Set(room.compactMap(WholeInbox.Room.init))
      var inbox = request.inbox(store, rooms, at: at, step: say)
      inbox.leave(Set(leave))
      let report = await inbox.run()
      say(
        .end(
          left: report.left, limits: report.limits.map(InboxSaying.init), troubles: report.troubles.map(InboxSaying.init),
          strays: report.strays.map(InboxSaying.init), waitingLogs: report.waitingLogs))
    }
  }
}

/// `mesocycle review conflicts`: what two people changed in different ways.
struct ReviewConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts", abstract: "Show what two people changed in different ways, and that waits for a decision.")

  @OptionGroup var options: PeopleOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let settings = try Settings(options)
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      let conflicts = try store.waitingConflicts(clients: settings.clientIDs).filter { conflict in
        settings.coaches.isEmpty || settings.coaches.contains(conflict.coachID)
      }
      let logs = try store.waitingLogConflicts(coaches: settings.coaches, clients: settings.clientIDs)
      let view = ConflictView(conflicts, logs: logs, names: try store.exerciseNames())
      try console.show(view, output)
      if !conflicts.isEmpty || !logs.isEmpty { throw ExitCode.finishedWithProblems }
    }
  }
}
