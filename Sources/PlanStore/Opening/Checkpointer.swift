import Dispatch
import GRDB
import Synchronization

/// Copies what stands in the write-ahead log into the database, beside a writer that goes on: a long run then has little of it left at its
/// end, and waits for the disk while it plans.
///
/// It only ever saves time: where a copy fails or is not made, SQLite or the end of the run makes it.
final class Checkpointer: Sendable {
  private let path: String
  private let work = DispatchQueue(label: "checkpoints")
  private let state = Mutex((isAtWork: false, clients: 0))

  /// How many clients' plans are some ten megabytes, which a copy is worth.
  private static let share = 1_000

  init(path: String) { self.path = path }

  /// Counts clients that were written, and copies where there are many and no copy is under way.
  func note(_ clients: Int) {
    let isDue = state.withLock { state in
      state.clients += clients
      guard state.clients >= Self.share, !state.isAtWork else { return false }
      state = (isAtWork: true, clients: 0)
      return true
    }
    guard isDue else { return }
    work.async { [self] in
      copy()
      state.withLock { $0.isAtWork = false }
    }
  }

  /// Waits for a copy that is under way.
  func finish() { work.sync {} }

  private func copy() {
    // A connection of its own: the writer's is busy. It waits for nobody.
    guard let queue = try? DatabaseQueue(path: path) else { return }
    try? queue.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
    try? queue.close()
  }
}
