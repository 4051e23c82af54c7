import Testing
import TrainingModel

@testable import Planning

/// Numbers that others have published of these programmes, as they print them.
@Suite struct PublishedVectorTests {
  /// One lift of a published example: what the program says of it, week by week.
  struct Vector: CustomTestStringConvertible, Sendable {
    /// Where the numbers stand.
    var source: String
    /// The template of `rules` that has the scheme.
    var template: String
    var unit: LoadUnit
    /// 1RM in the unit; nil where the template has the number.
    var oneRepMax: Double?
    /// The sets of each of the first weeks.
    var weeks: [String]

    var testDescription: String { "\(source): \(template), \(oneRepMax.map { "\($0)" } ?? "-") \(unit)" }
  }

  /// A 5/3/1 week in the notation of the vectors: `5@185 5@215 5+@240`.
  private static func week(_ number: Int, _ loads: [String]) -> String {
    let reps = [["5", "5", "5+"], ["3", "3", "3+"], ["5", "3", "1+"], ["5", "5", "5"]][number - 1]
    return zip(reps, loads).map { "\($0)@\($1)" }.joined(separator: " ")
  }

  private static let vectors: [Vector] = [
    Vector(
      source: "Wendler's own example (T Nation) and the tests of ts-ign0re/jim-wendler-program", template: "fto_rounded", unit: .lb,
      oneRepMax: 315,
      weeks: [
        week(1, ["185", "215", "240"]), week(2, ["200", "230", "255"]), week(3, ["215", "240", "270"]), week(4, ["115", "145", "170"]),
      ]),
    Vector(
      source: "plates rounded once and twice", template: "fto_rounded", unit: .lb, oneRepMax: 225,
      weeks: [week(1, ["135", "155", "175"])]),
    Vector(
      source: "plates rounded once and twice", template: "fto_exact", unit: .lb, oneRepMax: 225,
      weeks: [week(1, ["130", "150", "170"])]),
    Vector(
      source: "the tests of a Wendler service: TM 180", template: "fto_exact", unit: .lb, oneRepMax: 200,
      weeks: [week(1, ["115", "135", "155"])]),
    Vector(
      source: "aaronsagoge.blogspot.com: 195, 225 and 255 of 300", template: "fto_300", unit: .lb, weeks: [week(1, ["195", "225", "255"])]),
    Vector(
      source: "the tests of a Wendler service: 65 % of 183 are 120", template: "fto_183", unit: .lb,
      weeks: [week(1, ["120", "135", "155"])]),
    Vector(
      source: "bendrucker/531.js, which rounds down: 65 % of 360 are 230", template: "fto_down", unit: .lb, oneRepMax: 400,
      weeks: [
        week(1, ["230", "270", "305"]), week(2, ["250", "285", "320"]), week(3, ["270", "305", "340"]), week(4, ["140", "180", "215"]),
      ]
    ),
    Vector(
      source: "waynenilsen/power-pro-v3, nSuns: 95 and 65 % of 85 kg", template: "nsuns_85", unit: .kg, weeks: ["1+@80 8@55"]),
    Vector(
      source: "stronglifts.com, Madcow's interval of 12.5 %: 275 lb", template: "madcow_275", unit: .lb,
      weeks: ["5@170 5@205 5@240 5@275"]),
    Vector(
      source: "stronglifts.com, Madcow's interval of 12.5 %: 125 lb", template: "madcow_125", unit: .lb, weeks: ["5@80 5@95 5@110 5@125"]),
    Vector(
      source: "waynenilsen/power-pro-v3, Starr's ramp of 50, 63, 75 and 88 %, rounded down", template: "starr_200", unit: .lb,
      weeks: ["5@100 5@125 5@150 5@175 5@200"]),
    Vector(
      source: "the Texas method's sheet: 5 x 5 at 90 % of 5RM", template: "texas", unit: .kg,
      weeks: ["5x5@90 2x5@72.5 5@100", "5x5@92.5 2x5@75 5@102.5"]),
  ]

  @Test(arguments: vectors) func asPublished(vector: Vector) throws {
    let days: [Weekday] = vector.template == "texas" ? [.mon, .wed, .fri] : [.mon]
    let trainee = try Trainee(
      vector.template, vector.oneRepMax.map { ["back_squat": $0] } ?? [:], unit: vector.unit, days: days, rules: try Self.rules.get())
    for (number, wanted) in vector.weeks.enumerated() {
      let week = try trainee.sessions(week: number + 1).map { $0.split(separator: " ").filter { $0.contains("@") }.joined(separator: " ") }
      #expect(week.joined(separator: " ") == wanted, "week \(number + 1)")
    }
  }

