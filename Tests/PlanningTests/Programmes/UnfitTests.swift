import Findings
import Testing
import TrainingModel

@testable import Planning

/// A programme that a client can't take gives no plan, and says why.
@Suite struct UnfitTests {
  private func causes(
    _ template: String, _ lifts: KeyValuePairs<String, Double> = [:], days: [Weekday] = [.mon, .wed, .fri],
    _ change: (inout Client) -> Void = { _ in }
  ) throws -> [String] {
    let result = try Trainee(template, lifts, days: days, change).result
    #expect(result.mesocycle == nil && result.programme == nil && result.reached == .loaded)
    let unfit = result.findings.filter { $0.code == .templateUnfit }
    #expect(unfit.allSatisfy { $0.severity == .error && $0.hint != nil && !$0.message.hasSuffix(".") })
    return unfit.map(\.message)
  }

  @Test func tooFewDays() throws {
    #expect(try causes("wendler_531") == ["the programme 5/3/1 has 4 sessions a week, more than 'training_days'"])
  }

  @Test func daysTooCloseTogether() throws {
    #expect(
      try causes("gzclp", days: [.mon, .tue, .wed])
        == ["the programme GZCLP needs 2 days from one session to the next, which 'training_days' doesn't leave"])
  }

  @Test func tooFewMinutes() throws {
    let messages = try causes("stronglifts_5x5") { $0.minutesPerSession = 45 }
    #expect(messages.count == 1 && messages[0].hasSuffix("more than the 45 of 'minutes_per_session'"))
  }

  @Test func aMonthWithoutADay() throws {
    let away = try #require(DateSpan(first: CalendarDate(dayNumber: 0), last: CalendarDate(dayNumber: 100_000)))
    let result = try Trainee("starting_strength", [:], days: [.mon, .wed, .fri]) { $0.unavailable = [away] }.result
    #expect(result.mesocycle == nil && result.findings.map(\.code) == [.planInfeasible])
    #expect(result.findings[0].message.hasSuffix("and none is free within a year after it"))
  }

  @Test func missingEquipment() throws {
    let messages = try causes("starting_strength") { $0.equipment = EquipmentSet() }
    #expect(messages.contains("the programme Starting Strength has Barbell Back Squat, for which 'equipment' is missing"))
  }

  @Test func exclusionsAndWishes() throws {
    let rules = try ShippedRules.required().rulebook
    let squat = try #require(rules.exercise("back_squat"))
    #expect(
      try causes("stronglifts_5x5") { $0.never = [squat] } == ["the programme StrongLifts 5x5 has Barbell Back Squat, which is in 'never'"])
    let pregnant = try #require(rules.conditions.firstIndex { $0.id == "pregnancy_t2_t3" })
    let messages = try causes("stronglifts_5x5") { $0.conditions = ConditionSet([ConditionID(pregnant)]) }
    #expect(
      messages.contains { $0.hasSuffix("which 'conditions', age or level rule out") || $0.contains("than 'conditions' or age allow") })
  }

  @Test func intensityPastALimit() throws {
    let rules = try ShippedRules.required().rulebook
    let pressure = try #require(rules.conditions.firstIndex { $0.id == "hypertension_controlled" })
    let lifts: KeyValuePairs<String, Double> = ["back_squat": 140, "barbell_bench_press": 100, "deadlift": 180, "overhead_press": 60]
    let messages = try causes("wendler_531", lifts, days: [.mon, .tue, .thu, .fri]) {
      $0.conditions = ConditionSet([ConditionID(pressure)])
    }
    #expect(!messages.isEmpty && messages.allSatisfy { $0.contains("'conditions'") })
  }

  @Test func levelAndAge() throws {
    let novice = try causes("wendler_531", days: [.mon, .tue, .thu, .fri]) { $0.experience = .novice }
    #expect(novice == ["the programme 5/3/1 is not made for this 'experience', or for what 'lifts' show of it"])
    let old = try causes("greyskull_lp") { $0.statedAge = 70 }
    #expect(old.contains("the programme Greyskull LP is not made for this age"))
  }

  @Test func moreDaysThanNeededAreNoObstacle() throws {
    let plan = try Trainee("gzclp", days: [.mon, .tue, .wed, .thu, .fri]).plan()
    #expect(plan.sessions.count == 12 && Set(plan.sessions.map(\.day)) == [1, 3, 5])
  }

  /// Whatever condition or age it is: a programme fits as it stands or says that it doesn't, and never breaches what they limit.
  @Test func aProgrammeThatGoesPastALimitIsUnfitAndNeverABreach() throws {
    let book = try ShippedRules.required().rulebook
    var (unfit, planned) = (0, 0)
    for template in book.templates {
      for index in book.conditions.indices where !book.conditions[index].holds {
        let days: [Weekday] = template.daysPerWeek > 4 ? [.mon, .tue, .wed, .thu, .fri, .sat] : [.mon, .tue, .thu, .sat]
        let result = try Trainee(template.id, ["back_squat": 100, "barbell_bench_press": 80, "deadlift": 130], days: days) { client in
          if book.conditions[index].appliesTo == nil { client.conditions = ConditionSet([ConditionID(index)]) }
          if let ages = book.conditions[index].appliesTo?.age { client.statedAge = max(13, ages.lowerBound) }
        }.result
        let errors = result.findings.filter { $0.severity == .error }
        #expect(errors.allSatisfy { $0.code == .templateUnfit }, "\(template.id), \(book.conditions[index].id): \(errors.map(\.cellText))")
        (unfit, planned) = (unfit + (errors.isEmpty ? 0 : 1), planned + (errors.isEmpty ? 1 : 0))
      }
    }
    #expect(unfit > 50 && planned > 0, "\(unfit) unfit, \(planned) planned")
  }
}
