import ArgumentParser
import Nightly
import PlanStore
import Reporting

/// `mesocycle logs sync`: takes in the logs that lie in the inbox, as the night does.
struct LogsSyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Take in the logs that lie in the clients' folders of the inbox.",
    discussion: """
      They lie in 'inbox/logs' in the output folder, in a folder for each client that is called as the client's id is: the folder says whose \
      a log is. A file that is taken in goes to 'done' there, one that can't be to 'refused', beside a text that says why. The night does the \
      same before it plans. Exit codes: 0 done; 1 something was refused, can't be read, has a name that nobody knows, waits for a decision, or \
      lies in the folder of no client; 2 could not finish, and what is left waits; 75 another run holds the lock.
      """)

  @OptionGroup var options: DoctorOptions
  @OptionGroup var output: FormatOption
  @OptionGroup var notify: NotifyOptions

  func run() async throws {
    let settings = try Settings(options)
    let (console, routes) = (Console(settings), try notify.routes())
    try await console.guarding {
      let store = try settings.existingStore(.readWrite)
      try settings.refuseStrangers(store)
      let report = try await console.sync(try settings.request(.logsSync), store)
      try console.show(report, output)
      console.deliver(routes, store)
      if !report.troubles.isEmpty { throw ExitCode.couldNotFinish }
      if report.needsSomebody { throw ExitCode.finishedWithProblems }
    }
  }
}

extension Console {
  /// Takes the inbox in, or ends with 75 where another run holds the lock.
  func sync(_ request: RunRequest, _ store: PlanStore) async throws -> InboxReport {
    do { return try await InboxSync(request).run(store) } catch RunLock.Refusal.held(let holder) {
      tell("another run holds the lock: \(holder)\n    wait until it has ended, and run this again\n")
      throw ExitCode(75)
    }
  }
}
