import PlanAudit
import TrainingModel

/// The census as text: how many clients each row concerns, which groups, and some of them in full.
struct Report {
  let census: Census
  let bench: AuditBench
  var samples = 6

  var text: String {
    let planned = census.planned
    let clean = planned.count { $0.rows(.warning).isEmpty && $0.rows(.error).isEmpty }
    var lines = [
      "\(census.entries.count) clients, \(planned.count) planned, \(clean) without error or warning, \(census.clean) with forced ones only"
    ]
    for severity in [AuditFinding.Severity.error, .warning, .info] {
      for (row, clients) in census.counts(severity) {
        let unforced =
          severity == .warning
          ? ", \(planned.count { $0.unforced.contains(row) }) not forced by one limit, \(planned.count { $0.stubborn.contains(row) }) by none"
          : ""
        lines.append("\(severity) row \(row): \(clients) clients\(unforced)\(severity == .info ? "" : groups(row, severity))")
        if severity != .info || row != "" { lines += examples(row, severity) }
      }
    }
    lines += refusals()
    return lines.joined(separator: "\n")
  }

  private func groups(_ row: String, _ severity: AuditFinding.Severity) -> String {
    let with = of(row, severity)
    func by(_ name: String, _ key: (Roster.Member) -> String) -> String {
      var counts: [String: Int] = [:]
      for entry in with { counts[key(entry.member), default: 0] += 1 }
      return "\n    \(name): "
        + counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
    return by("goal") { bench.rulebook[$0.client.goal].id } + by("level") { $0.client.experience.id }
      + by("days") { "\($0.client.trainingDays.count)" }
      + by("minutes") { "\($0.client.minutesPerSession)" } + by("kit") { "\($0.client.equipment.count)" }
      + by("conditions") { "\($0.client.conditions?.count ?? -1)" }
      + by("age") { ($0.client.statedAge ?? 0) >= 65 ? "65+" : ($0.client.statedAge ?? 0) < 18 ? "youth" : "adult" }
      + by("what") { member in
        let entry = with.first { $0.member.client.id == member.client.id }
        return entry?.findings.first { $0.row == row && $0.severity == severity }.map { words($0.detail) } ?? ""
      }
  }

  /// The clients that a row concerns; of warnings those that are not forced.
  private func of(_ row: String, _ severity: AuditFinding.Severity) -> [Census.Entry] {
    census.planned.filter { severity == .warning ? $0.unforced.contains(row) : $0.rows(severity).contains(row) }
  }

  /// The words of a detail without its numbers.
  private func words(_ detail: String) -> String {
    detail.split(separator: " ").filter { $0.first?.isLetter == true }.joined(separator: " ")
  }

  private func examples(_ row: String, _ severity: AuditFinding.Severity) -> [String] {
    of(row, severity).prefix(samples).flatMap { entry in
      ["  " + entry.member.client.summary(bench, entry.member.start)]
        + entry.findings.filter { $0.row == row && $0.severity == severity }.prefix(3).map { "      week \($0.week): \($0.detail)" }
    }
  }

  private func refusals() -> [String] {
    let refused = census.entries.filter { !$0.isPlanned }
    return ["\(refused.count) without a plan"]
      + refused.prefix(12).flatMap { ["  " + $0.member.client.summary(bench, $0.member.start), "      " + String($0.refusal.prefix(240))] }
  }
}
