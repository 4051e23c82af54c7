import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// What a written name means, road by road.
@Suite struct NamesMatcherTests {
  private func id(_ name: String, _ app: LogApp = .mapped) -> String? { NamesShipped.id(name, in: app) }

  @Test func anIDANameAndATranslationAreKnownEverywhere() {
    for app in LogApp.allCases {
      #expect(id("barbell_bench_press", app) == "barbell_bench_press")
      #expect(id("Barbell Bench Press", app) == "barbell_bench_press")
      #expect(id("Langhantelrudern vorgebeugt", app) == "barbell_row")
    }
  }

  @Test func everyExerciseIsKnownByItsOwnIDAndNames() {
    let rules = NamesShipped.rules
    for index in rules.exercises.indices {
      let exercise = ExerciseID(index)
      for name in [rules[exercise].id, rules[exercise].name, rules.name(of: exercise, in: .german)] {
        #expect(id(name, .csv) == rules[exercise].id, "\(name)")
      }
    }
  }

  @Test func everyNameOfTheAliasFilesMeansWhatTheySay() {
    let rules = NamesShipped.rules
    var count = 0
    for (app, aliases) in rules.aliases.apps.map({ ($0.key, $0.value) }) + LogApp.allCases.map({ ($0, rules.aliases.common) }) {
      let own = Set((rules.aliases.apps[app] ?? []).map { $0.name.lowercased() })
      for alias in aliases where aliases != rules.aliases.common || !own.contains(alias.name.lowercased()) {
        let expected: NameMeaning =
          switch alias.meaning {
          case .exercise(let exercise): .exercise(exercise)
          case .nothing: .nothing
          case .open: .unknown
          }
        #expect(NamesShipped.matcher.meaning(of: alias.name, in: app) == expected, "\(app.id): \(alias.name)")
        count += 1
      }
    }
    #expect(count > 1_200)
  }

  @Test(arguments: [
    ("BENCH PRESS (BARBELL)", "barbell_bench_press"), ("Bench press  ( barbell )", "barbell_bench_press"),
    ("Barbell Bench-Press", "barbell_bench_press"), ("BB Bench Press", "barbell_bench_press"), ("DB Bench Press", "dumbbell_bench_press"),
    ("Bench Press (DB)", "dumbbell_bench_press"), ("Dumbell Bench Press", "dumbbell_bench_press"), ("Dumbbell Curls", "dumbbell_curl"),
    ("Lat Pulldowns", "lat_pulldown"), ("lat pull-down", "lat_pulldown"), ("Pullups", "pull_up"), ("PULL-UPS", "pull_up"),
    ("Push ups", "push_up"), ("KB Goblet Squat", "kettlebell_goblet_squat"), ("Goblet Squat (KB)", "kettlebell_goblet_squat"),
    ("Captain’s Chair Knee Raises", "captains_chair_knee_raise"), ("Captains Chair Knee Raise", "captains_chair_knee_raise"),
    ("Stiff-Legged Deadlifts", "stiff_leg_deadlift"), ("One-Arm Dumbbell Row", "dumbbell_row"), ("Row, Single-Arm (Dumbbell)", nil),
    ("Face Pulls (Cable)", "face_pull"), ("Trizepsdrucken am Kabelzug mit Seil", "rope_pushdown"), ("Kniebeuge (Langhantel)", "back_squat"),
    ("Bankdru\u{308}cken", "barbell_bench_press"), ("Cable Flyes", "cable_fly"), ("Cable Flies", "cable_fly"),
    ("Smith Machine Bench Press", "smith_machine_bench_press"), ("Bench Press (Smith-Machine)", "smith_machine_bench_press"),
  ])
  func whatPeopleWriteDifferentlyIsOneName(_ name: String, _ expected: String?) {
    #expect(id(name, .csv) == expected, "\(name)")
  }

