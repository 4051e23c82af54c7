import SeededNumbers
import Testing
import TrainingModel

@testable import PlanStore

/// Sets go into a line of JSON and come out again.
@Suite struct SetCodingTests {
  private func read(_ sets: [UInt8], _ rows: [UInt8] = []) -> [DoneSet]? {
    sets.withUnsafeBufferPointer { sets in rows.withUnsafeBufferPointer { SetCoding.read(sets, rows: $0) } }
  }

  private func read(_ sets: String, _ rows: String = "") -> [DoneSet]? { read(Array(sets.utf8), Array(rows.utf8)) }

  @Test func whatIsNotSaidTakesNoRoom() {
    var coding = SetCoding()
    coding.write([LogSamples.set(8, 6000), LogSamples.set(7, nil, rpe: 17), DoneSet(kind: .ramp, seconds: 30)])
    #expect(String(decoding: coding.sets, as: UTF8.self) == "[[0,8,6000],[0,7,null,null,17],[1,null,null,null,null,30]]")
    #expect(coding.rows.isEmpty)
  }

  @Test func rowsAreNamedOnce() {
    var coding = SetCoding()
    let sets = [7, 7, 9, 7].map { DoneSet(row: RowID(rawValue: $0), reps: 5) }
    coding.write(sets)
    #expect(String(decoding: coding.rows, as: UTF8.self) == "[7,9]")
    #expect(read(coding.sets, coding.rows) == sets)
  }

  @Test func anythingComesOutAsItWentIn() {
    var random = SeededRandom(11)
    var coding = SetCoding()
    for _ in 0..<2_000 {
      let sets = (0..<random.below(8)).map { _ in LogSamples.anySet(&random) }
      coding.write(sets)
      #expect(read(coding.sets, coding.rows) == sets)
    }
  }

  /// Somebody else may have written the table: nothing of it may end the program.
  @Test func whatIsNeverWrittenIsRefused() {
    for text in [
      "", "[", "[[", "[[]]", "[[9]]", "[[0,]]", "[[0,1]", "[[0,1]]x", "[[0,99999999999]]", "[[0,99999999999999999999]]", "[[0,1,2,0]]",
      "[[0,\"a\"]]", "[[0,1,2,null,null,null,null,null,null,null,\"a]]", "[[0,1,2,null,null,null,null,null,null,null,\"a\\\"]]",
      "[[0,1,2,null,null,null,null,null,null,null,\"\\u12\"]]", "[[0,nul]]", "[[-]]", "[[0,1,2,null,null,null,null,null,null,null,null,1]]",
    ] { #expect(read(text) == nil, "\(text)") }
    var (random, coding) = (SeededRandom(5), SetCoding())
    for _ in 0..<20_000 {
      coding.write((0..<3).map { _ in LogSamples.anySet(&random) })
      var bytes = coding.sets
      for _ in 0..<2 { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
      _ = read(Array(bytes.prefix(random.below(bytes.count + 1))), coding.rows)
    }
  }
}
