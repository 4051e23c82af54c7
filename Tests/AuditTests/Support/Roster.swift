import Rulebook
import SeededNumbers
import TrainingModel

/// Seeded clients for the audit: every goal, level and place in turn, everything else by chance, extremes included.
struct Roster {
  private let rulebook: Rulebook
  private var random: SeededRandom

  init(_ rulebook: Rulebook, seed: UInt64) { (self.rulebook, random) = (rulebook, SeededRandom(seed)) }

  /// A client and the first day of the block.
  struct Member: Sendable {
    var client: Client
    var start: CalendarDate
  }

  mutating func make(_ count: Int) -> [Member] { (0..<count).map { member($0) } }

  private mutating func member(_ number: Int) -> Member {
    let goals = rulebook.goals.count
    var client = Client(
      id: "c\(number)", goal: GoalID(number % goals), experience: Experience.allCases[number / goals % 3],
      trainingDays: days(pick([1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 6, 7])),
      minutesPerSession: pick([10, 20, 30, 30, 45, 45, 60, 60, 75, 90, 120, 180]),
      equipment: place(number))
    client.sex = pick([.female, .male, .unspecified])
    client.statedAge = below(10) == 0 ? pick([13, 14, 17, 95, 88, 80]) : below(6) == 0 ? 65 + below(16) : 18 + below(47)
    client.units = below(4) == 0 ? .lb : .kg
    client.clearance = .cleared
    client.conditions = conditions()
    client.bodyMassKilograms = below(5) == 0 ? nil : Double(45 + below(75))
    if below(2) == 0 { addLifts(&client) }
    if below(3) == 0 { addWishes(&client) }
    let start = CalendarDate(dayNumber: 20_458) + below(7)
    if below(12) == 0, let span = DateSpan(first: start + below(28), last: start + 27 + below(3)) {
      client.unavailable = [DateSpan(first: span.first, last: min(span.last, span.first + below(9))) ?? span]
    }
    return Member(client: client, start: start)
  }

  private mutating func days(_ count: Int) -> WordSet<Weekday> {
    let spread: [[Weekday]] = [[.mon], [.mon, .thu], [.mon, .wed, .fri], [.mon, .tue, .thu, .fri], [.mon, .tue, .wed, .fri, .sat]]
    if count <= 5, below(2) == 0 {
      let turn = UInt8(below(7))
      return WordSet(spread[count - 1].compactMap { Weekday(rawValue: ($0.rawValue + turn) % 7) })
    }
    var days = WordSet<Weekday>()
    while days.count < count { days.insert(Weekday.allCases[below(7)]) }
    return days
  }

  /// Every preset in turn, and now and then a single item.
  private mutating func place(_ number: Int) -> EquipmentSet {
    if below(25) == 0, let dumbbells = rulebook.equipment.firstIndex(where: { $0.id == "dumbbells" }) {
      return EquipmentSet([EquipmentID(dumbbells)])
    }
    return rulebook.presets[number / (rulebook.goals.count * 3) % rulebook.presets.count].items
  }

  private mutating func conditions() -> ConditionSet {
    let stated = rulebook.conditions.indices.filter { rulebook.conditions[$0].mayBeStated }
    let count = pick([0, 0, 0, 0, 1, 1, 2, 4])
    return ConditionSet((0..<count).map { _ in ConditionID(stated[below(stated.count)]) })
  }

  /// Best sets, from far below to far above what the level promises.
  private mutating func addLifts(_ client: inout Client) {
    let usual: [(String, Double)] = [
      ("back_squat", 1.2), ("barbell_bench_press", 0.9), ("deadlift", 1.5), ("overhead_press", 0.55), ("barbell_row", 0.75),
      ("dumbbell_bench_press", 0.3), ("lat_pulldown", 0.7), ("goblet_squat", 0.35), ("leg_press", 2), ("romanian_deadlift", 1.1),
    ]
    for (id, multiple) in usual where below(2) == 0 {
      guard let index = rulebook.exercises.firstIndex(where: { $0.id == id }) else { continue }
      let part = (client.sex == .female ? 0.7 : 1) * (0.5 + Double(below(26)) / 20 * (0.5 + Double(client.experience.rawValue) / 2))
      let load = max(5, ((client.bodyMassKilograms ?? 75) * multiple * part * 0.8 / 2.5).rounded() * 2.5)
      client.lifts.append(KnownLift(exercise: ExerciseID(index), kilograms: load, reps: 1 + below(12)))
    }
  }

  private mutating func addWishes(_ client: inout Client) {
    func some(_ most: Int) -> [ExerciseID] { (0..<below(most + 1)).map { _ in ExerciseID(below(rulebook.exercises.count)) } }
    (client.likes, client.dislikes, client.never) = (some(3), some(3), some(4))
    for _ in 0..<below(3) { client.priorityMuscles.insert(Muscle.allCases[below(Muscle.allCases.count)]) }
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  private mutating func below(_ bound: Int) -> Int { random.below(bound) }
}
