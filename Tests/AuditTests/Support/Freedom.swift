import PlanAudit
import Planning
import Rulebook
import TrainingModel

/// A client's own limits, each of which can be taken away to see what it forces.
enum Freedom: CaseIterable {
  case time, days, kit, conditions, age, absence, wishes, strength

  /// The client without the limit, or nil where there is none.
  func free(_ client: Client, _ bench: AuditBench) -> Client? {
    var free = client
    switch self {
    case .time: free.minutesPerSession = 75
    case .days: free.trainingDays = Self.spread[min(4, max(client.trainingDays.count, 3)) - 3]
    case .kit: free.equipment = EquipmentSet(bench.rulebook.equipment.indices.map { EquipmentID($0) })
    case .conditions: free.conditions = ConditionSet()
    case .age: free.statedAge = 30
    case .absence: free.unavailable = []
    case .wishes:
      (free.likes, free.dislikes, free.never) = ([], [], [])
      free.priorityMuscles = MuscleSet()
    case .strength: free.lifts = []
    }
    return free == client ? nil : free
  }

  private static let spread: [WordSet<Weekday>] = [WordSet([.mon, .wed, .fri]), WordSet([.mon, .tue, .thu, .fri])]
}

extension Census.Entry {
  /// The warnings that the client's limits don't force: they stay whichever limit is taken away, and all of them together.
  func unforced(_ bench: AuditBench, _ memory: inout PlanningMemory) -> (byOne: Set<String>, byAll: Set<String>) {
    var left = rows(.warning)
    var freeOfAll = member.client
    for freedom in Freedom.allCases where !left.isEmpty {
      freeOfAll = freedom.free(freeOfAll, bench) ?? freeOfAll
      guard let client = freedom.free(member.client, bench) else { continue }
      left.formIntersection(warnings(for: client, bench, &memory) ?? left)
    }
    return (left, left.isEmpty ? [] : left.intersection(warnings(for: freeOfAll, bench, &memory) ?? left))
  }

  private func warnings(for client: Client, _ bench: AuditBench, _ memory: inout PlanningMemory) -> Set<String>? {
    let free = Census.entry(Roster.Member(client: client, start: member.start), bench, &memory)
    return free.isPlanned ? free.rows(.warning) : nil
  }
}
