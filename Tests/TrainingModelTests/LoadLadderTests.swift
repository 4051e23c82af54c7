import Testing

@testable import TrainingModel

/// Which loads can be made, and which of them a number becomes.
@Suite struct LoadLadderTests {
  private static let kilograms = LoadLadder(min: 2000, step: 250, max: 30_000)
  private static let pounds = LoadLadder(min: 4500, step: 500, max: 66_000)
  /// Dumbbells that nobody bought as a set.
  private static let odd = LoadLadder([300, 600, 800, 900, 1100, 1300, 1500, 1700, 1800, 1900, 2100, 2400])

  /// A load of whole hundredths.
  private static func load(_ number: Double) -> Load { Load(hundredths: Int32((number * 100).rounded())) }

  /// Published roundings: training-science section 4.6, the tests of aaearon/gzclp-hevy-tracker and of ramp calculators.
  @Test(arguments: [
    (61, "60"), (97, "97.5"), (101.3, "102.5"), (38.75, "40"), (41.25, "42.5"), (82.875, "82.5"), (83.75, "85"), (81.25, "82.5"),
    (86.7, "87.5"), (121.55, "122.5"), (90.61, "90"), (77.1, "77.5"), (80.75, "80"), (21.25, "22.5"), (17, "20"), (4.25, "20"),
    (48, "47.5"), (64, "65"), (100, "100"), (1000, "300"),
  ]) func nearestInKilograms(wanted: Double, made: String) {
    #expect(Self.kilograms.nearest(Self.load(wanted)).description == made)
  }

  @Test(arguments: [
    (191.25, "190"), (192.5, "195"), (197.5, "200"), (267.75, "270"), (112.5, "115"), (157.5, "160"), (225, "225"), (118.95, "120"),
    (6.5, "45"), (117, "115"), (153, "155"), (10_000, "660"),
  ]) func nearestInPounds(wanted: Double, made: String) {
    #expect(Self.pounds.nearest(Self.load(wanted)).description == made)
  }

  /// Bars other than the usual ones, and plates smaller than the usual ones: every load is the bar and whole steps.
  @Test(arguments: [
    (LoadLadder(min: 1500, step: 250, max: 20_000), 61, "60"), (LoadLadder(min: 1500, step: 1000, max: 20_000), 60.75, "65"),
    (LoadLadder(min: 700, step: 250, max: 8000), 20, "19.5"), (LoadLadder(min: 1000, step: 100, max: 20_000), 42.5, "43"),
    (LoadLadder(min: 2000, step: 50, max: 20_000), 61.2, "61"), (LoadLadder(min: 2000, step: 25, max: 20_000), 61.2, "61.25"),
    (LoadLadder(min: 3500, step: 500, max: 50_000), 52, "50"), (LoadLadder(min: 4500, step: 250, max: 66_000), 101.2, "100"),
    (LoadLadder(min: 1500, step: 1000, max: 17_500), 70, "75"), (LoadLadder(min: 5500, step: 1000, max: 66_000), 100, "105"),
    (LoadLadder(min: 4500, step: 100, max: 66_000), 193.05, "193"),
  ]) func otherBarsAndPlates(ladder: LoadLadder, wanted: Double, made: String) {
    let load = ladder.nearest(Self.load(wanted))
    #expect(load.description == made && ladder.contains(load))
  }

  @Test func oneAfterTheOther() throws {
    #expect(Self.kilograms.above(Self.load(60)) == Self.load(62.5) && Self.kilograms.below(Self.load(60)) == Self.load(57.5))
    #expect(Self.kilograms.above(Self.load(61)) == Self.load(62.5) && Self.kilograms.below(Self.load(61)) == Self.load(60))
    #expect(Self.kilograms.above(Self.load(300)) == Self.load(300) && Self.kilograms.below(Self.load(20)) == Self.load(20))
    #expect(Self.kilograms.above(Self.load(3)) == Self.load(20))
  }

  @Test func coarseStepsCountFromTheLightest() {
    let bar = Self.pounds.coarser(by: 1000)
    #expect(
      [105, 125, 135, 95, 115, 145, 200].map { bar.nearest(Self.load($0)).description } == ["105", "125", "135", "95", "115", "145", "205"])
    #expect(bar.floor(Self.load(60)) == Self.load(55) && bar.floor(Self.load(90)) == Self.load(85) && !bar.contains(Self.load(100)))
    // Two-kilogram steps and five-kilogram ones meet every ten kilograms.
    let dumbbells = LoadLadder(min: 200, step: 200, max: 5000).coarser(by: 500)
    #expect([25, 35, 28].map { dumbbells.nearest(Self.load($0)).description } == ["22", "32", "32"])
    #expect(Self.kilograms.coarser(by: 250) == Self.kilograms && Self.kilograms.coarser(by: 100) == Self.kilograms)
  }

  @Test func listsOfLoads() throws {
    let odd = try #require(Self.odd)
    #expect(odd.above(Self.load(9)) == Self.load(11) && odd.below(Self.load(13)) == Self.load(11))
    // 21 less a tenth, 80 % of 21 up and down, and more than there is.
    #expect(odd.nearest(Self.load(18.9)) == Self.load(19) && odd.nearest(Self.load(16.8)) == Self.load(17))
    #expect(odd.floor(Self.load(16.8)) == Self.load(15) && odd.nearest(Self.load(30)) == Self.load(24))
    #expect(odd.nearest(Self.load(10)) == Self.load(11), "ties go up")
    #expect(odd.nearest(Self.load(1)) == Self.load(3) && odd.floor(Self.load(1)) == Self.load(3))
    #expect(odd.contains(Self.load(18)) && !odd.contains(Self.load(12)) && !odd.contains(Self.load(30)))
    #expect(odd.above(Self.load(24)) == Self.load(24) && odd.below(Self.load(3)) == Self.load(3))
    #expect((odd.min, odd.step, odd.max) == (300, 300, 2400))
    #expect(LoadLadder([Int32]()) == nil)
    #expect(LoadLadder([900, 500, 700, 500]) == LoadLadder(min: 500, step: 200, max: 900), "equal steps are a ladder like any other")
    #expect(odd.coarser(by: 500) == LoadLadder(min: 300, step: 500, max: 1800))
  }
}
