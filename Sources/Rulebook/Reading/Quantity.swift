/// A unit as authors write it after a number.
enum Unit: String, Sendable {
  case seconds = "s"
  case minutes = "min"
  case percent = "%"
  case kilograms = "kg"
  case pounds = "lb"
  case sets, reps, evaluations, days

  /// The unit as messages explain it.
  var explained: String {
    switch self {
    case .seconds: "'s' (seconds)"
    case .minutes: "'min' (minutes)"
    case .percent: "'%'"
    case .kilograms: "'kg'"
    case .pounds: "'lb'"
    case .sets: "'sets'"
    case .reps: "'reps'"
    case .evaluations: "'evaluations'"
    case .days: "'days'"
    }
  }
}

/// A kind of number in the rules: what it is called, its unit, and the bounds within which it makes sense.
struct Quantity: Sendable {
  /// With its article: `a length of rest`.
  var name: String
  var unit: Unit?
  /// Whether the unit may be left out.
  var unitIsOptional = false
  var isWhole = true
  var bounds: ClosedRange<Double>
  /// One value as an author would write it.
  var example: String

  static let reps = Quantity(name: "a number of repetitions", unit: .reps, unitIsOptional: true, bounds: 1...200, example: "6..12")
  static let setsOfExercise = Quantity(name: "a number of sets", unit: .sets, unitIsOptional: true, bounds: 0...100, example: "3..4")
  static let weeklySets = Quantity(name: "a volume", unit: .sets, isWhole: false, bounds: 0...200, example: "10 sets")
  static let wholeSets = Quantity(name: "a number of sets", unit: .sets, bounds: 0...200, example: "8 sets")
  static let rest = Quantity(name: "a length of rest", unit: .seconds, bounds: 0...3600, example: "90 s")
  static let seconds = Quantity(name: "a length of time", unit: .seconds, bounds: 0...36_000, example: "45 s")
  static let secondsPerRep = Quantity(
    name: "the length of a repetition", unit: .seconds, isWhole: false, bounds: 0.1...60, example: "3.5 s")
  static let intensity = Quantity(name: "an intensity", unit: .percent, isWhole: false, bounds: 0...150, example: "70..80 %")
  static let part = Quantity(name: "a part", unit: .percent, isWhole: false, bounds: 0...500, example: "85 %")
  static let beats = Quantity(name: "a number of heartbeats a minute", isWhole: false, bounds: 0...250, example: "208")
  static let age = Quantity(name: "an age", bounds: 0...120, example: ">= 65")
  static let exercises = Quantity(name: "a number of exercises", bounds: 1...20, example: "..8")
  static let bmi = Quantity(name: "a body mass index", bounds: 10...80, example: ">= 40")
  static let timesAWeek = Quantity(name: "a number of times a week", bounds: 1...7, example: "3")
  static let days = Quantity(name: "a number of days", bounds: 1...7, example: "3")
  static let daysOff = Quantity(name: "a number of days", unit: .days, bounds: 0...10_000, example: "14 days")
  static let daysOfLogs = Quantity(name: "a number of days", unit: .days, bounds: 1...400, example: "14 days")
  static let times = Quantity(name: "a number of times", bounds: 1...20, example: "3")
  static let share = Quantity(name: "a part", unit: .percent, isWhole: false, bounds: 0...100, example: "5 %")
  static let daysOfBirth = Quantity(
    name: "a number of days before or after a birth", unit: .days, unitIsOptional: true, bounds: 1...1000, example: "1..182 days")
  static let effort = Quantity(name: "a difference in effort", isWhole: false, bounds: 0...5, example: "0.5")
  static let pain = Quantity(name: "a pain score", bounds: 0...11, example: "4")
  static let extraReps = Quantity(name: "a number of repetitions above a range", unit: .reps, bounds: 0...20, example: "1 reps")
  static let loggedReps = Quantity(
    name: "a number of repetitions", unit: .reps, unitIsOptional: true, bounds: 0...10_000, example: "0..200")
  static let change = Quantity(name: "a change", unit: .percent, isWhole: false, bounds: -100...1000, example: "-40..60 %")
  static let gap = Quantity(name: "a gap between training days", bounds: 1...7, example: ">= 2")
  static let minutes = Quantity(name: "a number of minutes", unit: .minutes, unitIsOptional: true, bounds: 0...1440, example: "45..60")
  static let minutesPerWeek = Quantity(name: "a time per week", unit: .minutes, bounds: 1...10_080, example: "120 min")
  static let minutesBound = Quantity(name: "a length of time", unit: .minutes, bounds: 0...1440, example: "60 min")
  static let rir = Quantity(name: "a number of reps in reserve", bounds: 0...20, example: "2")
  static let count = Quantity(name: "a whole number", bounds: 0...10_000, example: "3")
  static let slotKey = Quantity(name: "a slot's key", bounds: 1...9_999, example: "4")
  static let priority = Quantity(name: "a priority", bounds: 1...9, example: "3")
  static let week = Quantity(name: "a week of the block", bounds: 1...4, example: "4")
  static let ratio = Quantity(name: "a ratio", isWhole: false, bounds: 0...100, example: "1..2")
  static let points = Quantity(name: "a number of points", bounds: -1000...1000, example: "25")
  static let evaluations = Quantity(
    name: "a budget", unit: .evaluations, bounds: 0...1_000_000, example: "3000 evaluations")
  static let kilograms = Quantity(name: "a load", unit: .kilograms, isWhole: false, bounds: 0...10_000, example: "2.5 kg")
  static let pounds = Quantity(name: "a load", unit: .pounds, isWhole: false, bounds: 0...10_000, example: "5 lb")
  static let liftedKilograms = Quantity(name: "a load in kilograms", isWhole: false, bounds: 0.01...600, example: "80")
  static let liftedPounds = Quantity(name: "a load in pounds", isWhole: false, bounds: 0.01...1320, example: "185")
}
