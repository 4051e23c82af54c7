import Rulebook
import TrainingModel

/// The days without training before a block.
enum Pause {
  /// The last day of training: as it was logged; or as the profile says, where that is a day since the last block began; or the last of that
  /// block, for who doesn't log is taken to have done it.
  static func lastDay(of block: PastBlock, logged: CalendarDate?, _ context: PlanningContext) -> CalendarDate {
    let stated = context.client.lastTrained.flatMap { $0 >= block.start && $0 < context.start ? $0 : nil }
    guard let logged else { return stated ?? block.lastDay }
    return stated.map { max($0, logged) } ?? logged
  }

  /// How many days lie between the last session and the block's first, both not counted.
  static func days(since last: CalendarDate, _ context: PlanningContext) -> Int {
    var first = context.start
    for offset in 0..<PlanDay.count {
      let date = context.start + offset
      guard context.client.trainingDays.contains(date.weekday), !context.client.unavailable.contains(where: { $0.contains(date) }) else {
        continue
      }
      first = date
      break
    }
    return max(0, Int(first - last) - 1)
  }
}

extension LastMonth {
  /// The block with the weeks that a pause or missed sessions ask for.
  ///
  /// After a return of several weeks the block goes on with the week after its first, so that nobody deloads from nothing; and no week
  /// has more than a fifth more sets than the one before it (training-science section 2.3).
  func eased(_ block: BlockRule) -> BlockRule {
    guard layoff != nil || completion != nil else { return block }
    var eased = block
    if let layoff {
      let count = layoff.weeks.count
      for week in eased.weeks.indices {
        if week < count {
          eased.weeks[week].sets = min(block.weeks[week].sets, layoff.weeks[week].sets)
          if layoff.isReturn { (eased.weeks[week].phase, eased.weeks[week].load) = (.return, 1) }
        } else {
          if layoff.isReturn, count > 1 { eased.weeks[week] = block.weeks[week - count + 1] }
          eased.weeks[week].sets = min(eased.weeks[week].sets, eased.weeks[week - 1].sets * 1.2)
        }
      }
    }
    if let completion { for week in eased.weeks.indices { eased.weeks[week].sets *= completion.sets } }
    return eased
  }
}
