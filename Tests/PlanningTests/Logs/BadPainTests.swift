import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A movement that hurt badly is left out of later blocks as well, for as long as the rules say, and the report says until when.
@Suite struct BadPainTests {
  private func isPlanned(_ lifter: Lifter) throws -> Bool {
    try lifter.plan().prescriptions.contains { lifter.rules.facts[$0.exercise.index].pattern == .squat }
  }

  /// The month after one whose last squats hurt so.
  private func hurt(_ pain: UInt8, radiates: Bool = false) throws -> Lifter {
    let lifter = try Lifter("strength", "back_squat", 120)
    let id = try lifter.id("back_squat")
    var sessions = [LoggedSession].done(try lifter.plan()) { $0.rpe = nil }
    let last = try #require(sessions.lastIndex { $0.sets.contains { $0.exercise == id } })
    for place in sessions[last].sets.indices where sessions[last].sets[place].exercise == id {
      (sessions[last].sets[place].pain, sessions[last].sets[place].radiates) = (pain, radiates)
    }
    return try lifter.next(sessions)
  }

  @Test(arguments: [(7, false), (2, true)] as [(UInt8, Bool)]) func itWaitsInLaterBlocksToo(pain: UInt8, radiates: Bool) throws {
    let second = try hurt(pain, radiates: radiates)
    #expect(try !isPlanned(second))
    #expect(second.result.findings.contains { $0.code == .historySuspended && $0.message.contains("(squat)") })
    let third = try second.next([])
    #expect(try !isPlanned(third) && third.result.findings.contains { $0.code == .historySuspended })
    let days = third.rules.rulebook.history.logs.pain.days
    let fourth = try third.next([])
    #expect(try isPlanned(fourth), "\(days) days are over")
  }

  @Test func twoDaysWithoutPainEndIt() throws {
    let second = try hurt(8)
    let id = try second.id("back_squat")
    func trained(_ days: [Int], pain: UInt8 = 0) throws -> Lifter {
      try second.next(
        days.map { day in
          var set = LoggedSet(exercise: id, amount: 5, load: Load(hundredths: 4000))
          set.pain = pain
          return LoggedSession(date: second.start + day, unit: .kg, sets: [set])
        })
    }
    #expect(try !isPlanned(trained([3])), "once is not enough")
    #expect(try !isPlanned(trained([3, 6], pain: 2)), "a little pain is not none")
    #expect(try isPlanned(trained([3, 6])))
  }

  @Test func theReportSaysUntilWhen() {
    var week = ReportedWeek()
    week.plan("back_squat", day: 1)
    week.log("back_squat", day: 1, [(8, 100)], pain: 7)
    let days = Shipped.rules.history.logs.pain.days
    let waiting = WaitingMovement(
      exercise: ReportedWeek.exercise("back_squat"), pattern: .squat, since: ReportedWeek.start, until: ReportedWeek.start + days)
    #expect(week.report(1).waiting == [waiting] && week.report(days).waiting == [waiting] && week.report(days + 1).waiting == [])
    week.log("back_squat", day: 3, [(8, 60)])
    #expect(week.report(5).waiting == [waiting])
    week.log("back_squat", day: 5, [(8, 60)])
    #expect(week.report(5).waiting == [])
    var fine = ReportedWeek()
    fine.log("back_squat", day: 1, [(8, 100)], pain: 6)
    #expect(fine.report(1).waiting == [])
  }
}
