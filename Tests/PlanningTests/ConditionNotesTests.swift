import Checks
import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What a client's conditions have them mind stands in every session that it matters to, and is missed where people took it away.
@Suite struct ConditionNotesTests {
  /// A client of these conditions, planned by the shipped rules.
  private func context(_ conditions: [String], template: Int? = nil) throws -> PlanningContext {
    let rules = try ShippedRules.required()
    var clients = SyntheticClients(rules.rulebook, .healthy, seed: 7)
    var client = clients.make(1)[0]
    (client.trainingDays, client.minutesPerSession, client.experience) = (WordSet([Weekday.mon, .wed, .fri]), 60, .intermediate)
    client.equipment = EquipmentSet(rules.rulebook.equipment.indices.map { EquipmentID($0) })
    client.conditions = ConditionSet(
      rules.rulebook.conditions.indices.filter { conditions.contains(rules.rulebook.conditions[$0].id) }.map { ConditionID($0) })
    client.template = template.map { TemplateID($0) }
    return PlanningContext(rules: rules, client: client, start: SmallRulebook.monday)
  }

  private func plan(_ conditions: [String]) throws -> (context: PlanningContext, plan: Mesocycle) {
    let context = try context(conditions)
    return (context, try #require(context.plan().mesocycle))
  }

  private func missing(_ plan: Mesocycle, _ context: PlanningContext) -> [Finding] {
    var draft = PlanDraft()
    return PlanningPipeline().check(plan, notes: WrittenNotes(of: plan), context, using: &draft).findings.filter {
      $0.code == .checkCaution
    }
  }

  @Test func everySessionOfADiabeticSaysIt() throws {
    let (context, plan) = try plan(["diabetes_insulin"])
    let note = try #require(context.rulebook.conditions.first { $0.id == "diabetes_insulin" }?.note)
    for session in plan.sessions {
      #expect(plan.rows(week: session.week, day: session.day).count { $0.note == note } == 1, "week \(session.week), day \(session.day)")
    }
    #expect(missing(plan, context).isEmpty)
  }

  @Test func twoConditionsBothHaveTheirSay() throws {
    let (context, plan) = try plan(["diabetes_insulin", "hypertension_controlled"])
    for session in plan.sessions {
      let notes = Set(plan.rows(week: session.week, day: session.day).compactMap(\.note))
      let wanted = context.client.conditions?.members.compactMap { context.rulebook[$0].note } ?? []
      #expect(wanted.count == 2 && notes.isSuperset(of: wanted), "week \(session.week), day \(session.day)")
    }
  }

  @Test func aSentenceThatIsGoneIsMissedWhereItStood() throws {
    let (context, plan) = try plan(["diabetes_insulin"])
    let note = try #require(context.rulebook.conditions.first { $0.id == "diabetes_insulin" }?.note)
    let session = plan.sessions[4]
    let row = try #require(
      plan.prescriptions.firstIndex { Int($0.week) == session.week && Int($0.day) == session.day && $0.note == note })
    var edited = plan
    edited.prescriptions.remove(at: row)
    let gone = missing(edited, context)
    #expect(gone.count == 1 && gone[0].severity == .warning && gone[0].week == session.week && gone[0].day == session.day)
    #expect(gone.first?.message.contains("diabetes_insulin") == false && gone.first?.message.contains("Check blood sugar") == true)
    edited = plan
    edited.prescriptions[row].note = nil
    #expect(missing(edited, context) == gone)
  }

  @Test func programmesSayItToo() throws {
    let rules = try ShippedRules.required()
    var seen = 0
    for template in rules.rulebook.templates.indices {
      let context = try context(["diabetes_insulin"], template: template)
      guard let plan = context.plan().mesocycle else { continue }
      seen += 1
      let note = try #require(context.rulebook.conditions.first { $0.id == "diabetes_insulin" }?.note)
      #expect(plan.sessions.allSatisfy { plan.rows(week: $0.week, day: $0.day).contains { $0.note == note } })
      #expect(missing(plan, context).isEmpty)
    }
    #expect(seen > 0)
  }
}
