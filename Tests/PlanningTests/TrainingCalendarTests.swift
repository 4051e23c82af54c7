import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct TrainingCalendarTests {
  private func days(_ weekdays: [Weekday], start offset: Int) -> TrainingCalendar {
    TrainingCalendar(client: SmallRulebook.client { $0.trainingDays = WordSet(weekdays) }, start: SmallRulebook.monday + offset)
  }

  @Test(arguments: [
    (0, [1, 3, 5]), (1, [2, 4, 7]), (2, [1, 3, 6]), (3, [2, 5, 7]), (4, [1, 4, 6]), (5, [3, 5, 7]), (6, [2, 4, 6]),
  ])
  func countsFromTheWeekdayOfTheStart(offset: Int, expected: [Int]) {
    let calendar = days([.mon, .wed, .fri], start: offset)
    #expect(calendar.days == expected)
    #expect(calendar.gap == 2)
  }

  @Test func datesFallOnTheClientsWeekdaysWhateverTheStart() {
    for offset in 0..<7 {
      for bits in 1..<128 as Range<UInt32> {
        let weekdays = WordSet<Weekday>(bits: bits)
        let calendar = TrainingCalendar(client: SmallRulebook.client { $0.trainingDays = weekdays }, start: SmallRulebook.monday + offset)
        #expect(calendar.days.count == weekdays.count)
        #expect(calendar.days.allSatisfy { weekdays.contains((SmallRulebook.monday + offset + ($0 - 1)).weekday) })
        #expect(calendar.days == calendar.days.sorted())
      }
    }
  }

  @Test(arguments: [([1], 7), ([1, 2], 1), ([1, 4], 3), ([1, 3, 5], 2), ([1, 7], 1), ([1, 2, 3, 4, 5, 6, 7], 1)])
  func gapGoesAroundTheWeek(days: [Int], gap: Int) { #expect(TrainingCalendar.gap(of: days) == gap) }

  @Test(arguments: [
    (7, 3, [1, 3, 5]), (7, 2, [1, 4]), (5, 3, [1, 3, 5]), (5, 5, [1, 2, 3, 4, 5]), (5, 9, [1, 2, 3, 4, 5]), (4, 1, [1]),
  ])
  func choosesDaysThatLieFarApart(available: Int, wanted: Int, expected: [Int]) {
    let calendar = days(Array(Weekday.allCases.prefix(available)), start: 0)
    #expect(calendar.bestSpaced(wanted) == expected)
  }

  @Test(arguments: [
    // Four of seven: one pair has to stand together, and it is the pair that did so in the model.
    (7, [1, 3, 5, 7], [1, 3, 5, 7]), (7, [1, 2, 4, 6], [1, 2, 4, 6]), (7, [1, 3, 4, 6], [1, 3, 4, 6]),
    // What was packed is spread all the same.
    (6, [1, 2, 3], [1, 3, 5]), (7, [3, 4], [1, 4]),
  ])
  func ofEquallyGoodDaysThoseMostLikeTheModel(available: Int, model: [Int], expected: [Int]) {
    let calendar = days(Array(Weekday.allCases.prefix(available)), start: 0)
    #expect(calendar.bestSpaced(model.count, like: model) == expected)
  }
}
