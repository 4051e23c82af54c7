import Glibc
import Synchronization
import SystemPackage

/// Who may read what is written: the rights that a file or a folder is made with, and the group that it is made for.
package struct FileAccess: Hashable, Sendable {
  /// The permission bits of files, such as 0640.
  package var file: mode_t
  /// The permission bits of folders, such as 0750.
  package var folder: mode_t
  /// The group; nil for that of the user, or of the folder where that says so.
  package var group: gid_t?

  package init(file: mode_t, folder: mode_t, group: gid_t? = nil) { (self.file, self.folder, self.group) = (file, folder, group) }

  /// For the user and the user's group: 0640 and 0750, less what the umask takes away.
  package static let usual = FileAccess(file: 0o640, folder: 0o750)
  /// For nobody but the user: 0600 and 0700.
  package static let own = FileAccess(file: 0o600, folder: 0o700)

  /// What the process takes away from everything that it makes.
  ///
  /// It can only be read by setting it; meanwhile what others make is narrower, never wider.
  package static var mask: mode_t {
    reading.withLock { _ in
      let mask = umask(0o077)
      umask(mask)
      return mask
    }
  }

  private static let reading = Mutex(())

  /// The bits that a file is made with: where a group is to get it, nobody else has any until it is the group's.
  package var fresh: mode_t { group == nil ? file : Self.own.file }

  /// Gives an open file of ours to the group. Where that is impossible, it stays for the user alone.
  package func grant(_ file: FileDescriptor) {
    if let group, fchown(file.rawValue, uid_t.max, group) == 0 { fchmod(file.rawValue, self.file) }
  }

  /// Makes a folder.
  ///
  /// - Parameter directory: an open folder from which the path leads.
  /// - Throws: `Errno`, also where there is something of that name.
  package func makeFolder(_ path: String, in directory: FileDescriptor = .workingFolder) throws(Errno) {
    if mkdirat(directory.rawValue, path, group == nil ? folder : Self.own.folder) != 0 { throw .last }
    guard let group, let made = try? directory.folder(path) else { return }
    if fchown(made.rawValue, uid_t.max, group) == 0 { fchmod(made.rawValue, folder) }
    try? made.close()
  }
}
