import Findings
import Foundation
import Intake
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
    return await InboxSupervisor(request, store).run()
  }
}

extension RunRequest {
  /// The folder in which coaches leave their sheets.
  var inboxFolder: String { "\(output)/inbox" }

  /// The intake of the inbox, which loads the rules where something has come.
  ///
  /// - Parameters:
  ///   - source: the clients, where somebody has opened them already.
  ///   - step: hears of each step.
  public func intake(
    _ store: PlanStore, at moment: String? = nil, source: RecordSource? = nil, step: (@Sendable (InboxStep) -> Void)? = nil
  ) -> InboxIntake {
    var sources = PlanChecking.Sources(rules: rules, clients: clients, mapping: mapping, today: today)
    sources.source = source
    let progress = progress
    let steps = step ?? { if case .busy(let done, let total) = $0 { progress?(done, total) } }
    return InboxIntake(store, folder: inboxFolder, now: moment ?? now(), today: today, jobs: jobs, style: style, step: steps) { [sources] in
      try ReviewImport(store, sources)
    }
  }
}
