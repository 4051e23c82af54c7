import Testing
import TrainingModel

/// One way to say an amount, a load and a target, in both languages.
@Suite struct PrescriptionWordsTests {
  private let english = PrescriptionWords()
  private let german = PrescriptionWords(.german)
  private let sentence = PrescriptionWords(.english, .sentence)

  @Test(arguments: [
    (Measure.reps, "3 × 6–8", "3 × 6–8"), (.repsEachSide, "3 × 6–8 each side", "3 × 6–8 je Seite"), (.seconds, "3 × 6–8 s", "3 × 6–8 s"),
    (.secondsEachSide, "3 × 6–8 s each side", "3 × 6–8 s je Seite"), (.minutes, "3 × 6–8 min", "3 × 6–8 min"),
    (.metres, "3 × 6–8 m", "3 × 6–8 m"),
  ])
  func saysWhatIsCounted(_ measure: Measure, _ english: String, _ german: String) {
    #expect(self.english.amount(sets: 3, 6, 8, measure) == english)
    #expect(self.german.amount(sets: 3, 6, 8, measure) == german)
  }

  @Test func saysRanges() {
    #expect([english.range(5, 5), english.range(5, nil), english.range(6, 8)] == ["5", "5+", "6–8"])
    #expect([sentence.range(5, 5), sentence.range(5, nil), sentence.range(6, 8)] == ["5", "5 or more", "6 to 8"])
    let spoken = PrescriptionWords(.german, .sentence)
    #expect([spoken.range(5, 5), spoken.range(5, nil), spoken.range(6, 8)] == ["5", "5 oder mehr", "6 bis 8"])
  }

  @Test(arguments: [
    (LoadBasis.total, "62.5 kg", "62,5 kg"), (.perHand, "62.5 kg per hand", "62,5 kg je Hand"), (.added, "+62.5 kg", "+62,5 kg"),
    (.assist, "62.5 kg of help", "62,5 kg Hilfe"), (.stack, "62.5 kg", "62,5 kg"), (.band, "62.5 kg", "62,5 kg"),
    (.none, "62.5 kg", "62,5 kg"),
  ])
  func saysLoads(_ basis: LoadBasis, _ english: String, _ german: String) {
    let load = Load(hundredths: 6250)
    #expect(self.english.load(load, .kg, basis) == english)
    #expect(self.german.load(load, .kg, basis) == german)
    #expect(self.english.load(load, .kg, basis, target: "projected") == english + ", projected")
    #expect(self.german.load(load, .kg, basis, target: "projected") == german + ", vorausberechnet")
  }

  @Test func saysTargetsWhereThereIsNoLoad() {
    #expect(english.load(nil, .kg, .total, target: "find by effort") == "find by effort")
    #expect(german.load(nil, .kg, .total, target: "find by effort") == "nach Anstrengung")
    #expect(german.load(nil, .kg, .total, target: "until it is hard") == "until it is hard")
    #expect(german.load(nil, .kg, .total, target: "").isEmpty)
  }

  @Test func saysRests() { #expect([0, 45, 150, 605].map(english.rest) == ["", "0:45", "2:30", "10:05"]) }
}
