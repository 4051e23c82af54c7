import Findings
import Foundation
import Intake
import PlanStore
import Reporting
import Reviewing

/// Takes the inbox in by itself, outside of a night: it holds the run lock, for it and a night would take the same files.
package struct InboxSync {
  private let request: RunRequest

  package init(_ request: RunRequest) { self.request = request }

  /// Runs to the end. Throws `RunLock.Refusal` where another run holds the lock, and `StoreError` where there is no database.
  package func run(_ store: PlanStore) async throws -> InboxReport {
    let lock = try RunLock(besideDatabase: request.database, holder: "review sync, process \(getpid()), since \(request.now())")
    defer { withExtendedLifetime(lock) {} }
    await letFilesSettle(store)
    return await InboxSupervisor(request, store).run()
  }

  /// Waits for files that were just written: who puts a sheet into the inbox and says so at once means that sheet too. A file that is
  /// written for longer is left for the next time.
  private func letFilesSettle(_ store: PlanStore) async {
    let intake = request.intake(store)
    for _ in 0..<Self.mostLooks {
      guard (try? intake.isBeingWritten(at: request.now())) ?? false else { return }
      try? await Task.sleep(for: .milliseconds(200))
    }
  }

  /// So often it looks, five times a second: ten seconds.
  private static let mostLooks = 50
}

extension RunRequest {
  /// Who may read what stands in the output folder.
  var rights: RightsKeeping { RightsKeeping(output: output, access: access) }

  /// The folder in which coaches leave their sheets.
  var inboxFolder: String { "\(output)/inbox" }

  /// The intake of the inbox, which loads the rules where something has come.
  ///
  /// - Parameters:
  ///   - source: the clients, where somebody has opened them already.
  ///   - step: hears of each step.
  package func intake(
    _ store: PlanStore, at moment: String? = nil, source: RecordSource? = nil, step: (@Sendable (InboxStep) -> Void)? = nil
  ) -> InboxIntake {
    var sources = PlanChecking.Sources(rules: rules, clients: clients, mapping: mapping, today: today)
    sources.source = source
    let progress = progress
    let steps = step ?? { if case .busy(let done, let total) = $0 { progress?(done, total) } }
    return InboxIntake(
      store, folder: inboxFolder, access: access, now: moment ?? now(), today: today, jobs: jobs, style: style, step: steps
    ) { [sources] in
      try ReviewImport(store, sources)
    }
  }
}
