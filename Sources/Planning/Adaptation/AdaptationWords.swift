import TrainingModel

/// Says in one line which sets made a row another one.
struct AdaptationWords {
  /// The name of the exercise.
  let name: String
  /// What its loads are.
  let basis: LoadBasis

  /// What stands for the load of a row whose client is to find it.
  static let toBeFound = "a load to be found"

  /// `Bench Press: 8 8 8 at 77.5 on 2 December with 2 left: 80 instead of 77.5`.
  ///
  /// - Parameters:
  ///   - sets: With the loads that were written, in hundredths; below 0 for help where the programme has it so.
  ///   - effort: The RPE of the hardest set; nil where nobody noted it.
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
      return group.load == 0 ? amounts : amounts + with(Load(hundredths: Int32(clamping: Int(abs(group.load).rounded()))))
    }.joined(separator: ", ")
    let left = effort.map { " with \(Self.plain(10 - $0)) left" } ?? ""
    return "\(name): \(done) on \(Self.day(date))\(left): \(now) instead of \(before)"
  }

  /// `Bench Press: left out on 9 December: 77.5 instead of 80`.
  func omission(on date: CalendarDate, now: String, before: String) -> String {
    "\(name): left out on \(Self.day(date)): \(now) instead of \(before)"
  }

  /// A load without its unit, which is the block's: `80`, `+10`, `20 of help`, and where nothing is added or taken off `body weight`.
  func load(_ load: Load) -> String {
    if load.hundredths == 0, basis == .added || basis == .assist { return basis == .added ? "body weight" : "no help" }
    let (before, after) = PrescriptionWords(.english, .sentence).aroundLoad(basis == .perHand ? .total : basis)
    return "\(before)\(load)\(after)"
  }

  /// ` at 80`, ` at +10`, ` with 20 of help`.
  func with(_ load: Load) -> String { " \(basis == .assist ? "with" : "at") \(self.load(load))" }

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
