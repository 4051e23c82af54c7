import Foundation
import Testing

/// A gym's own programmes through the built program: what coaches and clients read of loads that nobody knows yet, of odd bars and of loads
/// that nobody has bought as a set.
@Suite struct ProgrammeNightTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace(rules: "../rules") }

  private func night(_ layer: String, template: String, days: String = "[\"mon\",\"thu\"]", _ more: String = "") throws -> Program.Result {
    try workspace.write(layer, to: "own/own.yaml")
    try workspace.write(
      """
      {"id":"a","name":"Zebrafink","coach":"marta","age":30,"goal":"strength","experience":"intermediate","training_days":\(days),\
      "minutes_per_session":75,"equipment":["commercial_gym"],"conditions":"none","clearance":"cleared","template":"\(template)"\(more)}

      """, to: "clients.jsonl")
    return try workspace.nightly("--rules", "rules", "--rules", "own")
  }

  private static let light = """
    templates:
      - id: light
        name: Light and heavy
        days_per_week: 2
        sessions:
          - {id: light, focus: Light, exercises: [{exercise: back_squat, sets: 2 x 5 @ 60 % top of heavy}]}
          - {id: heavy, focus: Heavy, exercises: [{exercise: back_squat, sets: 5rm}]}
    """

  @Test func aPartOfWhatNobodyKnowsIsSaidInBothLanguages() throws {
    let night = try night(Self.light, template: "light")
    #expect(night.code == 0, "\(night.output)\(night.errors)")
    let targets = "SELECT DISTINCT target FROM plan_rows WHERE kind <> 'ramp' AND load IS NULL ORDER BY 1;"
    #expect(try workspace.query(targets) == "60 % of last time\nwork up to a 5RM\n")
    #expect(try workspace.run("preferences", "--coach", "marta", "--language", "de").code == 0)
    let arguments = ["--client", "a", "--yes", "--by", "Marta", "--rules", "rules", "--rules", "own"]
    let approved = try Program(
      arguments: ["approve", "--clients", "clients.jsonl", "--today", Workspace.today] + arguments, in: workspace
    ).wait()
    #expect(approved.code == 0, "\(approved.output)\(approved.errors)")
    #expect(try workspace.run("export", "--as", "ics,plan", "--rules", "rules", "--rules", "own").code == 0)
    let page = String(decoding: try workspace.bytes("output/plans/marta/a.html"), as: UTF8.self)
    #expect(page.contains("60 % vom letzten Mal") && page.contains("steigern bis zum 5RM"))
  }

  @Test func everyLoadOfACoarseStepLiesWholeStepsAboveTheBar() throws {
    let layer = """
      templates:
        - id: stepped
          name: Stepped
          days_per_week: 1
          schemes:
            - id: main
              keeps: {tm: 90 % of 1rm}
              sets: [5 @ 65 % tm, 5 @ 75 % tm, 5+ @ 85 % tm]
              warmup: [5 @ 40 % tm, 5 @ 50 % tm, 3 @ 60 % tm]
          sessions:
            - {focus: Bench, exercises: [{exercise: barbell_bench_press, scheme: main, step: 5 kg or 10 lb}]}
      """
    let lift = ",\"units\":\"lb\",\"lifts\":[{\"exercise\":\"barbell_bench_press\",\"load_kg\":75.6,\"reps\":1,\"date\":\"2026-11-20\"}]"
    #expect(try night(layer, template: "stepped", days: "[\"mon\"]", lift).code == 0)
    let loads = try workspace.query("SELECT load FROM plan_rows WHERE week_index = 1 ORDER BY order_index;")
    #expect(loads == "55.0\n75.0\n85.0\n95.0\n115.0\n125.0\n")
  }

  @Test func aListOfDumbbellsIsPlannedWithAndStandsInThePageAndTheExport() throws {
    let layer = """
      equipment:
        - {id: dumbbells, name: Dumbbells, setup: loaded,
           loads: {kg: [3 kg, 6 kg, 8 kg, 9 kg, 11 kg, 13 kg], lb: {min: 5 lb, step: 5 lb, max: 120 lb}}}
      templates:
        - id: odd
          name: Odd dumbbells
          days_per_week: 1
          schemes:
            - id: climb
              keeps: {load: 9 kg or 20 lb}
              sets: 3 x 10
              after session: [{otherwise: true, then: {load: +1 kg or +5 lb}}]
          sessions:
            - {focus: Press, exercises: [{exercise: dumbbell_bench_press, scheme: climb}]}
      """
    #expect(try night(layer, template: "odd", days: "[\"mon\"]").code == 0)
    let loads = try workspace.query("SELECT load FROM plan_rows WHERE kind = 'work' ORDER BY week_index;")
    #expect(loads == "9.0\n11.0\n13.0\n13.0\n")
    #expect(try workspace.run("export", "--as", "page", "--rules", "rules", "--rules", "own").code == 0)
    let page = String(decoding: try workspace.bytes("output/review/marta.html"), as: UTF8.self)
    #expect(page.contains("[300,300,1300,300,600,800,900,1100,1300]"))
    let export = try workspace.run("rules", "export", "--rules", "rules", "--rules", "own").output
    #expect(export.contains("\"kg\":{\"min\":3,\"step\":3,\"max\":13,\"loads\":[3,6,8,9,11,13]}"))
  }

  @Test func aProgrammeMayBeLongerThanTheMinutesWhereItSaysSo() throws {
    let long = Self.light.replacing(
      "    days_per_week: 2", with: "    days_per_week: 2\n    severities: {time.over: warning}"
    ).replacing("sets: 5rm", with: "sets: [10 x 5 @ 60 kg or 135 lb, 10 x 3 @ 60 kg or 135 lb], rest: 300 s")
    let night = try night(long, template: "light")
    #expect(night.code == 0, "\(night.output)\(night.errors)")
    #expect(
      try workspace.query("SELECT DISTINCT code, severity FROM client_findings WHERE code = 'time.over';").hasPrefix("time.over|warning"))
    let refused = try self.night(long.replacing("severities: {time.over: warning}", with: "gap: 1"), template: "light")
    #expect(refused.code != 0 && "\(refused.output)\(refused.errors)".contains("minutes_per_session"))
  }
}
