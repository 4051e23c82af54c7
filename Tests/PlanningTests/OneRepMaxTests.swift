import Testing

@testable import Planning

/// The test vector of training-science section 4.1: a load of 100.
@Suite struct OneRepMaxTests {
  @Test(arguments: [
    (3, 110.0, 105.9, 109.0), (5, 116.7, 112.5, 116.6), (8, 126.7, 124.1, 127.7), (10, 133.3, 133.3, 134.7), (12, 140.0, 144.0, 141.5),
  ])
  func followsTheFormulas(reps: Int, epley: Double, brzycki: Double, wathan: Double) throws {
    #expect(abs(OneRepMax.epley(100, reps: reps) - epley) < 0.06)
    #expect(abs(OneRepMax.brzycki(100, reps: reps) - brzycki) < 0.06)
    #expect(abs(OneRepMax.wathan(100, reps: reps) - wathan) < 0.06)
    let estimate = try #require(OneRepMax.estimate(100, reps: reps))
    #expect(abs(estimate - [epley, brzycki, wathan].sorted()[1]) < 0.06)
  }

  @Test func takesASingleAsItIs() { #expect(OneRepMax.estimate(100, reps: 1) == 100) }

  @Test(arguments: [0, -1, 16, 37, 200]) func saysNothingBeyondFifteen(reps: Int) { #expect(OneRepMax.estimate(100, reps: reps) == nil) }
}
