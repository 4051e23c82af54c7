import TrainingModel

/// The client's training days as days of the block's weeks.
struct TrainingCalendar {
  /// 1 to 7, ascending, counted from the weekday on which the block starts.
  let days: [Int]

  init(client: Client, start: CalendarDate) {
    let first = Int(start.weekday.rawValue)
    days = client.trainingDays.members.map { (Int($0.rawValue) - first + 7) % 7 + 1 }.sorted()
  }

  /// The fewest days from one training day to the next, around the week.
  var gap: Int { Self.gap(of: days) }

  /// The fewest days from one of `days` to the next, around the week; 7 for a single day.
  static func gap(of days: [Int]) -> Int {
    guard days.count > 1 else { return 7 }
    var smallest = days[0] + 7 - days[days.count - 1]
    for index in 1..<days.count { smallest = min(smallest, days[index] - days[index - 1]) }
    return smallest
  }

  /// `count` of the days that lie as far apart as they can; all of them where there are no more.
  ///
  /// Of equally good choices the one with the smallest sum of squared gaps, then the one whose gaps are most like those of `model`, and then
  /// the earliest, is taken.
  ///
  /// - Parameter model: as many days, of a week whose sessions these days are to hold in their order; empty where there is none.
  func bestSpaced(_ count: Int, like model: [Int] = []) -> [Int] {
    guard count < days.count, count > 0 else { return days }
    let wanted = Self.gaps(of: model)
    var best: (cost: (Int, Int, Int), days: [Int])?
    for bits in 0..<(1 << days.count) where bits.nonzeroBitCount == count {
      let chosen = days.indices.filter { bits & (1 << $0) != 0 }.map { days[$0] }
      let gaps = Self.gaps(of: chosen)
      let cost = (-Self.gap(of: chosen), gaps.reduce(0) { $0 + $1 * $1 }, zip(gaps, wanted).reduce(0) { $0 + abs($1.0 - $1.1) })
      if let best, best.cost <= cost { continue }
      best = (cost, chosen)
    }
    return best?.days ?? days
  }

  /// The days from each of `days` to the next, around the week.
  private static func gaps(of days: [Int]) -> [Int] {
    days.indices.map { index in (index + 1 < days.count ? days[index + 1] : days[0] + 7) - days[index] }
  }
}
