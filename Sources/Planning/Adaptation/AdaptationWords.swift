import TrainingModel

/// Says in one line which sets made a row another one.
struct AdaptationWords {
  /// The name of the exercise.
  let name: String

  /// `Bench Press: 8 8 8 at 77.5 on 2 December with 2 left: 80 instead of 77.5`.
  ///
  /// - Parameter effort: the RPE of the hardest set; nil where nobody noted it.
  func reason(
    _ sets: [(load: Double, amount: Int)], on date: CalendarDate, effort: Double?, now: String, before: String
  ) -> String {
    var groups: [(load: Double, amounts: [Int])] = []
    for set in sets {
      if groups.last?.load == set.load {
        groups[groups.count - 1].amounts.append(set.amount)
      } else {
        groups.append((set.load, [set.amount]))
      }
    }
    let done = groups.map { group in
      let amounts = group.amounts.map(String.init).joined(separator: " ")
      let load = Self.number(abs(group.load))
      return group.load == 0 ? amounts : group.load < 0 ? "\(amounts) with \(load) of help" : "\(amounts) at \(load)"
    }.joined(separator: ", ")
    let left = effort.map { " with \(Self.plain(10 - $0)) left" } ?? ""
    return "\(name): \(done) on \(Self.day(date))\(left): \(now) instead of \(before)"
  }

  /// `Bench Press: left out on 9 December: 77.5 instead of 80`.
  func omission(on date: CalendarDate, now: String, before: String) -> String {
    "\(name): left out on \(Self.day(date)): \(now) instead of \(before)"
  }

  /// A load in hundredths without its unit, which is the block's.
  static func number(_ hundredths: Double) -> String { Load(hundredths: Int32(clamping: Int(hundredths.rounded()))).description }

  private static func plain(_ number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }

  /// `2 December`.
  static func day(_ date: CalendarDate) -> String {
    let (_, month, day) = date.components
    return "\(day) \(months[month - 1])"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
}
