import CSyncFS
import Glibc
import PlanStore
import Synchronization

/// What is done to folders of results.
enum Folder {
  /// Makes a folder and those above it that are missing, and takes away what killed runs left half-written in it.
  ///
  /// - Parameters:
  ///   - access: what the folder is made with; those above it are made as usual.
  ///   - followsLink: whether the folder may be a link to where the operator keeps it.
  static func make(_ path: String, access: FileAccess = .usual, followsLink: Bool = true) throws(OutputFailure) {
    try makeMissing(path, access)
    var status = stat()
    if !followsLink, lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { throw OutputFailure(path: path, errno: ELOOP) }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW))
    // Into a folder that can't be listed one can write all the same.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    if tidied.withLock({ $0.insert(path).inserted }) { FreshFile.removeLeftovers(in: descriptor) }
  }

  /// The folders that this process has tidied: once is enough for each.
  private static let tidied = Mutex<Set<String>>([])

  private static func makeMissing(_ path: String, _ access: FileAccess) throws(OutputFailure) {
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { return }
      throw OutputFailure(path: path, errno: ENOTDIR)
    }
    if errno != ENOENT { throw OutputFailure(path: path, errno: errno) }
    if let parent = FilePath.folder(of: path), parent != path { try makeMissing(parent, .usual) }
    if !access.makeFolder(path), errno != EEXIST { throw OutputFailure(path: path, errno: errno) }
  }

  /// Makes all that was written to the folder's file system durable, in one go; false where it doesn't say that it did.
  static func synchroniseAll(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return false }
    defer { close(descriptor) }
    return syncfs(descriptor) == 0
  }

  /// Makes the names in the folder durable, as far as the file system can.
  static func synchronise(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return }
    fsync(descriptor)
    close(descriptor)
  }
}
