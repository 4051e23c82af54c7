import Checks
import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What a client's conditions have them mind stands in every session that it matters to, and is missed where people took it away.
@Suite struct ConditionNotesTests {
  /// A client of these conditions, planned by the shipped rules.
  private func context(
    _ conditions: [String], template: Int? = nil, kit: [String]? = nil, days: WordSet<Weekday> = WordSet([.mon, .wed, .fri]),
    minutes: Int = 60
  ) throws -> PlanningContext {
    let rules = try ShippedRules.required()
    var clients = SyntheticClients(rules.rulebook, .healthy, seed: 7)
    var client = clients.make(1)[0]
    (client.trainingDays, client.minutesPerSession, client.experience) = (days, minutes, .intermediate)
    client.equipment = EquipmentSet(rules.rulebook.equipment.indices.map { EquipmentID($0) })
    if let kit { client.equipment = EquipmentSet(rules.rulebook.presets.filter { kit.contains($0.id) }.flatMap(\.items.members)) }
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
    var memory = PlanningMemory()
    return PlanningPipeline().check(plan, notes: WrittenNotes(of: plan, context.rulebook), context, using: &memory).findings.filter {
      $0.code == .checkCaution
    }
  }

  @Test func everySessionOfADiabeticSaysIt() throws {
    let (context, plan) = try plan(["diabetes_insulin"])
    let note = try #require(context.rulebook.conditions.first { $0.id == "diabetes_insulin" }?.note)
    for session in plan.sessions {
      #expect(
        plan.rows(week: session.week, day: session.day).count { context.rulebook.sentences(of: $0).contains(note) } == 1,
        "week \(session.week), day \(session.day)")
    }
    #expect(missing(plan, context).isEmpty)
  }

  @Test func twoConditionsBothHaveTheirSay() throws {
    let (context, plan) = try plan(["diabetes_insulin", "hypertension_controlled"])
    for session in plan.sessions {
      let notes = Set(plan.rows(week: session.week, day: session.day).flatMap(context.rulebook.sentences))
      let wanted = context.client.conditions?.members.compactMap { context.rulebook[$0].note } ?? []
      #expect(wanted.count == 2 && notes.isSuperset(of: wanted), "week \(session.week), day \(session.day)")
    }
  }

  @Test func everySessionHasEveryConditionsSentenceOnceHoweverFewRowsItHas() throws {
    let rules = try ShippedRules.required()
    let spoken = rules.rulebook.conditions.filter { !$0.holds && $0.note != nil && $0.appliesTo == nil }.map(\.id)
    #expect(spoken.count > 15)
    // Each alone, and many together in half an hour, where they are more than the exercises.
    for ids in spoken.map({ [$0] }) + [
      Array(spoken.prefix(12)), Array(spoken.suffix(12)), ["ankle_instability", "wrist_pain", "disc_radicular"],
    ] {
      for kit in [["commercial_gym"], ["bodyweight"]] {
        let context = try context(ids, kit: kit, days: WordSet([.mon, .thu]), minutes: 30)
        guard let plan = context.plan().mesocycle else { continue }
        for session in plan.sessions {
          let said = plan.rows(week: session.week, day: session.day).flatMap { row in
            row.cautions.members.compactMap { context.rulebook[$0].note }
          }
          let wanted = Set(context.client.conditions?.members.compactMap { context.rulebook[$0].note } ?? [])
          #expect(said.count == Set(said).count && Set(said).isSuperset(of: wanted), "\(ids), week \(session.week), day \(session.day)")
        }
      }
    }
  }

  @Test func aSentenceStandsAtTheFirstExerciseThatItConcernsElseAtTheFirst() throws {
    let (context, plan) = try plan(["neck_pain"])
    let condition = try #require(context.client.conditions?.members.first)
    let facts = context.rules.facts
    let tags = context.rulebook[condition].limits.reduce(into: TagSet()) { $0.formUnion($1.tags) }
    for session in plan.sessions {
      let rows = plan.rows(week: session.week, day: session.day).filter { $0.kind != .ramp }
      let concerned = rows.first { !facts[$0.exercise.index].tags.isDisjoint(with: tags) } ?? rows[0]
      #expect(rows.first { $0.cautions.contains(condition) } == concerned)
    }
  }

  @Test func aSentenceThatIsGoneIsMissedWhereItStood() throws {
    let (context, plan) = try plan(["diabetes_insulin"])
    let note = try #require(context.rulebook.conditions.first { $0.id == "diabetes_insulin" }?.note)
    let session = plan.sessions[4]
    let row = try #require(
      plan.prescriptions.firstIndex {
        Int($0.week) == session.week && Int($0.day) == session.day && context.rulebook.sentences(of: $0).contains(note)
      })
    var edited = plan
    edited.prescriptions.remove(at: row)
    let gone = missing(edited, context)
    #expect(gone.count == 1 && gone[0].severity == .warning && gone[0].week == session.week && gone[0].day == session.day)
    #expect(gone.first?.message.contains("diabetes_insulin") == false && gone.first?.message.contains("Check blood sugar") == true)
    edited = plan
    edited.prescriptions[row].cautions = ConditionSet()
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
      #expect(
        plan.sessions.allSatisfy { plan.rows(week: $0.week, day: $0.day).contains { context.rulebook.sentences(of: $0).contains(note) } })
      #expect(missing(plan, context).isEmpty)
    }
    #expect(seen > 0)
  }
}
