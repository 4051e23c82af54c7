import Findings
import GRDB
import Rulebook
import TrainingModel

/// A warning or an error that stands in a week, or in the block that the week is of.
package struct WeekFinding: Sendable, Equatable {
  /// Of a finding about a whole block, the first of the weeks that were asked about.
  package var week: WeekKey
  package var finding: Finding

  package init(week: WeekKey, finding: Finding) { (self.week, self.finding) = (week, finding) }
}

extension PlanStore {
  /// The warnings and errors that stand in these weeks and that nobody has accepted, in the order of clients, blocks and weeks; each once.
  ///
  /// - Parameters:
  ///   - checks: what the checks say of blocks today, which takes the place of what they said when they were last asked.
  ///   - told: information that is wanted, too.
  /// - Throws: `StoreError` where the database can't be read.
  package func findings(
    in weeks: [WeekKey], by checks: [BlockKey: [Finding]] = [:], and told: Set<FindingCode> = []
  ) throws -> [WeekFinding] {
    guard !weeks.isEmpty else { return [] }
    return try read { db in
      let presentStart = try DirectStatement(
        db, "SELECT \(StoredBlock.present(of: "clients")) FROM clients WHERE client_id = ?1")
      let (planned, edited) = (try StoredFindings(db), try StoredEditFindings(db))
      var result: [WeekFinding] = []
      for (client, weeks) in Dictionary(grouping: weeks, by: \.clientID).sorted(by: { $0.key < $1.key }) {
        presentStart.bind(client, at: 1)
        let present = try presentStart.step() ? presentStart.pointer.date(0) : nil
        presentStart.reset()
        let edits = try edited.read(of: client)
        for (start, weeks) in Dictionary(grouping: weeks, by: \.planStart).sorted(by: { $0.key < $1.key }) {
          let stored = (start == present ? try planned.read(of: client) : []) + (edits[start] ?? [])
          let findings = checks[BlockKey(clientID: client, planStart: start)].map { stored.replacingChecks(with: $0) } ?? stored
          for (place, key) in weeks.sorted().enumerated() {
            result += findings.filter { finding in
              (finding.severity != .info || told.contains(finding.code))
                && (finding.week == key.week || (finding.week == nil && place == 0))
            }.map { WeekFinding(week: key, finding: $0) }
          }
        }
      }
      return result
    }
  }
}

/// A client's block, as a key.
package struct BlockKey: Hashable, Sendable {
  package var clientID: String
  package var planStart: CalendarDate

  package init(clientID: String, planStart: CalendarDate) { (self.clientID, self.planStart) = (clientID, planStart) }
}

extension [Finding] {
  /// What is stored, with what the checks say now in the place of what they said; what somebody has accepted stays accepted.
  fileprivate func replacingChecks(with now: [Finding]) -> [Finding] {
    let accepted = filter { $0.severity == .info && CheckForm.of($0.code) != nil }
    return filter { CheckForm.of($0.code) == nil }
      + now.filter { finding in
        !accepted.contains { $0.isSame(as: finding) }
      }
  }
}
