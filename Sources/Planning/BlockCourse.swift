import Rulebook
import TrainingModel

/// Which week of the block's rule each week of the calendar is: a week in which the client is away altogether is taken up by the next one
/// that is trained, so that nobody comes back from a holiday to a load that was never built up to (training-science section 4.9).
struct BlockCourse: Sendable {
  /// By the rule's weeks, in their order.
  let phases: FourWeeks<Phase>
  /// The part of the load that the rule asks for, by its weeks.
  let loads: FourWeeks<Double>
  /// For each week of the calendar its place among the rule's weeks, from 0.
  let places: FourWeeks<Int>

  init(_ rule: BlockRule, client: Client, start: CalendarDate) {
    phases = FourWeeks { rule.weeks[$0].phase }
    loads = FourWeeks { rule.weeks[$0].load }
    guard rule.missedWeek == .repeats, !client.unavailable.isEmpty else {
      places = FourWeeks { $0 }
      return
    }
    var trained = 0
    places = FourWeeks { week in
      defer { trained += Self.isAway(client, from: start + week * 7) ? 0 : 1 }
      return trained
    }
  }

  /// Whether the block goes on as its rule has it.
  var isRegular: Bool { places.indices.allSatisfy { places[$0] == $0 } }

  /// The rule with its weeks as the calendar has them.
  func applied(to rule: BlockRule) -> BlockRule {
    guard !isRegular else { return rule }
    var applied = rule
    applied.weeks = places.indices.map { rule.weeks[places[$0]] }
    return applied
  }

  /// What each week of the calendar gets of values by the rule's weeks.
  func onCalendar<Value>(_ values: FourWeeks<Value>) -> FourWeeks<Value> { FourWeeks { values[places[$0]] } }

  /// Whether no training day of the week that starts on `first` is left.
  private static func isAway(_ client: Client, from first: CalendarDate) -> Bool {
    (0..<7).allSatisfy { offset in
      let date = first + offset
      return !client.trainingDays.contains(date.weekday) || client.unavailable.contains { $0.contains(date) }
    }
  }
}
