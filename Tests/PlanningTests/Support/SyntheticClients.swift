import Rulebook
import SeededNumbers
import TrainingModel

/// Seeded clients that nobody has met: the same seed always makes the same ones.
struct SyntheticClients {
  /// Which clients are made.
  enum Range {
    /// What plans are promised for: 20 to 90 minutes, the five usual places, two in five with a condition, half with known lifts.
    case usual
    /// The same without conditions.
    case healthy
    /// Everything a profile may say: 10 to 180 minutes, every preset, up to four conditions, 13 to 95 years.
    case wide
  }

  private let rulebook: Rulebook
  private let range: Range
  private var random: SeededRandom

  init(_ rulebook: Rulebook, _ range: Range, seed: UInt64) {
    (self.rulebook, self.range, random) = (rulebook, range, SeededRandom(seed))
  }

  /// The first `count` clients.
  mutating func make(_ count: Int) -> [Client] { (0..<count).map { client(number: $0) } }

  private mutating func client(number: Int) -> Client {
    let isWide = range == .wide
    let goal = GoalID(below(rulebook.goals.count))
    let experience = Experience.allCases[below(3)]
    var client = Client(
      id: "client-\(number)", goal: goal, experience: experience, trainingDays: days(1 + below(7)),
      minutesPerSession: pick(isWide ? [10, 20, 30, 45, 60, 75, 90, 180] : [20, 30, 45, 60, 75, 90]), equipment: place())
    client.sex = pick([.female, .male, .unspecified])
    client.statedAge = isWide ? 13 + below(83) : pick([18 + below(47), 18 + below(47), 18 + below(47), 65 + below(20)])
    client.units = below(4) == 0 ? .lb : .kg
    client.clearance = .cleared
    client.conditions = conditions()
    client.bodyMassKilograms = below(5) == 0 ? nil : Double(50 + below(55))
    if below(2) == 0 { addLifts(&client) }
    if isWide { addWishes(&client) }
    return client
  }

  private mutating func days(_ count: Int) -> WordSet<Weekday> {
    var days = WordSet<Weekday>()
    while days.count < count { days.insert(Weekday.allCases[below(7)]) }
    return days
  }

  private mutating func place() -> EquipmentSet {
    let usual = ["commercial_gym", "home_gym", "home_dumbbells", "bands_only", "bodyweight"]
    let presets = rulebook.presets.filter { range == .wide || usual.contains($0.id) }
    guard !presets.isEmpty else { return EquipmentSet(rulebook.equipment.indices.map { EquipmentID($0) }) }
    return presets[below(presets.count)].items
  }

  private mutating func conditions() -> ConditionSet {
    let stated = rulebook.conditions.indices.filter { rulebook.conditions[$0].mayBeStated }
    let count =
      switch range {
      case .healthy: 0
      case .usual: below(5) < 2 ? 1 + below(2) : 0
      case .wide: below(5)
      }
    return ConditionSet((0..<(stated.isEmpty ? 0 : count)).map { _ in ConditionID(stated[below(stated.count)]) })
  }

  /// Best sets as people of this level have them: multiples of body mass for men, less for women.
  private mutating func addLifts(_ client: inout Client) {
    let standards: [(String, [Double])] = [
      ("back_squat", [0.9, 1.3, 1.8]), ("barbell_bench_press", [0.65, 1.0, 1.4]), ("deadlift", [1.1, 1.6, 2.2]),
      ("overhead_press", [0.4, 0.6, 0.8]),
      ("barbell_row", [0.55, 0.8, 1.1]),
    ]
    for (id, multiples) in standards where below(3) > 0 {
      guard let index = rulebook.exercises.firstIndex(where: { $0.id == id }) else { continue }
      let part = (client.sex == .female ? 0.72 : 1) * (0.85 + Double(below(31)) / 100)
      let oneRepMax = (client.bodyMassKilograms ?? 75) * multiples[Int(client.experience.rawValue)] * part
      let reps = 3 + below(6)
      let load = (oneRepMax / (1 + Double(reps) / 30) / 2.5).rounded() * 2.5
      client.lifts.append(KnownLift(exercise: ExerciseID(index), kilograms: max(5, load), reps: reps))
    }
  }

  private mutating func addWishes(_ client: inout Client) {
    (client.likes, client.dislikes, client.never) = (someExercises(3), someExercises(3), someExercises(3))
    if below(4) == 0 { client.priorityMuscles.insert(Muscle.allCases[below(Muscle.allCases.count)]) }
    let first = CalendarDate(dayNumber: 20_458 + Int32(below(28)))
    if below(6) == 0, let span = DateSpan(first: first, last: first + below(10)) { client.unavailable.append(span) }
  }

  private mutating func someExercises(_ most: Int) -> [ExerciseID] {
    (0..<below(most + 1)).map { _ in ExerciseID(below(rulebook.exercises.count)) }
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  private mutating func below(_ bound: Int) -> Int { random.below(bound) }
}
