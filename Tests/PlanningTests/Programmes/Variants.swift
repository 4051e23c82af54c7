import Foundation
import Rulebook

@testable import Planning

/// Layers over the shipped rules: what other sources say of the same programmes, and what no shipped programme needs.
enum Variants {
  /// Bars that can be loaded in steps of 2.5 lb.
  static let finePlates = load(
    """
    equipment:
      - {id: barbell, name: Barbell and plates, setup: barbell,
         loads: {kg: {min: 20 kg, step: 2.5 kg, max: 300 kg}, lb: {min: 45 lb, step: 2.5 lb, max: 660 lb}}}
    """)

  static let templates = load(text)

  /// The shipped rules with a layer over them, or why they don't load.
  static func rules(_ text: String) throws(VariantsError) -> PlanningRules { try load(text).get() }

  private static func load(_ text: String) -> Result<PlanningRules, VariantsError> {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("variants-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: folder.appendingPathComponent("variants.yaml"), atomically: true, encoding: .utf8)
    } catch { return .failure(VariantsError(messages: ["\(error)"])) }
    let (rulebook, findings) = RulebookLoader.load(layers: [root.appendingPathComponent("rules").path, folder.path])
    if let rulebook { return .success(PlanningRules(rulebook)) }
    return .failure(VariantsError(messages: findings.map { "\($0.place?.description ?? "") \($0.message)" }))
  }

  private static let text = """
    templates:
      # 5/3/1 with an open set in the deload too, back-off sets by 1RM in waves over three cycles, and a rise after week 3
      - id: wave
        name: Waves
        days_per_week: 4
        phases: [work, work, work, deload, work, work, work, deload, work, work, work, deload]
        schemes:
          - id: main
            keeps: {tm: 90 % of 1rm}
            sets: 5+ @ 60 % tm
            after week:
              - {when: {week: 3, fails: 1.., region: lower}, then: {tm: -5 kg or -10 lb}}
              - {when: {week: 3, region: lower}, then: {tm: +5 kg or +10 lb}}
              - {when: {week: 3}, then: {tm: +2.5 kg or +5 lb}}
        sessions:
          - {focus: Squat, exercises: [{exercise: back_squat, scheme: main}, {exercise: back_squat, weeks: {1..4: 5 x 10 @ 50 % 1rm, 5..8: 5 x 10 @ 55 % 1rm, 9..12: 5 x 10 @ 60 % 1rm}}]}
          - {focus: Bench, exercises: [{exercise: barbell_bench_press, scheme: main}]}
          - {focus: Deadlift, exercises: [{exercise: deadlift, scheme: main}]}
          - {focus: Press, exercises: [{exercise: overhead_press, scheme: main}]}
      # GZCLP by total repetitions, with the other schemes' restarts
      - id: totals
        name: Totals
        days_per_week: 2
        schemes:
          - id: t1
            keeps: {load: 85 % of 5rm}
            stages: {1: 5 x 3 last +, 2: 6 x 2 last +, 3: 10 x 1 last +}
            after session:
              - {when: {stage: 1, total: 15.., region: lower}, then: {load: +5 kg or +10 lb}}
              - {when: {stage: 2, total: 12.., region: lower}, then: {load: +5 kg or +10 lb}}
              - {when: {stage: 3, total: 10.., region: lower}, then: {load: +5 kg or +10 lb}}
              - {when: {stage: 1..2}, then: {stage: next}}
              - {otherwise: true, then: {load: -10 %, stage: 1}}
          - id: t2
            keeps: {load: 80 % of 10rm}
            stages: {1: 4 x 8, 2: 4 x 6, 3: 4 x 4}
            after session:
              - {when: {sets: all reached}, then: {load: +5 %}}
              - {when: {stage: 1..2}, then: {stage: next}}
              - {otherwise: true, then: {load: x 0.85, stage: 1}}
        sessions:
          - {focus: One, exercises: [{exercise: back_squat, scheme: t1}, {exercise: barbell_bench_press, scheme: t2}]}
          - {focus: Two, exercises: [{exercise: barbell_bench_press, scheme: t2}, {exercise: back_squat, scheme: t1}]}
      # nSuns with smaller rises, Greyskull doubling from eleven on
      - id: bands
        name: Bands
        days_per_week: 2
        schemes:
          - id: lp
            keeps: {tm: 90 % of 1rm}
            judge: top
            sets: [1+ @ 95 % tm, 5+ @ 65 % tm]
            after session:
              - {when: {reps: ..1}, then: {keep: yes}}
              - {when: {reps: 2..4}, then: {tm: +2.5 kg or +5 lb}}
              - {when: {reps: 5..}, then: {tm: +5 kg or +10 lb}}
          - id: grey
            keeps: {load: 85 % of 5rm}
            sets: [2 x 5, 1 x 5+]
            after session:
              - {when: {reps: ..4}, then: {load: x 0.9}}
              - {when: {reps: 5..10}, then: {load: +2.5 kg or +5 lb}}
              - {when: {reps: 11..}, then: {load: +5 kg or +10 lb}}
        sessions:
          - {focus: Heavy, exercises: [{exercise: back_squat, scheme: lp}]}
          - {focus: Fives, exercises: [{exercise: barbell_bench_press, scheme: grey}]}
      # Fixed weekdays, a search for the day's five, part of another day's top set, effort, fixed loads, timed sets, rounding down, a cap
      - id: texas
        name: Three ways to load
        days_per_week: 3
        rounding: down
        schemes:
          - id: five
            keeps: {load: 90 % of 5rm}
            sets: 5 x 5 @ 90 %
            step: 5 kg or 10 lb
            after session:
              - {when: {sets: all reached, exercise: back_squat}, then: {load: +2.5 kg or +5 lb, cap: 120 kg or 265 lb}}
          - id: search
            keeps: {load: by effort}
            sets: [5rm, 2 x 5 @ 90 %]
          - id: hold
            sets: 3 x 20..40 s
            after session:
              - {when: {sets: all reached}, then: {reps: +5}}
        sessions:
          - id: volume
            focus: Volume
            on: mon
            exercises:
              - {exercise: back_squat, scheme: five}
              - {exercise: plank, scheme: hold}
          - id: light
            focus: Light
            on: wed
            exercises:
              - {exercise: back_squat, sets: 2 x 5 @ 80 % top of volume}
              - {exercise: overhead_press, sets: 3 x 5 @ rpe 8}
              - {exercise: barbell_curl, sets: 2 x 12 @ 20 kg or 45 lb}
          - {id: heavy, focus: Heavy, on: fri, exercises: [{exercise: deadlift, scheme: search}]}
      # Alternate weeks, exercises that change, one repetition more on one set
      - id: swap
        name: Swaps
        days_per_week: 2
        order: [a, b, a, c]
        schemes:
          - id: climb
            keeps: {load: 80 % of 12rm}
            sets: 3 x 8..10
            after session:
              - {when: {sets: all at top}, then: {exercise: next}}
              - {when: {sets: all reached}, then: {reps: +1 on one set}}
        sessions:
          - {id: a, focus: A, exercises: [{exercise: [back_squat, front_squat], scheme: climb}]}
          - {id: b, focus: B, exercises: [{exercise: barbell_bench_press, sets: 3 x 5 @ 70 % 1rm}]}
          - {id: c, focus: C, exercises: [{exercise: deadlift, sets: 3 x 5 @ 70 % 1rm}]}
    """
}

/// Why the variants don't load.
struct VariantsError: Error, CustomStringConvertible {
  var messages: [String]

  var description: String { messages.joined(separator: "\n") }
}
