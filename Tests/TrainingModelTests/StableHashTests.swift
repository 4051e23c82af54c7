import Testing
import TrainingModel

@Suite struct StableHashTests {
  /// Vectors of the authors' own list (FNV-1a, 64 bits).
  @Test(
    arguments: [
      ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
      ("chongo was here!\n", 0x4681_0940_EFF5_F915),
    ] as [(String, UInt64)])
  func hashesAsItsAuthorsDo(text: String, value: UInt64) { #expect(StableHash(text.utf8).value == value) }

  @Test func takesALargerNumberAsOneStep() {
    var hash = StableHash("marta".utf8)
    let before = hash.value
    hash.take(20_796)
    #expect(hash.value == (before ^ 20_796) &* 0x100_0000_01B3)
  }
}
