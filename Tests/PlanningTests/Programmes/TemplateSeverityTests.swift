import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What the rules and a programme say that a check weighs is what it weighs for the programme's plans.
@Suite struct TemplateSeverityTests {
  private func result(_ own: String, _ validation: String = "", minutes: Int = 45) throws -> PlanningPipeline.Result {
    let rules = try Variants.rules(
      """
      \(validation)
      templates:
        - id: long
          name: Long
          days_per_week: 2
          \(own)
          sessions:
            - {focus: One, exercises: [{exercise: back_squat, sets: 8 x 5 @ 60 kg or 135 lb, rest: 300 s}, {exercise: deadlift, sets: 8 x 5 @ 60 kg or 135 lb, rest: 300 s}]}
            - {focus: Two, exercises: [{exercise: deadlift, sets: 1 x 5 @ 60 kg or 135 lb}]}
      """)
    return try Trainee("long", days: [.mon, .tue], rules: rules) { $0.minutesPerSession = minutes }.result
  }

  private func severities(_ result: PlanningPipeline.Result, _ code: FindingCode) -> Set<Severity> {
    Set(result.findings.filter { $0.code == code }.map(\.severity))
  }

  @Test func asTheRulesHaveIt() throws {
    let refused = try result("")
    #expect(refused.mesocycle == nil && severities(refused, .templateUnfit) == [.error])
    let warned = try result("", "validation:\n  - {id: time.over, severity: warning, warn: 1}")
    #expect(warned.mesocycle != nil && severities(warned, .checkTimeOver) == [.warning])
    let silent = try result("", "validation:\n  - {id: time.over, severity: off, warn: 1}")
    #expect(silent.mesocycle != nil && severities(silent, .checkTimeOver) == [])
  }

  @Test func asTheProgrammeHasIt() throws {
    let warned = try result("severities: {time.over: warning}")
    #expect(warned.mesocycle != nil && severities(warned, .checkTimeOver) == [.warning])
    let silent = try result("severities: {time.over: off, recovery.spacing: off}")
    #expect(silent.mesocycle != nil && severities(silent, .checkTimeOver) == [] && severities(silent, .checkSpacing) == [])
    // What the rules only mention the programme may mean in earnest, also where programmes are not asked.
    let strict = try result("severities: {recovery.spacing: error, time.under: error}", minutes: 115)
    #expect(severities(strict, .checkTimeUnder) == [.error])
    let other = try result("severities: {time.over: error}", "validation:\n  - {id: time.over, severity: off, warn: 1}")
    #expect(other.mesocycle == nil)
  }

  @Test func everyCheckMayBeNamedAndNoneTraps() throws {
    let codes = CheckForm.all.filter { !$0.isUnyielding }.map(\.code)
    for severity in ["warning", "error", "off"] {
      let own = "severities: {" + codes.map { "\($0.id): \(severity)" }.joined(separator: ", ") + "}"
      let found = try result(own, minutes: 150).findings.filter { codes.contains($0.code) }
      #expect(severity != "off" || found.isEmpty)
      #expect(severity != "warning" || found.allSatisfy { $0.severity != .error })
    }
  }

  @Test(arguments: ["exclusion.breached", "gate.not_cleared", "equipment.missing", "load.not_loadable", "load.too_heavy"])
  func safetyIsNoProgrammesBusiness(code: String) throws {
    let error = #expect(throws: VariantsError.self) { try result("severities: {\(code): warning}") }
    #expect(error?.messages.contains { $0.contains("no programme changes '\(code)'") } == true)
  }
}
