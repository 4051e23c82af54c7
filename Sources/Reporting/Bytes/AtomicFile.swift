import Glibc
import Rulebook
import TrainingModel

/// A file that is written beside its place and then renamed there, so that nobody ever sees a part of it.
///
/// Up to a mebibyte waits in memory, so that small content which turns out to be unwanted never touches the disk. What is written is always
/// a new file under a name that nobody can guess: whatever stands in the folder, a pipe or a link to another file, is never opened.
final class AtomicFile {
  private let folder: String
  /// Where the content goes unless `commit` is told otherwise.
  private let path: String
  private let access: FileAccess
  private var temporary = ""
  private var descriptor: Int32 = -1
  private var pending = OutputBytes()
  private var hasher = ContentHasher()

  /// A file that goes to `folder/name`; nothing is opened yet.
  init(folder: String, name: String, access: FileAccess = .usual) {
    self.folder = folder
    self.access = access
    path = "\(folder)/\(name)"
  }

  deinit { discard() }

  /// Takes all of `bytes`, leaving it empty.
  func take(_ bytes: inout OutputBytes) throws(OutputFailure) {
    bytes.storage.withUnsafeBytes { hasher.update($0) }
    pending.append(contentsOf: bytes.storage)
    bytes.removeAll()
    if pending.count >= 1 << 20 { try flush() }
  }

  /// The digest of everything taken; nothing more may be taken.
  func digest() -> Digest { hasher.finalize() }

  /// Writes the rest, makes it durable, and puts the file in its place, or under `name` in the same folder.
  ///
  /// - Parameter isDurable: Whether the file was made durable among many others since it was flushed. Who writes many also synchronises their
  ///   folder once for all of them.
  func commit(as name: String? = nil, isDurable: Bool = false) throws(OutputFailure) {
    try flush()
    let target = name.map { "\(folder)/\($0)" } ?? path
    guard isDurable || fsync(descriptor) == 0, rename(temporary, target) == 0 else { throw fail() }
    close(descriptor)
    descriptor = -1
    if !isDurable { Folder.synchronise(folder) }
  }

  /// Removes what has been written.
  func discard() {
    if descriptor < 0 { return }
    unlink(temporary)
    close(descriptor)
    descriptor = -1
  }

  /// Writes what waits in memory beside the file's place.
  func flush() throws(OutputFailure) {
    if descriptor < 0 { try start() }
    guard FileBytes.write(pending.storage, to: descriptor) else { throw fail() }
    pending.removeAll()
  }

  /// Makes the new file.
  private func start() throws(OutputFailure) {
    guard let fresh = FreshFile(in: AT_FDCWD, folder: folder, mode: access.fresh) else { throw OutputFailure(path: path, errno: errno) }
    (descriptor, temporary) = (fresh.descriptor, fresh.path)
    access.grant(descriptor)
  }

  private func fail() -> OutputFailure {
    let failure = OutputFailure(path: path, errno: errno)
    discard()
    return failure
  }
}
