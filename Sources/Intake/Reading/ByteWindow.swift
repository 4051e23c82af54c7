import Glibc

/// A part of a file in memory that moves forward: what is before `start` is done with and makes room for what follows.
///
/// Each refill makes a new array, so that slices of the old one stay valid for whoever still holds a record of it.
package struct ByteWindow {
  private static let chunk = 1 << 18

  /// nil where everything is in memory.
  private let file: InputFile?
  package private(set) var buffer: [UInt8] = []
  /// The first byte that nobody has consumed.
  package var start = 0
  private var fileOffset: Int
  /// The byte of the file at which the window's part of it ends.
  private let limit: Int
  package private(set) var isAtEnd = false

  /// A window that opens at a byte offset of the file, and sees nothing from `limit` on.
  package init(_ file: InputFile, from offset: Int = 0, upTo limit: Int = .max) {
    self.file = file
    (fileOffset, self.limit) = (offset, limit)
  }

  /// A window over bytes that are all there, open from `start` on.
  package init(_ bytes: [UInt8], from start: Int = 0) {
    (file, buffer, self.start, fileOffset, limit, isAtEnd) = (nil, bytes, start, bytes.count, bytes.count, true)
  }

  /// The bytes in memory that nobody has consumed.
  package var available: Int { buffer.count - start }

  /// Reads on; false at the end of the file, when nothing was added.
  ///
  /// - Throws: where the file can't be read on.
  package mutating func extend() throws(IntakeFailure) -> Bool {
    guard let file, !isAtEnd else { return false }
    let kept = buffer[start...]
    let wanted = min(Self.chunk, max(0, limit - fileOffset))
    var failure: IntakeFailure?
    var added = 0
    let next = [UInt8](unsafeUninitializedCapacity: kept.count + wanted) { memory, count in
      _ = memory.update(fromContentsOf: kept)
      let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(memory)[kept.count...])
      do throws(IntakeFailure) { added = try file.read(into: room, at: fileOffset) } catch { failure = error }
      count = kept.count + added
    }
    if let failure { throw failure }
    buffer = next
    start = 0
    fileOffset += added
    isAtEnd = added < wanted || fileOffset == limit
    return added > 0
  }

  /// The first place from `start + distance` on that holds a line feed, as a distance from `start`; nil where none is in memory.
  func lineFeed(from distance: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + start + distance, 10, available - distance) else { return nil }
      return UnsafeRawPointer(found) - base - start
    }
  }

  /// Consumes everything up to and including the next line feed, without keeping it; false where the file ends first.
  mutating func skipLine() throws(IntakeFailure) -> Bool {
    while true {
      if let end = lineFeed(from: 0) {
        start += end + 1
        return true
      }
      start = buffer.count
      if try !extend() { return false }
    }
  }
}
