import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What an exercise's `step` and a list of loads leave of the loads that the kit can make.
@Suite struct ProgrammeLoadTests {
  /// 5/3/1 with a coarser step for the bench, on bars of any weight.
  private static func layer(bar: String, step: String) -> String {
    """
    equipment:
      - {id: barbell, name: Barbell and plates, setup: barbell, loads: \(bar)}
    templates:
      - id: stepped
        name: Stepped
        days_per_week: 1
        phases: [introduce, build, overreach, deload]
        schemes:
          - id: main
            keeps: {tm: 90 % of 1rm}
            weeks:
              1: [5 @ 65 % tm, 5 @ 75 % tm, 5+ @ 85 % tm]
              2: [3 @ 70 % tm, 3 @ 80 % tm, 3+ @ 90 % tm]
              3: [5 @ 75 % tm, 3 @ 85 % tm, 1+ @ 95 % tm]
              4: [5 @ 40 % tm, 5 @ 50 % tm, 5 @ 60 % tm]
            warmup: [5 @ 40 % tm, 5 @ 50 % tm, 3 @ 60 % tm]
        sessions:
          - {focus: Bench, exercises: [{exercise: barbell_bench_press, scheme: main, step: \(step)}]}
    """
  }

  @Test func stepsCountFromTheEmptyBarInPounds() throws {
    let bar = "{kg: {min: 20 kg, step: 2.5 kg, max: 300 kg}, lb: {min: 45 lb, step: 5 lb, max: 660 lb}}"
    let rules = try Variants.rules(Self.layer(bar: bar, step: "5 kg or 10 lb"))
    let trainee = try Trainee("stepped", ["barbell_bench_press": 166.67], unit: .lb, days: [.mon], rules: rules)
    // Training max 150; every load is 45 lb and tens.
    #expect(
      try trainee.sessions() == [
        "Bench: barbell_bench_press 5@95 5@115 5+@125", "Bench: barbell_bench_press 3@105 3@125 3+@135",
        "Bench: barbell_bench_press 5@115 3@125 1+@145", "Bench: barbell_bench_press 5@65 5@75 5@95",
      ])
    let ramps = try trainee.plan().rows(week: 1, day: 1).filter { $0.kind == .ramp }
    #expect(trainee.text(ramps) == "barbell_bench_press 5@55 5@75 3@85")
  }

  @Test func stepsCountFromAnOddBarInKilograms() throws {
    let bar = "{kg: {min: 15 kg, step: 2.5 kg, max: 300 kg}, lb: {min: 35 lb, step: 5 lb, max: 660 lb}}"
    let rules = try Variants.rules(Self.layer(bar: bar, step: "10 kg or 20 lb"))
    let trainee = try Trainee("stepped", ["barbell_bench_press": 75], days: [.mon], rules: rules)
    // Training max 67.5, of which 90 % are 60.75.
    #expect(try trainee.sessions()[1] == "Bench: barbell_bench_press 3@45 3@55 3+@65")
    let plan = try trainee.plan()
    #expect(plan.prescriptions.allSatisfy { ($0.load.map { ($0.hundredths - 1500).isMultiple(of: 1000) }) != false })
  }

  @Test func dumbbellsOfAList() throws {
    let rules = try Variants.rules(
      """
      equipment:
        - {id: dumbbells, name: Dumbbells, setup: loaded, loads: {kg: [3 kg, 6 kg, 8 kg, 9 kg, 11 kg, 13 kg, 15 kg, 17 kg, 18 kg, 19 kg, 21 kg, 24 kg],
           lb: {min: 5 lb, step: 5 lb, max: 120 lb}}}
      templates:
        - id: odd
          name: Odd dumbbells
          days_per_week: 1
          schemes:
            - id: climb
              keeps: {load: 9 kg or 20 lb}
              sets: 3 x 10
              after session: [{otherwise: true, then: {load: +1 kg or +5 lb}}]
            - id: fall
              keeps: {load: 21 kg or 45 lb}
              sets: [1 x 10, 1 x 10 @ 80 %]
              after session: [{otherwise: true, then: {load: -10 %}}]
            - {id: most, keeps: {load: 30 kg or 60 lb}, sets: 3 x 8}
          sessions:
            - focus: Dumbbells
              exercises:
                - {exercise: dumbbell_bench_press, scheme: climb}
                - {exercise: dumbbell_row, scheme: fall}
                - {exercise: dumbbell_curl, scheme: most}
      """)
    let sessions = try Trainee("odd", days: [.mon], rules: rules).sessions()
    #expect(sessions[0] == "Dumbbells: dumbbell_bench_press 3x10@9 dumbbell_row 10@21 10@17 dumbbell_curl 3x8@24")
    // After 9 comes 11; 21 less a tenth is 19.
    #expect(sessions[1].hasPrefix("Dumbbells: dumbbell_bench_press 3x10@11 dumbbell_row 10@19 10@15"))
  }

  /// A generated week keeps to the list as well.
  @Test func generatedWeeksKeepToTheList() throws {
    let loads: [Int32] = [300, 600, 800, 900, 1100, 1300, 1500, 1700, 1800, 1900, 2100, 2400]
    let rules = try Variants.rules(
      """
      equipment:
        - {id: dumbbells, name: Dumbbells, setup: loaded, loads: {kg: [3 kg, 6 kg, 8 kg, 9 kg, 11 kg, 13 kg, 15 kg, 17 kg, 18 kg, 19 kg, 21 kg, 24 kg],
           lb: {min: 5 lb, step: 5 lb, max: 120 lb}}}
      """)
    let trainee = try Trainee("stronglifts_5x5", ["dumbbell_bench_press": 26, "dumbbell_row": 29], days: [.mon, .thu], rules: rules) {
      client in
      client.template = nil
      client.equipment = rules.rulebook.presets.first { $0.id == "home_dumbbells" }?.items ?? client.equipment
    }
    let plan = try trainee.plan()
    let dumbbells = rules.rulebook.equipment.firstIndex { $0.id == "dumbbells" }
    let loaded = plan.prescriptions.filter { rules.rulebook[$0.exercise].loadedBy?.index == dumbbells }.compactMap(\.load?.hundredths)
    #expect(!loaded.isEmpty && loaded.allSatisfy(loads.contains))
    #expect(!trainee.result.findings.contains { $0.code == .checkLoadable })
  }
}
