import Testing

@testable import GymYears

/// Lives that once went wrong, as short as they can be: each is what a failing run printed, or what somebody lived through.
@Suite struct FoundTests {
  /// A life, and what it was that went wrong.
  struct Life: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var testDescription: String { name }
  }

  @Test(arguments: lives) func endsAsItShould(_ life: Life) async throws {
    let report = try await LivedYears.run().live(try YearPlan(text: life.text))
    #expect(report.isSound, "\(report.text)")
  }

  /// Nor do they say anything of logs where nobody logs.
  @Test func theirPeopleLog() async throws {
    let steps = (0..<5).map {
      "log m\($0) train 14 seed \($0)\nlog m\($0) send \(["strong", "hevy", "hevy", "csv", "csv"][$0]) age 0 in kg via inbox"
    }
    let life = "gym 2 8\nnight\napprove all\ndays 19\n\(steps.joined(separator: "\n"))\nnight"
    let report = try await LivedYears.run().live(try YearPlan(text: life))
    #expect(report.isSound && report.loggedSessions >= 8, "\(report.loggedSessions) \(report.text)")
  }

  /// The lists say what they mean only while their people have plans to approve, to edit and to send back.
  @Test func theirPeopleHavePlans() async throws {
    let report = try await LivedYears.run().live(try YearPlan(text: "gym 2 8\nnight\napprove all"))
    #expect(report.approvedWeeks >= 20, "\(report.approvedWeeks)")
  }
}
