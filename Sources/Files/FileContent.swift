import Glibc
import SystemPackage
import TrainingModel

/// What a file on disk holds, as far as we need to know it: only ordinary files are opened, and no link is followed.
package enum FileContent {
  /// The digest of the file's bytes, or nil where there is no file.
  ///
  /// - Throws: `OutputFailure` for what is no ordinary file, and for one that may not be read: what it holds must be known before it is
  ///   replaced.
  package static func digest(of path: String) throws(OutputFailure) -> ContentDigest? {
    var hasher = ContentHasher()
    return try forEachPart(of: path) { hasher.update($0) } ? hasher.finalize() : nil
  }

  /// The file's bytes, or nil where there is no file.
  ///
  /// - Throws: as `digest` does.
  package static func bytes(of path: String) throws(OutputFailure) -> [UInt8]? {
    var bytes: [UInt8] = []
    return try forEachPart(of: path) { bytes.append(contentsOf: $0) } ? bytes : nil
  }

  /// The first `count` bytes of an ordinary file; nil where there is none, or where it may not be read.
  package static func head(of path: String, count: Int) -> [UInt8]? {
    guard let file = try? open(path) else { return nil }
    defer { try? file.close() }
    return try? file.bytes(upTo: count)
  }

  /// The words of a small file of ours, which is cut off after 100 bytes; none where there is no such file.
  package static func words(in path: String) -> [Substring] {
    String(decoding: head(of: path, count: 100) ?? [], as: UTF8.self).split(separator: " ")
  }

  /// What stands there; nil where nothing does.
  package static func type(of path: String, followsLink: Bool = false) -> FileType? {
    (try? Stat(path, followTargetSymlink: followsLink))?.type
  }

  /// Whether an ordinary file stands there, or a link leads to one where links are followed.
  package static func isFile(_ path: String, followsLink: Bool = false) -> Bool { type(of: path, followsLink: followsLink) == .regular }

  /// Takes a file away, where there is one.
  ///
  /// - Throws: `OutputFailure` where it can't be taken away.
  package static func remove(_ path: String) throws(OutputFailure) {
    if unlink(path) != 0, ![.noSuchFileOrDirectory, .notDirectory].contains(Errno.last) { throw OutputFailure(path: path, .last) }
  }

  /// Opens an ordinary file; nil where there is nothing of that name. Opening a pipe could wait for ever, and opening a device does things.
  private static func open(_ path: String) throws(OutputFailure) -> FileDescriptor? {
    do throws(Errno) {
      if let failure = OutputFailure(path: path, inPlaceOfFile: try Stat(path, followTargetSymlink: false).type) { throw failure.reason }
      let file = try FileDescriptor.workingFolder.openFile(path)
      // Somebody may have put something else there since.
      if (try? file.stat())?.type == .regular { return file }
      try? file.close()
      throw .noSuchAddressOrDevice
    } catch {
      if error == .noSuchFileOrDirectory { return nil }
      throw OutputFailure(path: path, error)
    }
  }

  /// Gives `body` the file part by part; false where there is no file.
  private static func forEachPart(of path: String, _ body: (UnsafeRawBufferPointer) -> Void) throws(OutputFailure) -> Bool {
    guard let file = try open(path) else { return false }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer {
      buffer.deallocate()
      try? file.close()
    }
    do {
      while case let count = try file.read(into: buffer), count > 0 { body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
    } catch {
      throw OutputFailure(path: path, Errno(error))
    }
    return true
  }
}
