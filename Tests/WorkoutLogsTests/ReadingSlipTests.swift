import Testing
import TrainingModel

@testable import WorkoutLogs

/// Sets that can't be right as they are written: they are stored so, and flagged.
struct ReadingSlipTests {
  /// The sets of one exercise as `reps×load` or `seconds`, a session for every three.
  private func flagged(_ sets: String...) throws -> [String] {
    let rows = sets.enumerated().map { place, text in
      let parts = text.split(separator: "×")
      let (reps, load, seconds) = parts.count == 2 ? ("\(parts[0])", "\(parts[1])", "") : ("", "", "\(parts[0])")
      return "2024-01-\(10 + place / 3),Squat,\(reps),\(load),\(seconds)\n"
    }
    let log = try Logs.read("date,exercise,reps,load,seconds\n" + rows.joined())
    #expect(log.stored == sets.count && log.unreadable.isEmpty)
    return log.sessions.flatMap { $0.session.exercises.flatMap(\.sets) }.filter(\.isFlagged).map(\.words)
  }

  @Test func digitsTooMany() throws {
    #expect(try flagged("8×60", "3310×60", "8×60") == ["3310@60!"])
    #expect(try flagged("8×60", "8×60", "8×62.5", "8×625", "8×60", "7×60") == ["8@625!"])
    #expect(try flagged("8×60", "8×60", "8×62.5", "110×60", "8×60", "7×60") == ["110@60!"])
    #expect(try flagged("5×1500") == ["5@1500!"])
  }

  @Test func weightAndRepetitionsSwapped() throws {
    #expect(try flagged("8×70", "9×70", "70×8", "8×72.5", "8×70", "10×65") == ["70@8!"])
    #expect(try flagged("12×12", "12×12", "14×10", "12×12", "12×12", "12×12").isEmpty)
  }

  @Test func secondsTypedAsMinutes() throws {
    #expect(try flagged("60", "60", "3600", "70", "60", "45") == ["3600s!"])
    #expect(try flagged("1800", "1800", "7200", "1800", "1800", "900").isEmpty)
  }

  @Test func whatSomebodyMayHaveDoneStands() throws {
    #expect(try flagged("8×20", "8×180", "5×180").isEmpty, "of few sets nobody knows what is usual")
    #expect(try flagged("10×5", "10×5", "10×7.5", "10×10", "10×20", "10×30").isEmpty)
    #expect(try flagged("8×60", "8×60", "8×60", "40×20", "8×60", "8×60").isEmpty, "a light set of many repetitions")
    #expect(try flagged("20×10", "20×10", "50×10", "20×10", "99×10", "20×10").isEmpty)
  }
}
