import Foundation
import SmallRules

/// The smallest rules that make a rulebook, a topic a file; tests add to them or put something else in a file's place.
enum SmallRulebook {
  /// The checks as the small rules of all tests have them, one of them switched off.
  private static let validation = ((try? String(contentsOfFile: SmallRules.folder + "/validation.yaml", encoding: .utf8)) ?? "")
    .replacing(/^#.*\n/, with: "")
    .replacing("{id: rest.short, severity: warning, compound: 60}", with: "{id: rest.short, severity: off}")
    .replacing("{id: recovery.spacing, severity: warning}", with: "{id: recovery.spacing, severity: warning, days: 2, sets: 4}")

  static let files: [String: String] = [
    "tags.yaml": """
    tags:
      - {id: axial_load, name: Axial load, why: The spine carries the load.}
      - {id: overhead, name: Overhead}
    """,
    "equipment.yaml": """
    equipment:
      - id: barbell
        name: Barbell and plates
        setup: barbell
        loads: {kg: {min: 20 kg, step: 2.5 kg, max: 300 kg}, lb: {min: 45 lb, step: 5 lb, max: 660 lb}}
      - {id: bench, name: Bench, setup: loaded}
      - {id: rack, name: Rack, setup: barbell}
    presets:
      - {id: gym, name: Gym, items: [rack, bench, barbell]}
    """,
    "exercises.yaml": """
    exercises:
      - {id: back_squat, name: Back Squat, pattern: squat, muscles: {quads: 1, glutes: 0.5}, equipment: [barbell, rack], level: intermediate,
         load: barbell, basis: total, tags: axial_load, roles: [main, secondary], easier: air_squat, note: Sit between your hips.}
      - {id: air_squat, name: Air Squat, pattern: squat, muscles: {quads: 1}, equipment: [], roles: [main, secondary, accessory]}
      - id: bench_press
        name: Bench Press
        pattern: horizontal_push
        muscles: {chest: 1, triceps: 0.5}
        equipment: [barbell, bench]
        load: barbell
        basis: total
        roles: [main, secondary]
        seed: {from: back_squat, ratio: 75 %}
      - {id: row, name: Row, pattern: horizontal_pull, muscles: {upper_back: 1}, equipment: barbell, load: barbell, basis: total,
         unilateral: no, roles: [main, secondary, accessory]}
    """,
    "goals.yaml": """
    goals:
      - id: strength
        name: Strength
        volume: 70 %
        levels:
          novice:
            main:      {reps: 5..8, intensity: 65..75 %, sets: 2..3, rest: 150..180 s, tempo: 2-0-1-0}
            accessory: {reps: 8..12, sets: 2, rest: 90 s, tempo: 2-0-1-0}
            rir:       {introduce: 3, build: 2, overreach: 2, consolidate: 2}
      - id: growth
        name: Growth
        small_muscles: yes
        levels:
          intermediate:
            main:      {reps: 6..12, intensity: 65..80 %, sets: 3..4, rest: 120..180 s, tempo: 3-0-X-0}
            accessory: {reps: 10..15, sets: 2..3, rest: 60..90 s, tempo: 3-0-1-0}
            core:      {reps: 10..15, seconds: 20..40 s, sets: 2, rest: 45..60 s, tempo: 2-0-2-0}
            mobility:  {seconds: 40..60 s}
    """,
    "splits.yaml": """
    sessions:
      - id: full
        focus: Full body
        slots:
          - {pattern: squat, role: main, priority: 1}
          - {pattern: [horizontal_push, horizontal_pull], role: secondary, priority: 2, key: 7}
          - {pattern: horizontal_pull, role: accessory, muscles: [upper_back], priority: 3}
    splits:
      - {id: one, sessions: [{use: full}]}
      - {id: two_apart, when: {days: 2, gap: ">= 2"}, sessions: [{use: full, focus: A}, {use: full, focus: B}]}
      - {id: two, sessions: [{use: full}, {use: full}]}
      - {id: three, sessions: [{use: full}, {use: full}, {use: full}]}
      - {id: four, sessions: [{use: full}, {use: full}, {use: full}, {use: full}]}
      - {id: five, sessions: [{use: full}, {use: full}, {use: full}, {use: full}, {use: full}]}
      - {id: six, sessions: [{use: full}, {use: full}, {use: full}, {use: full}, {use: full}, {use: full}]}
      - id: seven
        sessions:
          [{use: full}, {use: full}, {use: full}, {use: full}, {use: full}, {use: full},
           {focus: Easy day, recovery: yes, slots: [{pattern: squat, role: accessory, priority: 1}]}]
    """,
    "progression.yaml": """
    blocks:
      - {id: trained, when: {experience: [intermediate, advanced]},
         weeks: [{phase: introduce, sets: 90 %}, {phase: build}, {phase: overreach, sets: 110 %}, {phase: deload, sets: 50 %, load: 90 %}]}
      - {id: everybody, otherwise: true, weeks: [{phase: introduce}, {phase: build}, {phase: build}, {phase: consolidate}]}
    progressions:
      - id: novice_main
        when: {experience: novice, role: main}
        model: linear
        step: {upper: 2.5 kg or 5 lb, lower: 5 kg or 10 lb}
      - {id: everything_else, otherwise: true, model: rir_ramp, weekly_cap: 5 %}
    """,
    "volume.yaml": """
    volume:
      major: [chest, upper_back, quads]
      small: [biceps, triceps]
      small_floor: 2 sets
      day_dose: 2 sets
      bands:
        - {id: older, when: {age: ">= 65"}, floor: 3 sets, target: 4..10 sets, soft_cap: 12 sets, hard_cap: 18 sets}
        - {id: others, otherwise: true, floor: 6 sets, target: 10..16 sets, soft_cap: 22 sets, hard_cap: 30 sets}
      time_aware:
        - {id: under_75, minutes_per_week: 75 min, floor: 2 sets}
      per_session: {normal: 8 sets, novice: 6 sets, warn: 11 sets, error: 16 sets}
      session_sets: {typical: 8..25 sets, warn: 28 sets, error: 40 sets}
      exercise_sets: {usual: 6 sets, strength: 8 sets, novice: 4 sets}
      exercises_per_session: {min: 3, max: 9, novice: 7}
    """,
    "balance.yaml": """
    balance:
      pull_to_push: {ideal: 1..2, allowed: 0.8..2.5}
      quad_to_hip: {ideal: 0.67..1.5, allowed: 0.5..2}
      upper_to_lower: {ideal: 0.7..1.8, allowed: 0.6..2}
      spacing: {days: 2, sets: 4 sets}
      coverage:
        - {id: squat, patterns: [squat], times: 1}
      order: [power, main, secondary, accessory, core, conditioning, mobility]
    """,
    "policies.yaml": """
    selection:
      budget: 3000 evaluations
      look_back: 2
      terms:
        - {id: staple, counts: staple, points: 10}
        - {id: stays, why: Main lifts stay., counts: last_block, points: 12, when: {role: main}}
        - {id: disliked, counts: disliked, points: -25}
      pairs:
        - {id: repeated, share: exercise, within: week, points: -30}
    history:
      layoffs: [{id: month, days: 15..28 days, rir: 3, weeks: [{sets: 65 %, load: 90 %}]}]
      completion: [{id: half, done: 50..79.99 %, sets: 85 %, loads_of_week: 2}]
      open_days: 14 days
      lift_days: 180 days
      volume_rise: {part: 20 %, sets: 2 sets}
      strength: {measured: 70 %, top_sets: 3, most_reps: 10 reps, novice: 25 %, intermediate: 10 %, advanced: 5 %, fall: 15 %}
      logs: {tolerated_effort: 0.5, easy_effort: 1.5, hard_effort: 1.5, extra_reps: 1 reps, failed_sets: 2, decline: 3 %, cut: 5..10 %,
             pain: {hold: 1, remove: 4, stop: 7}, load_limit: 115 %, reps: 0..200 reps, change: -40..60 %}
    warmup:
      - {id: heavy_first, first: yes, compound: yes, intensity: 85.. %, sets: [8 @ 45 %, 5 @ 60 %, 3 @ 78 %], rest: 75 s}
      - {id: none, otherwise: true, sets: []}
    time: {general_warmup: 360 s, general_warmup_65_plus: 600 s, cooldown: 0 s, transition: 60 s,
           setup: {barbell: 60 s, loaded: 30 s, bodyweight: 15 s}, ramp: {first_heavy: 240 s, later_compound: 60 s, isolation: 0 s},
           seconds_per_rep: 3.5 s, superset_switch: 15 s, fill: 100 %, longest: 110 %,
           heavy: {from: 80 %, rest: 120 s}}
    sanitisation: {sets: 1..12, reps: 1..100, seconds: 5..600 s, minutes: 1..180 min, rir: 0..6, rest: 0..600 s, rest_step: 5 s, outside_band: 7.5 %,
                   note_length: 200}
    """,
    "validation.yaml": validation,
    "conditions.yaml": """
    conditions:
      - id: sore_shoulder
        name: Sore shoulder
        exclude: {tags: [overhead], exercises: [bench_press]}
        limit: {patterns: horizontal_push, to: {intensity: ..70 %, rir: 3.., reps: 8..15}}
        instead: {bench_press: row}
        balance: {pull_to_push: ">= 1.5"}
        add: [horizontal_pull]
        note: Stop any press that pinches.
        examples:
          - given:  {goal: strength, experience: novice, conditions: sore_shoulder, equipment: [gym], days: [mon, thu], minutes: 60, age: 40}
            expect: {no_tag: overhead, no_exercise: bench_press, pull_to_push: ">= 1.5", rir: ">= 3", phase: {4: consolidate}}
      - {id: chest_pain, name: Chest pain, hold: yes}
    """,
  ]
}
