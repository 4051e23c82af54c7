import Testing
import TrainingModel

@Suite struct TempoTests {
  @Test(arguments: [("2-0-1-0", 3), ("3-0-X-0", 4), ("10-2-X-1", 14), ("0-0-0-0", 0)])
  func countsSecondsAndReadsBack(text: String, seconds: Int) throws {
    let tempo = try #require(Tempo(text: text))
    #expect(tempo.secondsPerRep == seconds)
    #expect(tempo.description == text)
  }

  @Test(arguments: ["", "2-0-1", "2-0-1-0-0", "X-0-1-0", "2-0-x-0", "2-0-1-21", "2--1-0", "+2-0-1-0", "002-0-1-0", "3010"])
  func refusesOtherText(text: String) { #expect(Tempo(text: text) == nil) }
}
