import Foundation
import PlanAudit
import Planning
import Synchronization
import TrainingModel

/// What the audit of many clients found.
struct Census: Sendable {
  /// One client's plan and what was found against it.
  struct Entry: Sendable {
    var member: Roster.Member
    var isPlanned: Bool
    /// Why there is no plan.
    var refusal: String
    var findings: [AuditFinding]
    /// What is prescribed, without ids of rows and dates: equal for plans that say the same.
    var content = 0
    /// The rows of warnings that no single limit of the client forces.
    var unforced: Set<String> = []
    /// Those of them that all limits together don't force either.
    var stubborn: Set<String> = []

    func rows(_ severity: AuditFinding.Severity) -> Set<String> { Set(findings.filter { $0.severity == severity }.map(\.row)) }
  }

  var entries: [Entry]

  /// Plans and audits everybody on two threads.
  ///
  /// - Parameter asksWhy: whether clients with warnings are planned again without their limits, to see which limit forces them.
  static func take(_ members: [Roster.Member], _ bench: AuditBench, threads: Int = 2, asksWhy: Bool = false) -> Census {
    let results = Mutex<[[Entry]]>(Array(repeating: [], count: threads))
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      var memory = PlanningMemory()
      let mine = members.indices.filter { $0 % threads == thread }.map { place in
        var entry = entry(members[place], bench, &memory)
        if asksWhy { (entry.unforced, entry.stubborn) = entry.unforced(bench, &memory) }
        return entry
      }
      results.withLock { $0[thread] = mine }
    }
    let parts = results.withLock { $0 }
    return Census(entries: members.indices.map { parts[$0 % threads][$0 / threads] })
  }

  static func entry(_ member: Roster.Member, _ bench: AuditBench, _ memory: inout PlanningMemory) -> Entry {
    let result = bench.plan(member.client, start: member.start, using: &memory)
    guard let plan = result.mesocycle else {
      let reason = result.findings.filter { $0.severity == .error }.map(\.cellText).joined(separator: " | ")
      return Entry(member: member, isPlanned: false, refusal: reason, findings: [])
    }
    return Entry(
      member: member, isPlanned: true, refusal: "", findings: bench.audit(plan, for: member.client), content: content(of: plan))
  }

  private static func content(of plan: Mesocycle) -> Int {
    var hasher = Hasher()
    for row in plan.prescriptions {
      for value in [
        Int(row.week), Int(row.day), row.exercise.index, Int(row.sets), Int(row.repsMin), Int(row.repsMax), Int(row.restSeconds),
      ] {
        hasher.combine(value)
      }
      hasher.combine(row.load)
      hasher.combine(row.rir)
    }
    return hasher.finalize()
  }

  var planned: [Entry] { entries.filter(\.isPlanned) }

  /// How many planned clients have no warning that stays whichever limit of theirs is taken away.
  var clean: Int { planned.count { $0.rows(.error).isEmpty && $0.unforced.isEmpty } }

  /// How many planned clients have a finding of this severity, by row, most first.
  func counts(_ severity: AuditFinding.Severity) -> [(row: String, clients: Int)] {
    var counts: [String: Int] = [:]
    for entry in planned { for row in entry.rows(severity) { counts[row, default: 0] += 1 } }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}

extension Client {
  /// A line that says who a client is, for failures.
  func summary(_ bench: AuditBench, _ start: CalendarDate) -> String {
    let person = bench.person(self, on: start)
    return "\(id) \(person.goal) \(experience.id) age \(person.age) days \(trainingDays.members.map(\.id).joined(separator: ",")) from "
      + "\(start.weekday.id) \(minutesPerSession) min kit \(equipment.count) conditions \(person.conditions?.sorted() ?? []) \(units.id) "
      + "lifts \(lifts.count) away \(unavailable.count)"
  }
}
