import Findings
import Glibc
import Intake

/// Reads a file line by line.
struct LineRows {
  private var window: ByteWindow
  private let path: String
  /// The byte of the file at which the window's memory has its next line.
  private var origin: Int
  private var line: Int

  init(_ window: ByteWindow, path: String, origin: Int, line: Int) {
    (self.window, self.path, self.origin, self.line) = (window, path, origin, line)
  }

  /// Calls `body` with each line that isn't blank: its bytes, where it begins in the file, where the next one does, and its number.
  ///
  /// - Throws: a refusal where a line is longer than 1 MiB, and what `body` throws.
  mutating func each(_ body: (UnsafeBufferPointer<UInt8>, Int, Int, Int) throws(LogRefusal) -> Void) throws(LogRefusal) {
    while true {
      let (buffer, isAtEnd) = (window.buffer, window.isAtEnd)
      var at = window.start
      try buffer.withUnsafeBufferPointer { (bytes) throws(LogRefusal) in
        while at < bytes.count, let base = bytes.baseAddress {
          let feed = memchr(base + at, 10, bytes.count - at).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
          guard feed != nil || isAtEnd || bytes.count - at > RowCutter.maximumSize else { return }
          let end = feed ?? bytes.count
          if end - at > RowCutter.maximumSize {
            throw LogRefusal(.logTooLarge, "line \(line) is longer than 1 MiB", at: Place(file: path, line: line))
          }
          let next = min(end + 1, bytes.count)
          let text = SheetCell.trimmed(UnsafeBufferPointer(rebasing: bytes[at..<end]))
          if !text.isEmpty { try body(text, origin, origin + next - at, line) }
          origin += next - at
          at = next
          line += 1
        }
      }
      window.start = at
      if isAtEnd { return }
      do throws(IntakeFailure) { _ = try window.extend() } catch { throw LogRefusal(error, path: path) }
    }
  }
}
