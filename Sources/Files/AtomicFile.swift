import Glibc
import SystemPackage
import TrainingModel

/// A file that is written beside its place and then renamed there, so that nobody ever sees a part of it.
///
/// Up to a mebibyte waits in memory, so that small content which turns out to be unwanted never touches the disk. What is written is always
/// a new file under a name that nobody can guess: whatever stands in the folder, a pipe or a link to another file, is never opened.
package final class AtomicFile {
  private let folder: String
  /// Where the content goes unless `commit` is told otherwise.
  private let path: String
  private let access: FileAccess
  private var fresh: FreshFile?
  private var pending: [UInt8] = []
  private var hasher = ContentHasher()

  /// A file that goes to `folder/name`; nothing is opened yet.
  package init(folder: String, name: String, access: FileAccess = .usual) {
    self.folder = folder
    self.access = access
    path = "\(folder)/\(name)"
  }

  deinit { discard() }

  /// Writes bytes as a whole into a folder, which is made where it is missing.
  ///
  /// - Throws: `OutputFailure` where the folder or the file can't be written.
  package static func write(
    _ bytes: [UInt8], toFolder folder: String, name: String, access: FileAccess = .usual
  ) throws(OutputFailure) {
    try Folder.make(folder, access: access)
    let file = AtomicFile(folder: folder, name: name, access: access)
    try file.take(bytes)
    try file.commit()
  }

  /// Takes bytes, which stand behind those that it has.
  ///
  /// - Throws: `OutputFailure` where they can't be written.
  package func take(_ bytes: [UInt8]) throws(OutputFailure) {
    bytes.withUnsafeBytes { hasher.update($0) }
    pending.append(contentsOf: bytes)
    if pending.count >= 1 << 20 { try flush() }
  }

  /// The digest of everything taken; nothing more may be taken.
  package func digest() -> ContentDigest { hasher.finalize() }

  /// Writes the rest, makes it durable, and puts the file in its place, or under `name` in the same folder.
  ///
  /// - Parameter isDurable: Whether the file was made durable among many others since it was flushed. Who writes many also synchronises their
  ///   folder once for all of them.
  /// - Throws: `OutputFailure`; then what stood in the place stands there still.
  package func commit(as name: String? = nil, isDurable: Bool = false) throws(OutputFailure) {
    let file = try flush()
    let target = name.map { "\(folder)/\($0)" } ?? path
    guard isDurable || fsync(file.descriptor.rawValue) == 0, rename(file.path, target) == 0 else { throw fail(.last) }
    try? file.descriptor.close()
    fresh = nil
    if !isDurable { Folder.synchronise(folder) }
  }

  /// Removes what has been written.
  package func discard() {
    guard let file = fresh else { return }
    unlink(file.path)
    try? file.descriptor.close()
    fresh = nil
  }

  /// Writes what waits in memory beside the file's place.
  ///
  /// - Throws: `OutputFailure` where it can't be written; then nothing of it is left.
  @discardableResult
  package func flush() throws(OutputFailure) -> FreshFile {
    do {
      let file = try fresh ?? FreshFile(folder: folder, access: access)
      fresh = file
      try file.descriptor.writeAll(pending)
      pending.removeAll(keepingCapacity: true)
      return file
    } catch {
      throw fail(Errno(error))
    }
  }

  private func fail(_ reason: Errno) -> OutputFailure {
    discard()
    return OutputFailure(path: path, reason)
  }
}
