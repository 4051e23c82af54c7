import Rulebook
import TrainingModel

/// Which week of the block's rule each week of the calendar is: a week in which the client is away altogether is taken up by the next one
/// that is trained, so that nobody comes back from a holiday to a load that was never built up to (training-science section 4.9).
///
/// Who was away for so long that the table of layoffs has a row for it comes back inside the block as between blocks: lighter, and where the
/// table calls it a return, with the last trained week once more.
struct BlockCourse: Sendable {
  /// By the rule's weeks, in their order.
  let phases: FourWeeks<Phase>
  /// The part of the load that the rule asks for, by its weeks.
  let loads: FourWeeks<Double>
  /// For each week of the calendar its place among the rule's weeks, from 0.
  let places: FourWeeks<Int>
  /// By the weeks of the calendar, whether the client is away in all of it.
  let isAway: FourWeeks<Bool>
  /// By the weeks of the calendar, what an absence inside the block asks for.
  let returns: FourWeeks<Return?>

  /// A week on the way back from an absence inside the block.
  struct Return: Sendable {
    /// How many trained weeks lie between it and the absence.
    let step: Int
    /// The parts of sets and of the last loads.
    let sets: Double
    let load: Double
    /// The fewest repetitions in reserve.
    let leastRIR: Int
    /// Whether it is labelled as a return.
    let isReturn: Bool
  }

  init(_ rule: BlockRule, client: Client, start: CalendarDate, layoffs: [LayoffRule] = []) {
    phases = FourWeeks { rule.weeks[$0].phase }
    loads = FourWeeks { rule.weeks[$0].load }
    guard !client.unavailable.isEmpty else {
      places = FourWeeks { $0 }
      isAway = FourWeeks(repeating: false)
      returns = FourWeeks(repeating: nil)
      return
    }
    let days = FourWeeks { Self.trainedDays(client, from: start.day(1, ofWeek: $0 + 1)) }
    isAway = FourWeeks { days[$0].isEmpty }
    let returns = Self.returns(days, layoffs)
    self.returns = returns
    guard rule.missedWeek == .repeats else {
      places = FourWeeks { $0 }
      return
    }
    var trained = 0
    places = FourWeeks { week in
      if trained > 0, returns[week]?.isReturn == true { return trained - 1 }
      defer { trained += days[week].isEmpty ? 0 : 1 }
      return trained
    }
  }

  /// What the absences between the trained days of a block ask for.
  private static func returns(_ days: FourWeeks<[CalendarDate]>, _ layoffs: [LayoffRule]) -> FourWeeks<Return?> {
    var returns = FourWeeks<Return?>(repeating: nil)
    var (last, layoff, step) = (CalendarDate?.none, LayoffRule?.none, 0)
    for week in days.indices {
      guard let first = days[week].first else { continue }
      if let last, let found = layoffs.first(where: { $0.days.contains(Int(first - last) - 1) }) { (layoff, step) = (found, 0) }
      last = days[week].last
      guard let current = layoff, step < current.weeks.count else { continue }
      let part = current.weeks[step]
      returns[week] = Return(
        step: step, sets: part.sets, load: part.load, leastRIR: current.leastRIR, isReturn: current.isReturn)
      step += 1
    }
    return returns
  }

  /// The days of the week from `first` on that are trained.
  private static func trainedDays(_ client: Client, from first: CalendarDate) -> [CalendarDate] {
    (0..<7).map { first + $0 }.filter { date in
      client.trainingDays.contains(date.weekday) && !client.unavailable.contains { $0.contains(date) }
    }
  }

  /// Whether the block goes on as its rule has it.
  var isRegular: Bool { !isInterrupted && places.indices.allSatisfy { places[$0] == $0 } }

  /// Whether an absence inside the block changes anything.
  var isInterrupted: Bool { returns.indices.contains { returns[$0] != nil } }

  /// The rule with its weeks as the calendar has them; after an absence no week has more than a fifth more sets than the one before it.
  func applied(to rule: BlockRule) -> BlockRule {
    guard !isRegular else { return rule }
    var applied = rule
    applied.weeks = places.indices.map { rule.weeks[places[$0]] }
    var before: Double?
    for week in places.indices where !isAway[week] {
      if let back = returns[week] {
        applied.weeks[week].sets = min(applied.weeks[week].sets, back.sets)
        if back.isReturn { (applied.weeks[week].phase, applied.weeks[week].load) = (.return, 1) }
        before = applied.weeks[week].sets
      } else if let last = before, applied.weeks[week].phase != .deload {
        applied.weeks[week].sets = min(applied.weeks[week].sets, last * 1.2)
        before = applied.weeks[week].sets
      }
    }
    return applied
  }

  /// What each week of the calendar gets of values by the rule's weeks.
  func onCalendar<Value>(_ values: FourWeeks<Value>) -> FourWeeks<Value> { FourWeeks { values[places[$0]] } }
}