  /// GZCLP's restart at 85 % as the tests of aaearon/gzclp-hevy-tracker have it, and the 10 % of StrongLifts: 100 kg fall to 90.
  @Test(arguments: [
    (100, "x 0.85", "85"), (200, "x 0.85", "170"), (97.5, "x 0.85", "82.5"), (95, "x 0.85", "80"), (25, "x 0.85", "22.5"),
    (20, "x 0.85", "20"), (100, "-10 %", "90"), (102.5, "-10 %", "92.5"), (60, "-10 %", "55"), (22.5, "-10 %", "20"),
  ]) func restarts(load: Double, change: String, after: String) throws {
    let rules = try Variants.rules(
      """
      templates:
        - id: restart
          name: Restart
          days_per_week: 1
          schemes:
            - id: lift
              keeps: {load: \(load) kg or 225 lb}
              sets: 3 x 5
              after session:
                - {otherwise: true, then: {load: \(change)}}
          sessions:
            - {focus: Squat, exercises: [{exercise: back_squat, scheme: lift}]}
      """)
    let trainee = try Trainee("restart", days: [.mon], rules: rules)
    #expect(try trainee.sessions()[1] == "Squat: back_squat 3x5@\(after)")
  }

  @Test(arguments: [(225.0, "190"), (315, "270"), (200, "170")]) func restartsInPounds(load: Double, after: String) throws {
    let rules = try Variants.rules(
      """
      templates:
        - id: restart
          name: Restart
          days_per_week: 1
          schemes:
            - id: lift
              keeps: {load: 100 kg or \(load) lb}
              sets: 3 x 5
              after session:
                - {otherwise: true, then: {load: x 0.85}}
          sessions:
            - {focus: Squat, exercises: [{exercise: back_squat, scheme: lift}]}
      """)
    let trainee = try Trainee("restart", unit: .lb, days: [.mon], rules: rules)
    #expect(try trainee.sessions()[1] == "Squat: back_squat 3x5@\(after)")
  }

  /// What a session that went well adds: the StrongLifts summaries' 2.5 kg from the empty bar and 5 kg for the deadlift from 60, in pounds 5 and
  /// 10; Greyskull's 2.5 lb a press and 5 lb a squat on plates that make them; Starting Strength's 5 lb, and 1 kg on fractional plates.
  @Test(arguments: [
    ("kg", "{min: 20 kg, step: 2.5 kg, max: 300 kg}", "20 kg or 45 lb", "+2.5 kg or +5 lb", ["20", "22.5", "25", "27.5"]),
    ("kg", "{min: 20 kg, step: 2.5 kg, max: 300 kg}", "60 kg or 95 lb", "+5 kg or +10 lb", ["60", "65", "70", "75"]),
    ("lb", "{min: 45 lb, step: 5 lb, max: 660 lb}", "20 kg or 45 lb", "+2.5 kg or +5 lb", ["45", "50", "55", "60"]),
    ("lb", "{min: 45 lb, step: 5 lb, max: 660 lb}", "60 kg or 95 lb", "+5 kg or +10 lb", ["95", "105", "115", "125"]),
    ("lb", "{min: 45 lb, step: 2.5 lb, max: 660 lb}", "45 kg or 100 lb", "+1.25 kg or +2.5 lb", ["100", "102.5", "105", "107.5"]),
    ("kg", "{min: 20 kg, step: 1 kg, max: 300 kg}", "42 kg or 95 lb", "+1 kg or +2.5 lb", ["42", "43", "44", "45"]),
    ("kg", "{min: 20 kg, step: 0.5 kg, max: 300 kg}", "42 kg or 95 lb", "+0.5 kg or +1 lb", ["42", "42.5", "43", "43.5"]),
    // A step that the plates can't make is the next load that they can.
    ("kg", "{min: 20 kg, step: 2.5 kg, max: 300 kg}", "42.5 kg or 95 lb", "+1 kg or +2.5 lb", ["42.5", "45", "47.5", "50"]),
    ("kg", "{min: 15 kg, step: 5 kg, max: 300 kg}", "20 kg or 45 lb", "+2.5 kg or +5 lb", ["20", "25", "30", "35"]),
    ("lb", "{min: 35 lb, step: 5 lb, max: 660 lb}", "15 kg or 35 lb", "+2.5 kg or +5 lb", ["35", "40", "45", "50"]),
  ]) func climbs(unit: String, bar: String, start: String, step: String, loads: [String]) throws {
    let other = unit == "kg" ? "lb: {min: 45 lb, step: 5 lb, max: 660 lb}" : "kg: {min: 20 kg, step: 2.5 kg, max: 300 kg}"
    let rules = try Variants.rules(
      """
      equipment:
        - {id: barbell, name: Barbell and plates, setup: barbell, loads: {\(unit): \(bar), \(other)}}
      templates:
        - id: climb
          name: Climb
          days_per_week: 1
          schemes:
            - id: lift
              keeps: {load: \(start)}
              sets: 5 x 5
              after session:
                - {when: {sets: all reached}, then: {load: \(step)}}
          sessions:
            - {focus: Squat, exercises: [{exercise: back_squat, scheme: lift}]}
      """)
    let trainee = try Trainee("climb", unit: unit == "kg" ? .kg : .lb, days: [.mon], rules: rules)
    #expect(try trainee.sessions().map { $0.split(separator: "@").last.map(String.init) ?? "" } == loads)
  }

