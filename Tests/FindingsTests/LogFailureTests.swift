import Findings
import Foundation
import Testing

/// The table of what can go wrong with logs, as code and as a page.
@Suite struct LogFailureTests {
  @Test func everyKindIsInTheTable() {
    #expect(LogFailureKind.allCases.count == 9 && LogFailureKind.table.count == 11)
    for (kind, row) in zip(LogFailureKind.allCases, LogFailureKind.table.dropFirst(2)) {
      #expect(row.hasPrefix("| \(kind.id) | ") && row.contains(kind.message) && row.contains(kind.hint))
      #expect(row.split(separator: "|").count == 6)
      // Who tries again does so more than once, and nobody else does.
      let triesAgain = [.retry, .dropCacheAndRetry, .cleanAndRetry].contains(kind.action)
      #expect(triesAgain == (kind.attempts > 1))
      #expect(kind.message.first?.isLowercase == true && kind.message.last != ".")
    }
  }

  @Test func aFailureIsAFinding() {
    let finding = LogFailure(.unreadableInput, operation: "x", file: "a.csv", line: 3).finding
    #expect(finding.code == .logFailed && finding.severity == .warning && finding.place == Place(file: "a.csv", line: 3))
    #expect(finding.message == LogFailureKind.unreadableInput.message && finding.hint == LogFailureKind.unreadableInput.hint)
  }

  /// Twice as long each time, up to a bound, and never the same for two who failed together.
  @Test func waitsGrowAndDiffer() {
    var random = Steps()
    let backoff = Backoff(first: 100, longest: 1_000)
    for (attempts, range) in [
      (1, 50...100), (2, 100...200), (3, 200...400), (4, 400...800), (5, 500...1_000), (60, 500...1_000), (0, 50...100),
    ] {
      let waits = Set((0..<50).map { _ in backoff.wait(after: attempts, using: &random) })
      #expect(waits.allSatisfy(range.contains) && waits.count > 10, "\(attempts)")
    }
    #expect(Backoff(first: 0, longest: -1).wait(after: 9, using: &random) == 1)
    #expect(Backoff(first: .max, longest: .max - 1).wait(after: 1, using: &random) > 0)
  }

  private struct Steps: RandomNumberGenerator {
    var state: UInt64 = 1

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  @Test func theREADMEHasTheTable() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(text.contains(LogFailureKind.table.joined(separator: "\n")))
  }
}
