import Glibc
import Rulebook
import TrainingModel

/// What a file on disk holds, as far as we need to know it.
enum FileContent {
  /// The digest of the file's bytes, or nil where there is no file.
  ///
  /// Throws `OutputFailure` for a folder, and for a file that may not be read: what it holds must be known before it is replaced.
  static func digest(of path: String) throws(OutputFailure) -> Digest? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw OutputFailure(path: path, errno: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw OutputFailure(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw OutputFailure(path: path, errno: EISDIR) }
    var hasher = ContentHasher()
    var failure: Int32 = 0
    withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count == 0 { return }
        if count > 0 {
          hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if failure != 0 { throw OutputFailure(path: path, errno: failure) }
    return hasher.finalize()
  }

  /// Whether a plain file stands there, or a link leads to one.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The words of a small file of ours, which is cut off after 100 bytes; none where there is no such file.
  static func words(in path: String) -> [Substring] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0 { return [] }
    defer { close(descriptor) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 100) { buffer in
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      return String(decoding: buffer[..<max(0, count)], as: UTF8.self).split(separator: " ")
    }
  }
}
