import Files
import Glibc
import SystemPackage

/// The file that the database lives in, before SQLite sees it.
enum DatabaseFile {
  /// Makes sure that `path` can be a database: its folder is there and it is no folder itself.
  ///
  /// A new file is made here rather than by SQLite, for nobody but the user: SQLite gives its journals the permissions of the file that it
  /// finds.
  static func prepare(_ path: String, creates: Bool) throws(StoreError) {
    if let type = FileContent.type(of: path, followsLink: true) {
      guard type != .directory else {
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
    do throws(Errno) {
      let file = try FileDescriptor.workingFolder.open(path, .readWrite, options: [.create, .exclusiveCreate], rights: 0o600)
      try? file.close()
    } catch {
      // Another process may have made it in between.
      if error != .fileExists { throw failure("can't create the database '\(path)'", error) }
    }
  }

  private static func refuseStrange(_ path: String, follows: Bool) throws(StoreError) {
    guard let type = FileContent.type(of: path, followsLink: follows), type != .regular else { return }
    throw StoreError(.path, "'\(path)' is no ordinary file", hint: "move it away, or name another database with --database")
  }

  /// Makes the folder that the file at `path` goes into, and those above it that are missing.
  static func makeFolder(of path: String) throws(StoreError) {
    guard let folder = PathText.folder(of: path) else { return }
    do { try Folder.makeMissing(folder) } catch {
      let (path, reason) = (error.path, error.reason)
      guard reason == .notDirectory else { throw failure("can't create the folder '\(path)'", reason) }
      let what =
        FileContent.type(of: path, followsLink: true) == nil
        ? "a part of '\(path)' is a file where a folder should be" : "'\(path)' is a file where the database's folder should be"
      throw StoreError(.path, what, hint: "move it away, or use --database")
    }
  }

  /// Looks whether the file could be written, and others beside it: the journal and the lock.
  static func foresee(_ path: String) throws(StoreError) {
    if FileContent.type(of: path, followsLink: true) != nil, access(path, W_OK) != 0 {
      throw failure("can't write the database '\(path)'", .last)
    }
    let folder = PathText.folder(of: path) ?? "."
    guard let obstacle = Foresight.obstacle(toWritingIn: folder) else { return }
    // What stands where a folder should be is told as whoever makes the folder tells it.
    if obstacle.reason == .notDirectory { try makeFolder(of: path) }
    let what = obstacle.path == folder ? "can't write in the folder '\(folder)'" : "can't create the folder '\(folder)'"
    throw failure(what, obstacle.reason)
  }

  private static func failure(_ what: String, _ reason: Errno) -> StoreError {
    let kind: StoreError.Kind =
      switch reason {
      case .noSpace, .diskQuotaExceeded, .fileTooLarge: .full
      case .readOnlyFileSystem, .permissionDenied, .notPermitted: .readOnly
      default: .path
      }
    return StoreError(kind, "\(what): \(reason)", hint: "check the folder's permissions and the room on the disk")
  }
}
