import Findings
import Foundation
import PlanStore
import Reporting

/// Takes the inbox in by itself, outside of a night: it holds the run lock, for it and a night would take the same files.
package struct InboxSync {
  private let request: RunRequest

  package init(_ request: RunRequest) { self.request = request }

  /// Runs to the end. Throws `RunLock.Refusal` where another run holds the lock, and `StoreError` where there is no database.
  package func run(_ store: PlanStore) async throws -> InboxReport {
    let lock = try RunLock(besideDatabase: request.database, holder: "\(request.command), process \(getpid()), since \(request.now())")
    defer { withExtendedLifetime(lock) {} }
    await letFilesSettle(store)
    return await InboxSupervisor(request, store).run()
  }

  /// Waits for files that were just written: who puts a file into the inbox and says so at once means that file too. A file that is
  /// written for longer is left for the next time.
  private func letFilesSettle(_ store: PlanStore) async {
    let inbox = request.inbox(store)
    for _ in 0..<Self.mostLooks {
      guard (try? inbox.isBeingWritten(at: request.now())) ?? false else { return }
      try? await Task.sleep(for: .milliseconds(200))
    }
  }

  /// So often it looks, five times a second: ten seconds.
  private static let mostLooks = 50
}

extension RunRequest {
  /// Who may read what stands in the output folder.
  var rights: RightsKeeping { RightsKeeping(output: output, access: access) }
}
