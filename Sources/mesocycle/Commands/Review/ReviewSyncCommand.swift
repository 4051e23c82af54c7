import ArgumentParser
import Nightly
import PlanStore
import Reporting
import Reviewing

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
      var request = try settings.request("review sync")
      if settings.progress { request.progress = { ProgressBar.draw($0, of: $1) } }
      let store = try settings.existingStore(.readWrite)
      try settings.refuseStrangers(store)
      let report: InboxReport
      do { report = try await InboxSync(request).run(store) } catch RunLock.Refusal.held(let holder) {
        console.tell("another run holds the lock: \(holder)\n    wait until it has ended, and run this again\n")
        throw ExitCode(75)
      }
      if settings.progress { ProgressBar.clear() }
      try console.show(report, output)
      let coaches = Set(report.entries.filter(\.done.isAnything).map(\.coachID))
      console.freshen(coaches, settings, store)
      console.carryOut(routes, store)
      if !report.troubles.isEmpty { throw ExitCode.couldNotFinish }
      if report.needsSomebody { throw ExitCode.finishedWithProblems }
    }
  }
}
