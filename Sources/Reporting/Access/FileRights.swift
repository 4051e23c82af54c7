import Glibc

/// The rights that something on disk has, as far as we may change them; nothing is followed, and nothing is opened to look.
struct FileRights {
  let path: String
  let status: stat

  /// What stands at `path`; nil where nothing does.
  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    (self.path, self.status) = (path, status)
  }

  var mode: mode_t { status.st_mode & 0o7777 }
  var isFile: Bool { status.st_mode & S_IFMT == S_IFREG }
  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
  var isLink: Bool { status.st_mode & S_IFMT == S_IFLNK }

  /// Whether it is ours to change, and by no other name another file.
  private var isOurs: Bool { (status.st_uid == geteuid() || geteuid() == 0) && (isFolder || (isFile && status.st_nlink == 1)) }

  /// Takes away from everybody else what `mode` does not give; returns whether there was anything to take.
  ///
  /// By its path, because closing a database that SQLite has open would let go of SQLite's locks.
  func narrow(to mode: mode_t) -> Bool {
    guard isOurs, self.mode & ~mode != 0 else { return false }
    return chmod(path, self.mode & mode) == 0
  }

  /// Gives it this group and these rights; returns whether anything had to be changed, or nil where that is impossible.
  func set(_ mode: mode_t, group: gid_t?) -> Bool? {
    if self.mode == mode, group.map({ $0 == status.st_gid }) ?? true { return false }
    guard isOurs else { return nil }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (isFolder ? O_DIRECTORY : 0))
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var now = stat()
    // The very thing that was looked at, and no other name of something else by now.
    guard fstat(descriptor, &now) == 0,
      (now.st_ino, now.st_dev, now.st_mode & S_IFMT) == (status.st_ino, status.st_dev, status.st_mode & S_IFMT),
      isFolder || now.st_nlink == 1
    else { return nil }
    // The group first: rights are for whoever it is then.
    if let group, now.st_gid != group {
      guard fchmod(descriptor, now.st_mode & 0o700) == 0, fchown(descriptor, uid_t.max, group) == 0 else { return nil }
    }
    return fchmod(descriptor, mode) == 0 ? true : nil
  }
}
