import Foundation
import PlanStore

/// The lock that keeps two runs from writing at once: an flock beside the database, released by the kernel when its holder dies.
package final class RunLock: Sendable {
  private let descriptor: Int32

  /// Why the lock can't be had.
  package enum Refusal: Error, Equatable {
    /// Another run holds it; the text says which, as the holder wrote it.
    case held(by: String)
    /// The lock file can't be made; the text says why.
    case unusable(String)
  }

  /// Takes the lock, or says at once who holds it; a database that is reached by several names has one lock.
  ///
  /// - Parameter holder: what others are told while this run holds it, such as `nightly, process 4711, since 2026-12-02T02:00:00Z`.
  /// - Throws: `Refusal` where another run holds the lock, or the file can't be made.
  package init(besideDatabase database: String, holder: String) throws(Refusal) {
    let path = Self.place(of: database) + ".lock"
    // For the user alone: whoever may open it could hold it.
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard opened >= 0 else { throw .unusable("\(path): \(String(cString: strerror(errno)))") }
    var status = stat()
    // What the holder writes into it must never go into another file.
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
      close(opened)
      throw .unusable("\(path) is no ordinary file, or another name of one")
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      defer { close(opened) }
      guard reason == EWOULDBLOCK else { throw .unusable("\(path): \(String(cString: strerror(reason)))") }
      throw .held(by: Self.text(in: opened))
    }
    descriptor = opened
    // The text only informs: the lock itself is the kernel's, so a failure to write it costs nothing.
    _ = ftruncate(opened, 0)
    _ = holder.withCString { pwrite(opened, $0, strlen($0), 0) }
  }

  deinit {
    _ = ftruncate(descriptor, 0)
    close(descriptor)
  }

  /// Where the database really is, also where a link leads to a file that is not there yet; as given, where its folder is not there.
  private static func place(of database: String, linksLeft: Int = 40) -> String {
    if let found = resolved(database) { return found }
    let folder = FilePath.folder(of: database) ?? "."
    if linksLeft > 0, let target = try? FileManager.default.destinationOfSymbolicLink(atPath: database) {
      return place(of: target.hasPrefix("/") ? target : FilePath.join(folder, target), linksLeft: linksLeft - 1)
    }
    return resolved(folder).map { FilePath.join($0, FilePath.name(of: database)) } ?? database
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func text(in descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return text.isEmpty ? "another run" : text
  }
}
