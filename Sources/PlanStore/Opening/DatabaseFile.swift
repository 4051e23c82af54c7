import Glibc

/// The file that the database lives in, before SQLite sees it.
enum DatabaseFile {
  /// Makes sure that `path` can be a database: its folder is there and it is no folder itself.
  ///
  /// A new file is made here rather than by SQLite, for nobody but the user: SQLite gives its journals the permissions of the file that it
  /// finds.
  static func prepare(_ path: String, creates: Bool) throws(StoreError) {
    var info = stat()
    if stat(path, &info) == 0 {
      guard info.st_mode & S_IFMT != S_IFDIR else {
        throw StoreError(.path, "'\(path)' is a folder, not a database", hint: "name a file with --database")
      }
      // SQLite would open what lies beside it, too, and opening a pipe can wait for ever.
      for suffix in ["", "-wal", "-shm", "-journal"] { try refuseStrange(path + suffix, follows: suffix.isEmpty) }
      return
    }
    guard creates else {
      throw StoreError(
        .path, "there is no database at '\(path)'", hint: "run 'mesocycle nightly' first, or name another file with --database")
    }
    try makeFolder(of: path)
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      // Another process may have made it in between.
      if errno == EEXIST { return }
      throw failure("can't create the database '\(path)'", errno)
    }
    close(descriptor)
  }

  private static func refuseStrange(_ path: String, follows: Bool) throws(StoreError) {
    var info = stat()
    guard (follows ? stat(path, &info) : lstat(path, &info)) == 0, info.st_mode & S_IFMT != S_IFREG else { return }
    throw StoreError(.path, "'\(path)' is no ordinary file", hint: "move it away, or name another database with --database")
  }

  /// Makes the folder that the file at `path` goes into, and those above it that are missing.
  static func makeFolder(of path: String) throws(StoreError) {
    if let folder = FilePath.folder(of: path) { try makeFolder(folder) }
  }

  private static func makeFolder(_ path: String) throws(StoreError) {
    var info = stat()
    if stat(path, &info) == 0 {
      guard info.st_mode & S_IFMT == S_IFDIR else {
        throw StoreError(.path, "'\(path)' is a file where the database's folder should be", hint: "move it away, or use --database")
      }
      return
    }
    if errno == ENOTDIR {
      throw StoreError(.path, "a part of '\(path)' is a file where a folder should be", hint: "move it away, or use --database")
    }
    if let parent = FilePath.folder(of: path), parent != path { try makeFolder(parent) }
    if mkdir(path, 0o750) != 0, errno != EEXIST { throw failure("can't create the folder '\(path)'", errno) }
  }

  /// Looks whether the file could be written, and others beside it: the journal and the lock.
  static func foresee(_ path: String) throws(StoreError) {
    if access(path, F_OK) == 0, access(path, W_OK) != 0 { throw failure("can't write the database '\(path)'", errno) }
    let folder = FilePath.folder(of: path) ?? "."
    var (above, info) = (folder, stat())
    while stat(above, &info) != 0 {
      guard errno == ENOENT, let next = Optional(FilePath.folder(of: above) ?? "."), next != above else { break }
      above = next
    }
    // What stands where a folder should be is told as whoever makes the folder tells it.
    guard info.st_mode & S_IFMT == S_IFDIR else { return try makeFolder(folder) }
    if access(above, W_OK | X_OK) != 0 {
      throw failure(above == folder ? "can't write in the folder '\(folder)'" : "can't create the folder '\(folder)'", errno)
    }
  }

  private static func failure(_ what: String, _ code: Int32) -> StoreError {
    let kind: StoreError.Kind =
      switch code {
      case ENOSPC, EDQUOT, EFBIG: .full
      case EROFS, EACCES, EPERM: .readOnly
      default: .path
      }
    return StoreError(kind, "\(what): \(String(cString: strerror(code)))", hint: "check the folder's permissions and the room on the disk")
  }
}