  /// The warm-up of a 200 lb squat in power-pro's sum of volume: two fives with the bar, then 80, 120 and 160 lb.
  @Test func warmUpOfTwoHundredPounds() throws {
    let rules = try Variants.rules(
      """
      templates:
        - id: warm
          name: Warm
          days_per_week: 1
          sessions:
            - focus: Squat
              exercises: [{exercise: back_squat, sets: 5 x 5 @ 90 kg or 200 lb, warmup: [2 x 5 @ bar, 5 @ 40 %, 3 @ 60 %, 2 @ 80 %]}]
      """)
    let trainee = try Trainee("warm", unit: .lb, days: [.mon], rules: rules)
    let ramps = try trainee.plan().rows(week: 1, day: 1).filter { $0.kind == .ramp }
    #expect(trainee.text(ramps) == "back_squat 2x5@45 5@80 3@120 2@160")
  }

  private static let rules = Result { try Variants.rules(text) }

  /// The four weeks of 5/3/1, as keys of a scheme.
  private static let wave = """
            weeks:
              1: [5 @ 65 % tm, 5 @ 75 % tm, 5+ @ 85 % tm]
              2: [3 @ 70 % tm, 3 @ 80 % tm, 3+ @ 90 % tm]
              3: [5 @ 75 % tm, 3 @ 85 % tm, 1+ @ 95 % tm]
              4: [5 @ 40 % tm, 5 @ 50 % tm, 5 @ 60 % tm]
    """

  /// 5/3/1 with the squat alone.
  private static func fto(_ id: String, _ keeps: String, _ rounding: String = "nearest") -> String {
    """
      - id: \(id)
        name: 5/3/1
        days_per_week: 1
        rounding: \(rounding)
        phases: [introduce, build, overreach, deload]
        schemes:
          - id: main
            keeps: {\(keeps)}
    \(wave)
        sessions:
          - {focus: Squat, exercises: [{exercise: back_squat, scheme: main}]}

    """
  }

  /// One session a week with these sets of the squat.
  private static func session(_ id: String, _ rounding: String, _ keeps: String, _ sets: String) -> String {
    """
      - id: \(id)
        name: One session
        days_per_week: 1
        rounding: \(rounding)
        schemes:
          - {id: main, keeps: {\(keeps)}, sets: [\(sets)]}
        sessions:
          - {focus: Squat, exercises: [{exercise: back_squat, scheme: main}]}

    """
  }

  private static let text =
    "templates:\n" + fto("fto_rounded", "tm: 90 % of 1rm, round: nearest") + fto("fto_exact", "tm: 90 % of 1rm, round: no")
    + fto("fto_300", "tm: 136 kg or 300 lb") + fto("fto_183", "tm: 83 kg or 183 lb, round: no")
    + fto("fto_down", "tm: 90 % of 1rm, round: no", "down")
    + session("nsuns_85", "nearest", "tm: 85 kg or 185 lb", "1+ @ 95 % tm, 8 @ 65 % tm")
    + session("madcow_275", "nearest", "load: 125 kg or 275 lb", "5 @ 62.5 %, 5 @ 75 %, 5 @ 87.5 %, 5")
    + session("madcow_125", "nearest", "load: 55 kg or 125 lb", "5 @ 62.5 %, 5 @ 75 %, 5 @ 87.5 %, 5")
    + session("starr_200", "down", "load: 90 kg or 200 lb", "5 @ 50 %, 5 @ 63 %, 5 @ 75 %, 5 @ 88 %, 5") + """
        - id: texas
          name: Texas
          days_per_week: 3
          schemes:
            - {id: five, keeps: {load: 100 kg or 225 lb}, after week: [{otherwise: true, then: {load: +2.5 kg or +5 lb}}]}
          sessions:
            - {id: volume, focus: Volume, on: mon, exercises: [{exercise: back_squat, scheme: five, sets: 5 x 5 @ 90 %}]}
            - {id: light, focus: Light, on: wed, exercises: [{exercise: back_squat, sets: 2 x 5 @ 80 % top of volume}]}
            - {id: heavy, focus: Heavy, on: fri, exercises: [{exercise: back_squat, scheme: five, sets: 1 x 5}]}
      """
}
