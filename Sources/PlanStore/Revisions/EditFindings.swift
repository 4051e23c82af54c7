import Findings
import GRDB
import Rulebook
import TrainingModel

/// What the checks found in blocks that somebody edited: it stands in the place of what they found when the block was planned.
struct EditFindings {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func write(_ findings: [Finding], of client: String, _ start: CalendarDate) throws {
    // What somebody has accepted stays accepted for as long as it is found.
    let accepted = try db.rows(
      """
      SELECT code, week_index, day_index, message, accepted_by, accepted_note FROM edit_findings
      WHERE client_id = ? AND plan_start = ? AND accepted_by IS NOT NULL
      """, [client, start.description])
    try db.run("DELETE FROM edit_findings WHERE client_id = ? AND plan_start = ?", [client, start.description])
    for (ordinal, finding) in findings.enumerated() {
      let before = accepted.first {
        ($0[0], $0[1], $0[2], $0[3]) as (String, Int?, Int?, String) == (finding.code.id, finding.week, finding.day, finding.message)
      }
      try db.run(
        """
        INSERT INTO edit_findings (
          client_id, plan_start, ordinal, code, severity, week_index, day_index, message, hint, accepted_by, accepted_note)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          client, start.description, ordinal, finding.code.id, finding.severity.id, finding.week, finding.day, finding.message,
          finding.hint, before?[4] as String?, before?[5] as String?,
        ])
    }
    // The plan that the other findings of the checks are about is no longer there.
    let checks = CheckForm.all.map { "'\($0.code.id)'" }.joined(separator: ", ")
    try db.run(
      """
      DELETE FROM client_findings WHERE client_id = ?1 AND code IN (\(checks))
        AND EXISTS (SELECT 1 FROM clients WHERE client_id = ?1 AND \(StoredBlock.present(of: "clients")) = ?2)
      """, [client, start.description])
  }
}
