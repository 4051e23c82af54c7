import Findings
import GRDB
import TrainingModel

/// A warning or an error that stands in a week, or in the block that the week is of.
public struct WeekFinding: Sendable, Equatable {
  /// Of a finding about a whole block, the first of the weeks that were asked about.
  public var week: WeekKey
  public var finding: Finding

  public init(week: WeekKey, finding: Finding) { (self.week, self.finding) = (week, finding) }
}

extension PlanStore {
  /// The warnings and errors that stand in these weeks and that nobody has accepted, in the order of clients, blocks and weeks; each once.
  public func findings(in weeks: [WeekKey]) throws -> [WeekFinding] {
    guard !weeks.isEmpty else { return [] }
    return try read { db in
      let presentStart = try DirectStatement(
        db, "SELECT coalesce(preview_start, date(approved_until, '-27 days')) FROM clients WHERE client_id = ?1")
      let (planned, edited) = (try StoredFindings(db), try StoredEditFindings(db))
      var result: [WeekFinding] = []
      for (client, weeks) in Dictionary(grouping: weeks, by: \.clientID).sorted(by: { $0.key < $1.key }) {
        presentStart.bind(client, at: 1)
        let present = try presentStart.step() ? presentStart.pointer.date(0) : nil
        presentStart.reset()
        let edits = try edited.read(of: client)
        for (start, weeks) in Dictionary(grouping: weeks, by: \.planStart).sorted(by: { $0.key < $1.key }) {
          let findings = (start == present ? try planned.read(of: client) : []) + (edits[start] ?? [])
          for (place, key) in weeks.sorted().enumerated() {
            result += findings.filter { finding in
              finding.severity != .info && (finding.week == key.week || (finding.week == nil && place == 0))
            }.map { WeekFinding(week: key, finding: $0) }
          }
        }
      }
      return result
    }
  }
}
