import Foundation

/// A list of clients that is a pipe: the program that reads it has taken its lock, and waits until the test has written the list.
package final class PipedList {
  private let path: String
  private var descriptor: Int32 = -1

  /// Makes the pipe under this name in the folder.
  package init(_ name: String, in folder: Workspace) throws {
    path = folder.at(name)
    guard mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Returns when the program reads the list; false where it has ended without that.
  package func isRead(by program: Program) -> Bool {
    let (pid, path) = (program.pid, path)
    // Opening waits for the reader. Where none will ever come, somebody else opens the pipe.
    Thread.detachNewThread {
      var info = siginfo_t()
      while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      let end = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      if end >= 0 { close(end) }
    }
    descriptor = open(path, O_WRONLY | O_CLOEXEC)
    return descriptor >= 0 && !program.hasEnded()
  }

  /// Writes the list, which is whole with it.
  package func write(_ text: String) throws {
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    descriptor = -1
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }
}
