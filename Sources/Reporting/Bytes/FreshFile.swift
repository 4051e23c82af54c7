import Glibc

/// A new file under a name that nobody can guess, which is locked while its writer lives.
package struct FreshFile {
  package let descriptor: Int32
  /// Its path, or its name in the folder that is open.
  package let path: String

  /// Makes the file; nil where that is impossible, and `errno` says why.
  ///
  /// - Parameters:
  ///   - directory: an open folder, or `AT_FDCWD`.
  ///   - folder: the path from there; nil for the folder itself.
  ///   - mode: permission bits, of which the umask takes away what it takes.
  package init?(in directory: Int32, folder: String? = nil, mode: mode_t) {
    let prefix = folder.map { "\($0)/" } ?? ""
    for attempt in 1...Self.attempts {
      let path = prefix + Self.name()
      let opened = openat(directory, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      if opened < 0 {
        if errno == EEXIST { continue }
        return nil
      }
      var status = stat()
      // Somebody who tidied up may have taken it for one that was left behind, before it was locked.
      let isOurs = flock(opened, LOCK_SH | LOCK_NB) == 0 && fstat(opened, &status) == 0 && status.st_nlink > 0
      if isOurs || attempt == Self.attempts {
        (descriptor, self.path) = (opened, path)
        return
      }
      unlinkat(directory, path, 0)
      close(opened)
    }
    return nil
  }

  private static let attempts = 10

  private static let (beginning, ending) = (".mesocycle-", ".tmp")

  private static func name() -> String { beginning + String(UInt64.random(in: 0...UInt64.max), radix: 36) + ending }

  /// Removes from an open folder what killed runs left half-written; what somebody is still writing is locked, and stays.
  package static func removeLeftovers(in directory: Int32) {
    for name in OpenFolder.names(in: directory) where isOurs(name) {
      var status = stat()
      guard fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      let opened = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      if opened < 0 { continue }
      if flock(opened, LOCK_EX | LOCK_NB) == 0 { unlinkat(directory, name, 0) }
      close(opened)
    }
  }

  private static func isOurs(_ name: [CChar]) -> Bool {
    name.starts(with: beginning.utf8.map { CChar($0) })
      && name.dropLast().suffix(ending.utf8.count).elementsEqual(ending.utf8.map { CChar($0) })
  }
}

/// Writes bytes to open files.
package enum FileBytes {
  /// Writes all of them; false where that is impossible, and `errno` says why.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if written > 0 {
          done += written
        } else if written == 0 || errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
