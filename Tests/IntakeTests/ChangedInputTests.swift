import Foundation
import Intake
import Testing

/// A list that somebody writes to while it is read.
@Suite struct ChangedInputTests {
  @Test func isNoticed() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).jsonl").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("{\"id\":\"a\"}\n".utf8).write(to: URL(fileURLWithPath: path))
    let source = try RecordSource.open(path: path)
    #expect(source.isUnchanged)
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data("{\"id\":\"b\"}\n".utf8))
    try file.close()
    #expect(!source.isUnchanged)
  }
}
