import Findings
import Foundation
import PlanAudit
import Planning
import Rulebook
import Testing
import TrainingModel

/// The shipped rules twice: as planning reads them, and as an outside checker reads their export.
struct AuditBench: Sendable {
  let rules: PlanningRules
  let auditor: PlanAuditor
  /// The role that a rule speaks for, by the rule's place; empty for all others.
  private let roles: [String]

  private static let shared: Result<AuditBench, any Error> = Result { try AuditBench() }

  /// The bench, read once for all tests.
  static func required() throws -> AuditBench { try shared.get() }

  private init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let rulebook = try #require(RulebookLoader.load(layers: [root.appendingPathComponent("rules").path]).rulebook, "the rules don't load")
    rules = PlanningRules(rulebook)
    auditor = PlanAuditor(catalogue: try AuditCatalogue(export: Data(RulesExport.json(rulebook).utf8)))
    roles = rulebook.references.map { reference in
      let parts = reference.id.split(separator: ".")
      return parts.count == 4 && parts[0] == "goal" ? String(parts[3]) : ""
    }
  }

  var rulebook: Rulebook { rules.rulebook }

  /// What planning makes of a client.
  func plan(_ client: Client, start: CalendarDate, using memory: inout PlanningMemory) -> PlanningPipeline.Result {
    PlanningPipeline().plan(PlanningContext(rules: rules, client: client, start: start), using: &memory)
  }

  /// What the checker says of a plan, from the rows alone.
  func audit(_ plan: Mesocycle, for client: Client) -> [AuditFinding] {
    auditor.findings(sheet(of: plan), for: person(client, on: plan.start))
  }

  /// The rows as the sheet shows them.
  func sheet(of plan: Mesocycle) -> AuditPlan {
    AuditPlan(
      start: Int(plan.start.dayNumber), rows: plan.prescriptions.map { row(of: $0, in: plan) }, phases: plan.weeks.map(\.phase.id))
  }

  private func row(of row: Prescription, in plan: Mesocycle) -> AuditRow {
    AuditRow(
      date: Int(plan.date(week: Int(row.week), day: Int(row.day)).dayNumber), order: Int(row.order), superset: Int(row.superset),
      exercise: row.exercise.index, kind: row.kind.id, measure: row.measure.id, sets: Int(row.sets), repsMin: Int(row.repsMin),
      repsMax: row.repsMax == 0 ? nil : Int(row.repsMax), load: row.load.map { Int($0.hundredths) }, unit: plan.unit.id,
      rir: row.rir.map(Int.init), rest: Int(row.restSeconds), tempo: row.tempo.map(\.secondsPerRep), role: role(of: row))
  }

  /// The role that a row's reasons name, as a reader of the JSON sheet finds it.
  func role(of row: Prescription) -> String {
    for place in 0..<8 {
      guard let rule = row.reasons[place] else { break }
      if !roles[rule.index].isEmpty { return roles[rule.index] }
    }
    return ""
  }

  /// The client as the profile states them.
  func person(_ client: Client, on start: CalendarDate) -> AuditClient {
    var person = AuditClient(
      id: client.id, goal: rulebook[client.goal].id, level: Int(client.experience.rawValue), age: client.age(on: start) ?? 0,
      days: Set(client.trainingDays.members.map { Int($0.rawValue) }), minutes: client.minutesPerSession,
      equipment: Set(client.equipment.members.map { rulebook[$0].id }))
    person.sex = client.sex.id
    person.bodyMassIndex = client.bodyMassIndex
    person.conditions = client.conditions.map { Set($0.members.map { rulebook[$0].id }) }
    person.isCleared = client.clearance == .cleared
    person.isActive = client.status == .active
    person.unit = client.units.id
    person.never = Set(client.never.map { rulebook[$0].id })
    person.lifts = client.lifts.map { AuditLift(exercise: rulebook[$0.exercise].id, kilograms: $0.kilograms, reps: $0.reps) }
    person.unavailable = client.unavailable.map { Int($0.first.dayNumber)...Int($0.last.dayNumber) }
    return person
  }
}
