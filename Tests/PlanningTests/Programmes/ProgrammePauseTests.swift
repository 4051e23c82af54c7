import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A long pause takes from a named programme what it takes from everybody.
@Suite struct ProgrammePauseTests {
  private func squat(after days: Int, _ change: (inout Trainee) throws -> Void = { _ in }) throws -> (load: String, findings: [FindingCode])
  {
    let trainee = try Trainee("stronglifts_5x5", ["back_squat": 140], days: [.mon, .wed, .fri])
    var next = try trainee.nextBlock()
    next.start = next.start + days
    try change(&next)
    let record: ProgrammeRecord = try #require(next.result.programme)
    let line = try #require(record.state.split(separator: "\n").first { $0.hasPrefix("fives/back_squat") })
    let weight = line.split(separator: " ").first { $0.hasPrefix("weight=") }
    return (weight.map(String.init) ?? "none", next.result.findings.map(\.code))
  }

  @Test func betweenBlocks() throws {
    #expect(try squat(after: 0).load == "weight=13250")
    #expect(try squat(after: 7).load == "weight=13250", "ten days are no return")
    let (load, findings) = try squat(after: 21)
    #expect(load == "weight=12000" && findings.contains(.historyReturn), "nine tenths")
    #expect(try squat(after: 200).findings.contains(.historyStartAgain))
    #expect(try squat(after: 200).load == "none", "found by effort")
  }

  @Test func whatWasTrainedMeanwhileIsNoPause() throws {
    let (load, findings) = try squat(after: 21) { trainee in
      trainee.history.sessions = [
        LoggedSession(date: trainee.start + -4, unit: .kg, sets: [LoggedSet(exercise: try trainee.id("plank"), seconds: 60)])
      ]
    }
    #expect(load == "weight=13250" && !findings.contains(.historyReturn))
  }
}
