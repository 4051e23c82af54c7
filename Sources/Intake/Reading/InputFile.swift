import Findings
import Glibc

/// An open file that several readers may read at once: every read names its offset.
final class InputFile: Sendable {
  /// The path as the user gave it, for messages.
  let path: String
  private let descriptor: Int32
  /// Whether it is a copy of what could be read only once, which nobody finds under its path.
  let isSpooled: Bool
  /// Size and time of the last change when the file was opened.
  private let stamp: Stamp

  private struct Stamp: Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int

    init(_ descriptor: Int32) {
      var status = stat()
      fstat(descriptor, &status)
      (size, seconds, nanoseconds) = (Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
  }

  init(path: String, descriptor: Int32, isSpooled: Bool = false) {
    self.path = path
    self.descriptor = descriptor
    self.isSpooled = isSpooled
    stamp = Stamp(descriptor)
  }

  /// Whether nobody has written to the file since it was opened.
  var isUnchanged: Bool { stamp == Stamp(descriptor) }

  /// Opens a file for reading; the failure says why it can't be. Where `waits` is false, a pipe doesn't hold us up.
  convenience init(opening path: String, waits: Bool = true) throws(IntakeFailure) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    self.init(path: path, descriptor: descriptor)
  }

  deinit { close(descriptor) }

  /// Lends the descriptor, which stays open as long as the file is known.
  func withDescriptor<Result>(_ body: (Int32) throws -> Result) rethrows -> Result { try body(descriptor) }

  /// How many bytes the file has.
  var size: Int { Int(status.st_size) }

  /// Whether the file keeps its bytes, so that it can be read twice; a pipe doesn't.
  var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }

  private var status: stat {
    var status = stat()
    fstat(descriptor, &status)
    return status
  }

  /// Fills `buffer` from `offset`, as far as the file goes, and returns how many bytes there were.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(IntakeFailure) -> Int {
    var done = 0
    while done < buffer.count {
      let count = pread(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done, off_t(offset + done))
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.failure(path, errno)
      }
      done += count
    }
    return done
  }

  /// At most `limit` bytes from the beginning of a regular file.
  func prefix(_ limit: Int) throws(IntakeFailure) -> [UInt8] {
    guard isRegular else { throw IntakeFailure(.profileUnreadable, "is no ordinary file", at: Place(file: path)) }
    var failure: IntakeFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: min(limit, Int(status.st_size))) { buffer, count in
      do throws(IntakeFailure) { count = try read(into: UnsafeMutableRawBufferPointer(buffer), at: 0) } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Copies what can be read only once into a nameless file of our own, readable by nobody else and gone with the process.
  static func spooled(from source: Int32, named path: String) throws(IntakeFailure) -> InputFile {
    let (descriptor, directory) = try nameless()
    // Closed at the end in any case; who reads on gets a descriptor of their own, which knows the file as it is when it is whole.
    defer { close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(source, &chunk, chunk.count)
      if count == 0 {
        let whole = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard whole >= 0 else { throw failure("a temporary file in \(directory)", errno) }
        return InputFile(path: path, descriptor: whole, isSpooled: true)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, errno)
      }
      try write(chunk[..<count], to: descriptor, in: directory)
    }
  }

  /// The bytes as such a file, which belongs to the path that they were read from.
  static func spooled(_ bytes: [UInt8], named path: String) throws(IntakeFailure) -> InputFile {
    let (descriptor, directory) = try nameless()
    defer { close(descriptor) }
    try write(bytes[...], to: descriptor, in: directory)
    let whole = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard whole >= 0 else { throw failure("a temporary file in \(directory)", errno) }
    return InputFile(path: path, descriptor: whole)
  }

  /// An open file without a name, and the folder that it is in.
  private static func nameless() throws(IntakeFailure) -> (descriptor: Int32, directory: String) {
    var directory = "/tmp"
    if let given = getenv("TMPDIR"), given.pointee != 0 { directory = String(cString: given) }
    var template = Array("\(directory)/mesocycle.XXXXXX".utf8CString)
    // mkstemp creates the file with mode 0600.
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure("a temporary file in \(directory)", errno) }
    unlink(template)
    return (descriptor, directory)
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, in directory: String) throws(IntakeFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let step = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if step < 0 && errno != EINTR { throw failure("a temporary file in \(directory)", errno) }
      rest = rest.dropFirst(max(step, 0))
    }
  }

  /// Spools a pipe or device that the user named by a path.
  func spooled() throws(IntakeFailure) -> InputFile { try Self.spooled(from: descriptor, named: path) }

  private static func failure(_ path: String, _ code: Int32) -> IntakeFailure {
    IntakeFailure(
      .profileUnreadable, "cannot be read: \(String(cString: strerror(code)))", at: Place(file: path),
      hint: "check the path given with --clients or --map")
  }
}
