import Testing
import TrainingModel

@Suite struct RowIDTests {
  @Test func isRAndTwelveConsonantsAndReadsBack() throws {
    for place in 0..<2_000 as Range<UInt64> {
      let id = RowID(seed: 0xC0FFEE, place: place)
      let text = id.description
      #expect(text.count == 13 && text.first == "r")
      #expect(text.dropFirst().allSatisfy { "bcdfghjklmnpqrstvwxz".contains($0) })
      #expect(RowID(text: text) == id)
    }
  }

  @Test func neverMeetsInABlock() {
    var seen: Set<RowID> = []
    for week in 0..<4 as Range<UInt64> {
      for day in 1...7 as ClosedRange<UInt64> {
        for key in 1...255 as ClosedRange<UInt64> {
          for step in 0..<5 as Range<UInt64> { seen.insert(RowID(seed: 7, place: week << 40 | day << 32 | key << 8 | step)) }
        }
      }
    }
    #expect(seen.count == 4 * 7 * 255 * 5)
  }

  @Test func isTheSameInEveryProcess() {
    #expect(RowID(seed: 1, place: 1).description == "rpjpzvhbhdvfh")
  }

  @Test(arguments: ["", "r", "rbbbbbbbbbbb", "rbbbbbbbbbbbbb", "xbbbbbbbbbbbb", "rabbbbbbbbbbb", "RBBBBBBBBBBBB", "rééééééé"])
  func refusesOtherText(text: String) { #expect(RowID(text: text) == nil) }
}
