import Foundation

/// The run lock of a workspace, held by the test itself for as long as this lives.
final class HeldLockFile {
  private let descriptor: Int32

  /// Takes the lock, in the words of a night that took it at this moment.
  init(_ workspace: Workspace, since: Date) throws {
    descriptor = open(workspace.at("output/mesocycle.sqlite.lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw CocoaError(.fileLocking) }
    write(since: since)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  /// Says that the lock was taken at this moment.
  func write(since: Date) {
    let text = "nightly, process 4711, since \(since.ISO8601Format())"
    ftruncate(descriptor, 0)
    _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }
}