  @Test func anAppsOwnConventionCounts() {
    #expect(id("Squat", .stronglifts) == "back_squat" && id("Squat", .hevy) == nil && id("Squat", .csv) == nil)
    #expect(id("Hack Squat", .strong) == "hack_squat" && id("Hack Squat", .hevy) == nil && id("hack squats", .hevy) == nil)
    #expect(
      id("Hip Thrust", .hevy) == "bodyweight_hip_thrust" && id("Hip Thrust", .stronglifts) == "hip_thrust" && id("Hip Thrust", .wide) == nil
    )
    #expect(id("Romanian Deadlift", .fitnotes) == "romanian_deadlift" && id("Romanian Deadlift", .mapped) == nil)
    #expect(id("Yoga", .hevy) == "none" && id("Yoga", .csv) == nil)
  }

  @Test func whatSomebodyAnsweredCountsMost() {
    let matcher = NameMatcher(
      NamesShipped.rules,
      answers: [
        NameAnswer(name: "Ohio State", exercise: "dumbbell_curl"), NameAnswer(name: "Dip Machine", exercise: nil),
        NameAnswer(name: "Bench Press (Barbell)", app: .strong, exercise: "paused_bench_press"),
        NameAnswer(name: "Hack Squat", app: .hevy, exercise: "hack_squat"), NameAnswer(name: "Pull Up", exercise: "gone"),
        NameAnswer(name: "My Row", exercise: "barbell_row"), NameAnswer(name: "My  row ", exercise: "pendlay_row"),
      ])
    func id(_ name: String, _ app: LogApp) -> String? { NamesShipped.id(name, in: app, matcher) }
    #expect(id("OHIO state ", .strong) == "dumbbell_curl" && id("Ohio State", .fitbod) == "dumbbell_curl")
    #expect(id("Dip Machine", .strong) == "none")
    #expect(id("Bench Press (Barbell)", .strong) == "paused_bench_press" && id("Bench Press (Barbell)", .hevy) == "barbell_bench_press")
    #expect(id("Hack Squat", .hevy) == "hack_squat")
    #expect(id("Pull Up", .strong) == "pull_up", "an answer whose exercise is gone answers nothing")
    #expect(id("my row", .csv) == "pendlay_row", "the later answer counts")
  }

  @Test func strangeNamesAreUnknownAndHarmNothing() {
    for name in [
      "", " ", "()", "—", "💪🏽", "'", "s", "ss", "es", "ies", "\u{0}", "\u{301}", "Cable", "Barbell", String(repeating: "a ", count: 9_000),
    ] {
      for app in LogApp.allCases { #expect(id(name, app) == nil, "\(app.id): \(name.prefix(9))") }
    }
    #expect(id("Приседания со штангой") == nil)
  }

  /// However the case, the blanks and the hyphens of a known name are changed, and whether its kit stands before or behind: it means the same
  /// or nothing, and never another exercise.
  @Test func noSpellingOfAKnownNameMeansAnother() {
    var random = SeededRandom(14)
    var same = 0
    for (app, aliases) in NamesShipped.rules.aliases.apps.sorted(by: { $0.key.id < $1.key.id }) {
      for alias in aliases {
        guard case .exercise(let exercise) = alias.meaning else { continue }
        var name = alias.name
        if name.hasSuffix(")"), let open = name.lastIndex(of: "("), Bool.random(using: &random) {
          name = name[name.index(after: open)...].dropLast() + " " + name[..<open]
        }
        if Bool.random(using: &random) { name = name.replacing(" ", with: "-") }
        if Bool.random(using: &random) { name = name.uppercased() }
        if Bool.random(using: &random) { name += "s" }
        switch NamesShipped.matcher.meaning(of: name, in: app) {
        case .exercise(exercise): same += 1
        case .unknown: break
        case let other: Issue.record("\(app.id): \(name) means \(other) and not \(NamesShipped.rules[exercise].id)")
        }
      }
    }
    #expect(same > 800, "\(same)")
  }

  /// Whatever kit a name is given, it means no exercise with other kit.
  @Test func noNameMeansAnExerciseWithOtherKit() {
    let rules = NamesShipped.rules
    let kit: KeyValuePairs<String, [String]> = [
      "Barbell": ["barbell"], "Dumbbell": ["dumbbells"], "Kettlebell": ["kettlebell"], "Band": ["bands"],
      "Smith Machine": ["smith_machine"],
      "EZ Bar": ["ez_bar"], "Suspension": ["suspension_trainer"], "Bodyweight": [], "Cable": ["cable", "lat_pulldown_machine"],
      "Machine": ["_machine", "pec_deck", "rower"],
    ]
    var checked = 0
    for (app, aliases) in rules.aliases.apps {
      for alias in aliases where alias.name.hasSuffix(")") {
        guard let open = alias.name.lastIndex(of: "(") else { continue }
        for (word, items) in kit {
          let name = alias.name[..<open] + "(\(word))"
          guard case .exercise(let exercise) = NamesShipped.matcher.meaning(of: String(name), in: app) else { continue }
          checked += 1
          let own = rules.equipment.indices.filter { rules[exercise].equipment.contains(EquipmentID($0)) }.map { rules.equipment[$0].id }
          let fits =
            items.isEmpty
            ? rules[exercise].loadBasis != .total && rules[exercise].loadBasis != .perHand
            : items.contains { item in own.contains { $0.hasSuffix(item) } }
          #expect(fits, "\(app.id): \(name) means \(rules[exercise].id), which needs \(own)")
        }
      }
    }
    #expect(checked > 300, "\(checked)")
  }
}
