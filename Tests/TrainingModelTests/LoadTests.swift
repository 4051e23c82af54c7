import Testing
import TrainingModel

/// The rounding vectors of training-science section 4.6.
@Suite struct LoadTests {
  let bar = LoadLadder(min: 2000, step: 250, max: 30_000)
  let dumbbells = LoadLadder(min: 400, step: 200, max: 2_000)

  @Test(arguments: [(3875, 4000), (4125, 4250), (6100, 6000), (9700, 9750), (10_130, 10_250), (2000, 2000), (2374, 2250), (2375, 2500)])
  func roundsToTheNearestLoadAndTiesUp(wanted: Int32, loadable: Int32) {
    #expect(bar.nearest(Load(hundredths: wanted)).hundredths == loadable)
  }

  @Test func staysWithinWhatCanBeLoaded() {
    #expect(bar.nearest(Load(hundredths: 1)).hundredths == 2000)
    #expect(bar.nearest(Load(hundredths: .max)).hundredths == 30_000)
    #expect(bar.floor(Load(hundredths: 1999)).hundredths == 2000)
    #expect(bar.floor(Load(hundredths: 4249)).hundredths == 4000)
    #expect(LoadLadder(min: 400, step: 300, max: 1_500).nearest(Load(hundredths: 1_500)).hundredths == 1_300)
  }

  @Test func knowsWhatItCanMake() {
    for wanted in stride(from: Int32(0), to: 3_000, by: 7) {
      #expect(dumbbells.contains(dumbbells.nearest(Load(hundredths: wanted))))
      #expect(dumbbells.contains(dumbbells.floor(Load(hundredths: wanted))))
    }
    #expect(!dumbbells.contains(Load(hundredths: 500)))
    #expect(!dumbbells.contains(Load(hundredths: 200)))
    #expect(!dumbbells.contains(Load(hundredths: 2_200)))
  }

  @Test(arguments: [(6000, "60"), (6250, "62.5"), (125, "1.25"), (105, "1.05"), (5, "0.05")])
  func readsWithoutTrailingZeros(hundredths: Int32, text: String) { #expect(Load(hundredths: hundredths).description == text) }

  @Test func convertsBeforeItRounds() {
    #expect(Load(kilograms: 100, in: .kg).hundredths == 10_000)
    #expect(Load(kilograms: 100, in: .lb).hundredths == 22_046)
  }
}
