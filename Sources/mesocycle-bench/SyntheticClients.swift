import Foundation
import SeededNumbers
import TrainingModel

/// Seeded clients as JSON Lines: uniform over goals, levels, 1 to 7 days, six session lengths and five places to train.
struct SyntheticClients {
  let goals: [String]
  /// Conditions that a profile may state and that don't hold.
  let conditions: [String]
  private var random: SeededRandom

  static let presets = ["commercial_gym", "home_gym", "home_dumbbells", "bands_only", "bodyweight"]
  static let minutes = [20, 30, 45, 60, 75, 90]

  init(goals: [String], conditions: [String], seed: UInt64) {
    self.goals = goals
    self.conditions = conditions
    random = SeededRandom(seed)
  }

  /// Writes `count` clients to a file, a line each.
  mutating func write(_ count: Int, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
      throw CocoaError(.fileWriteUnknown)
    }
    defer { try? file.close() }
    var buffer = ""
    for number in 0..<count {
      buffer += line(number)
      if buffer.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(buffer.utf8))
        buffer = ""
      }
    }
    try file.write(contentsOf: Data(buffer.utf8))
  }

  private mutating func line(_ number: Int) -> String {
    let experience = Experience(rawValue: UInt8(random.below(3)))?.id ?? "novice"
    let isFemale = random.below(2) == 0
    let mass = 50 + random.below(50)
    let goal = goals[random.below(goals.count)]
    let days = weekdays(1 + random.below(7))
    let minutes = Self.minutes[random.below(Self.minutes.count)]
    let preset = Self.presets[random.below(Self.presets.count)]
    let stated =
      random.below(10) < 4 ? Set((0...random.below(2)).map { _ in conditions[random.below(conditions.count)] }).sorted() : ["none"]
    let id = String(repeating: "0", count: 6 - String(number).count) + "\(number)"
    var text = "{\"id\":\"c-\(id)\",\"coach\":\"coach\(number % 50)\",\"name\":\"Client \(number)\",\"age\":\(18 + random.below(60)),"
    text += "\"sex\":\"\(isFemale ? "female" : "male")\",\"body_mass_kg\":\(mass),\"goal\":\"\(goal)\",\"experience\":\"\(experience)\","
    text += "\"training_days\":\(list(days)),\"minutes_per_session\":\(minutes),\"equipment\":[\"\(preset)\"],"
    text += "\"units\":\"\(random.below(4) == 0 ? "lb" : "kg")\",\"conditions\":\(list(stated)),\"clearance\":\"cleared\""
    if random.below(2) == 0 { text += ",\"lifts\":\(lifts(experience, mass: Double(mass), part: isFemale ? 0.7 : 1))" }
    return text + "}\n"
  }

  private mutating func weekdays(_ count: Int) -> [String] {
    var days = Weekday.allCases
    for index in days.indices { days.swapAt(index, index + random.below(days.count - index)) }
    return days.prefix(count).sorted().map(\.id)
  }

  /// Sets of five at loads that fit the level, so that stated and shown levels agree.
  private mutating func lifts(_ experience: String, mass: Double, part: Double) -> String {
    let level = Double(Experience(id: experience)?.rawValue ?? 0)
    let multiples = [
      ("back_squat", 0.8 + 0.45 * level), ("barbell_bench_press", 0.6 + 0.38 * level), ("deadlift", 1.0 + 0.6 * level),
      ("overhead_press", 0.4 + 0.2 * level), ("barbell_row", 0.55 + 0.3 * level),
    ]
    let sets = multiples.map { exercise, multiple in
      let load = (mass * multiple * part * (0.95 + Double(random.below(10)) / 100) / 1.16 * 2).rounded() / 2
      return "{\"exercise\":\"\(exercise)\",\"load_kg\":\(load),\"reps\":5}"
    }
    return "[\(sets.joined(separator: ","))]"
  }

  private func list(_ words: [String]) -> String { "[\(words.map { "\"\($0)\"" }.joined(separator: ","))]" }
}
