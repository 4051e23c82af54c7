import Glibc
import Rulebook
import TrainingModel

/// What a file on disk holds, as far as we need to know it: only ordinary files are opened, and no link is followed.
package enum FileContent {
  /// The digest of the file's bytes, or nil where there is no file.
  ///
  /// Throws `OutputFailure` for what is no ordinary file, and for one that may not be read: what it holds must be known before it is
  /// replaced.
  static func digest(of path: String) throws(OutputFailure) -> Digest? {
    guard let descriptor = try open(path) else { return nil }
    defer { close(descriptor) }
    var hasher = ContentHasher()
    try forEachPart(of: descriptor, path) { hasher.update($0) }
    return hasher.finalize()
  }

  /// The file's bytes, or nil where there is no file; throws as `digest` does.
  static func bytes(of path: String) throws(OutputFailure) -> [UInt8]? {
    guard let descriptor = try open(path) else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    try forEachPart(of: descriptor, path) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Opens an ordinary file; nil where there is nothing of that name. Opening a pipe could wait for ever, and opening a device does things.
  private static func open(_ path: String) throws(OutputFailure) -> Int32? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw OutputFailure(path: path, errno: errno)
    }
    if let failure = OutputFailure(path: path, inPlaceOfFile: status.st_mode) { throw failure }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw OutputFailure(path: path, errno: errno)
    }
    // Somebody may have put something else there since.
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw OutputFailure(path: path, errno: ENXIO)
    }
    return descriptor
  }

  private static func forEachPart(
    of descriptor: Int32, _ path: String, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(OutputFailure) {
    var failure: Int32 = 0
    withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count == 0 { return }
        if count > 0 {
          body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if failure != 0 { throw OutputFailure(path: path, errno: failure) }
  }

  /// The first `count` bytes of an ordinary file; nil where there is none, or where it may not be read.
  package static func head(of path: String, count: Int) -> [UInt8]? {
    guard let descriptor = try? open(path) else { return nil }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, length in length = max(0, read(descriptor, buffer.baseAddress, count)) }
  }

  /// Whether an ordinary file stands there.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The words of a small file of ours, which is cut off after 100 bytes; none where there is no such file.
  static func words(in path: String) -> [Substring] {
    guard let descriptor = try? open(path) else { return [] }
    defer { close(descriptor) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 100) { buffer in
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      return String(decoding: buffer[..<max(0, count)], as: UTF8.self).split(separator: " ")
    }
  }
}
