import Files
import Findings
import Glibc
import SystemPackage

/// An open file that several readers may read at once: every read names its offset.
package final class InputFile: Sendable {
  /// The path as the user gave it, for messages.
  package let path: String
  private let descriptor: FileDescriptor
  /// Whether it is a copy of what could be read only once, which nobody finds under its path.
  package let isSpooled: Bool
  /// What it was when it was opened.
  private let status: Stat

  private init(path: String, descriptor: FileDescriptor, isSpooled: Bool = false) throws(Errno) {
    self.path = path
    self.descriptor = descriptor
    self.isSpooled = isSpooled
    status = try descriptor.stat()
  }

  /// Whether nobody has written to the file since it was opened.
  package var isUnchanged: Bool {
    guard let now = try? descriptor.stat() else { return false }
    return now.size == status.size && now.st_mtim.tv_sec == status.st_mtim.tv_sec && now.st_mtim.tv_nsec == status.st_mtim.tv_nsec
  }

  /// Opens a file for reading; the failure says why it can't be. Where `waits` is false, a pipe doesn't hold us up.
  ///
  /// - Throws: why the file can't be opened.
  package convenience init(opening path: String, waits: Bool = true) throws(IntakeFailure) {
    do throws(Errno) {
      let file = try FileDescriptor.workingFolder.open(path, .readOnly, options: waits ? [] : .nonBlocking)
      try self.init(path: path, descriptor: file)
    } catch {
      throw Self.failure(path, error)
    }
  }

  /// The file behind a descriptor, which stays the caller's; messages call it by the name.
  ///
  /// - Throws: where the descriptor is none, or the system has no other for it.
  package static func file(behind descriptor: FileDescriptor, named name: String) throws(IntakeFailure) -> InputFile {
    let own = fcntl(descriptor.rawValue, F_DUPFD_CLOEXEC, 0)
    guard own >= 0 else { throw failure(name, .last) }
    do throws(Errno) { return try InputFile(path: name, descriptor: FileDescriptor(rawValue: own)) } catch { throw failure(name, error) }
  }

  deinit { try? descriptor.close() }

  /// Lends the descriptor, which stays open as long as the file is known.
  func withDescriptor<Result>(_ body: (Int32) throws -> Result) rethrows -> Result { try body(descriptor.rawValue) }

  /// How many bytes the file had when it was opened.
  package var size: Int { Int(status.size) }

  /// Whether the file keeps its bytes, so that it can be read twice; a pipe doesn't.
  package var isRegular: Bool { status.type == .regular }

  /// Fills `buffer` from `offset`, as far as the file goes, and returns how many bytes there were.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(IntakeFailure) -> Int {
    var done = 0
    do {
      while done < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        let count = try descriptor.read(fromAbsoluteOffset: Int64(offset + done), into: rest)
        if count == 0 { break }
        done += count
      }
    } catch {
      throw Self.failure(path, Errno(error))
    }
    return done
  }

  /// At most `limit` bytes from the beginning of a regular file.
  ///
  /// - Throws: where the file is none of the ordinary ones, or can't be read.
  package func prefix(_ limit: Int) throws(IntakeFailure) -> [UInt8] {
    guard isRegular else { throw IntakeFailure(.profileUnreadable, "is no ordinary file", at: Place(file: path)) }
    var failure: IntakeFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: min(limit, size)) { buffer, count in
      do throws(IntakeFailure) { count = try read(into: UnsafeMutableRawBufferPointer(buffer), at: 0) } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Copies what can be read only once into a nameless file of our own, readable by nobody else and gone with the process.
  ///
  /// - Throws: where the source can't be read or the copy not be written.
  package static func spooled(from source: FileDescriptor, named path: String) throws(IntakeFailure) -> InputFile {
    try nameless(path, isSpooled: true) { file throws(IntakeFailure) in
      while true {
        let part: [UInt8]
        do throws(Errno) { part = try source.bytes(upTo: 1 << 18) } catch { throw Self.failure(path, error) }
        if part.isEmpty { return }
        try file.write(part)
      }
    }
  }

  /// The bytes as such a file, which belongs to the path that they were read from.
  ///
  /// - Throws: where the file can't be written.
  package static func spooled(_ bytes: [UInt8], named path: String) throws(IntakeFailure) -> InputFile {
    try nameless(path, isSpooled: false) { file throws(IntakeFailure) in try file.write(bytes) }
  }

  /// Spools a pipe or device that the user named by a path.
  ///
  /// - Throws: where it can't be read or the copy not be written.
  package func spooled() throws(IntakeFailure) -> InputFile { try Self.spooled(from: descriptor, named: path) }

  /// A file without a name while it is being written.
  private struct NamelessFile {
    let descriptor: FileDescriptor
    let directory: String

    func write(_ bytes: [UInt8]) throws(IntakeFailure) {
      do { try descriptor.writeAll(bytes) } catch { throw failure(Errno(error)) }
    }

    func failure(_ reason: Errno) -> IntakeFailure { InputFile.failure("a temporary file in \(directory)", reason) }
  }

  /// A file without a name that `body` has written.
  private static func nameless(
    _ path: String, isSpooled: Bool, _ body: (NamelessFile) throws(IntakeFailure) -> Void
  ) throws(IntakeFailure) -> InputFile {
    var directory = "/tmp"
    if let given = getenv("TMPDIR"), given.pointee != 0 { directory = String(cString: given) }
    var template = Array("\(directory)/mesocycle.XXXXXX".utf8CString)
    // mkstemp creates the file with mode 0600.
    let made = NamelessFile(descriptor: FileDescriptor(rawValue: mkstemp(&template)), directory: directory)
    guard made.descriptor.rawValue >= 0 else { throw made.failure(.last) }
    unlink(template)
    // Closed at the end in any case; who reads on gets a descriptor of their own, which knows the file as it is when it is whole.
    defer { try? made.descriptor.close() }
    try body(made)
    let whole = fcntl(made.descriptor.rawValue, F_DUPFD_CLOEXEC, 0)
    guard whole >= 0 else { throw made.failure(.last) }
    do throws(Errno) {
      return try InputFile(path: path, descriptor: FileDescriptor(rawValue: whole), isSpooled: isSpooled)
    } catch { throw made.failure(error) }
  }

  private static func failure(_ path: String, _ reason: Errno) -> IntakeFailure {
    IntakeFailure(
      .profileUnreadable, "cannot be read: \(reason)", at: Place(file: path), hint: "check the path given with --clients or --map")
  }
}
