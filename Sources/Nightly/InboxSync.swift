import Findings
import Foundation
import PlanStore
import Reporting
import Reviewing

/// Takes the inbox in by itself, outside of a night: it holds the run lock, for it and a night would take the same files.
public struct InboxSync {
  private let request: RunRequest

  public init(_ request: RunRequest) { self.request = request }

  /// Runs to the end. Throws `RunLock.Refusal` where another run holds the lock, and `StoreError` where there is no database.
  public func run(_ store: PlanStore) async throws -> InboxReport {
    let lock = try RunLock(besideDatabase: request.database, holder: "review sync, process \(getpid()), since \(request.now())")
    defer { withExtendedLifetime(lock) {} }
    return await request.intake(store).run()
  }
}

extension RunRequest {
  /// Who may read what stands in the output folder.
  var rights: RightsKeeping { RightsKeeping(output: output, access: access) }

  /// The folder in which coaches leave their sheets.
  var inboxFolder: String { "\(output)/inbox" }

  /// The intake of the inbox, which loads the rules where something has come.
  func intake(_ store: PlanStore) -> InboxIntake {
    let sources = PlanChecking.Sources(rules: rules, clients: clients, mapping: mapping, today: today)
    return InboxIntake(store, folder: inboxFolder, access: access, now: now(), today: today, jobs: jobs, progress: progress) {
      try ReviewImport(store, sources)
    }
  }
}
