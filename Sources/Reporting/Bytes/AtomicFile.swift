import Glibc
import Rulebook
import TrainingModel

/// A file that is written beside its place and then renamed there, so that nobody ever sees a part of it.
///
/// Up to a mebibyte waits in memory, so that small content which turns out to be unwanted never touches the disk. The file is made with
/// mode 0640. While it is written it is locked, and what a killed process left behind is written over.
final class AtomicFile {
  private let folder: String
  /// Where the content goes unless `commit` is told otherwise.
  private let path: String
  private let temporary: String
  private var descriptor: Int32 = -1
  private var pending = OutputBytes()
  private var hasher = ContentHasher()

  /// A file that goes to `folder/name`; nothing is opened yet.
  init(folder: String, name: String) {
    self.folder = folder
    path = "\(folder)/\(name)"
    temporary = "\(folder)/.\(name).tmp"
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
  /// Whoever writes many files into a folder may synchronise it once for all of them, and flush many before the first is committed: the disk
  /// then waits once for most of them.
  func commit(as name: String? = nil, synchronisesFolder: Bool = true) throws(OutputFailure) {
    try flush()
    let target = name.map { "\(folder)/\($0)" } ?? path
    guard fsync(descriptor) == 0, rename(temporary, target) == 0 else { throw fail() }
    close(descriptor)
    descriptor = -1
    if synchronisesFolder { Folder.synchronise(folder) }
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
    var offset = 0
    while offset < pending.count {
      let written = pending.storage.withUnsafeBytes { write(descriptor, $0.baseAddress! + offset, $0.count - offset) }
      if written > 0 {
        offset += written
      } else if written == 0 || errno != EINTR {
        throw fail()
      }
    }
    pending.removeAll()
  }

  /// Opens the temporary file and locks it; only the holder of the lock empties it.
  private func start() throws(OutputFailure) {
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw OutputFailure(path: path, errno: errno) }
    var (opened, named) = (stat(), stat())
    // Another run may have renamed the file between our opening and locking it: then we hold its result, not a temporary file.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &opened) == 0, lstat(temporary, &named) == 0,
      opened.st_ino == named.st_ino
    else {
      close(descriptor)
      descriptor = -1
      throw OutputFailure(path: path, errno: EWOULDBLOCK)
    }
    guard ftruncate(descriptor, 0) == 0 else { throw fail() }
  }

  private func fail() -> OutputFailure {
    let failure = OutputFailure(path: path, errno: errno)
    discard()
    return failure
  }
}
