import Findings
import GRDB
import TrainingModel

/// What a run found in a block that people have changed, which it checks and doesn't plan anew.
package struct BlockRecheck: Sendable {
  /// The block as it was checked, with what was found; no row of it differs.
  package var edit: PlanEdit
  /// The digest of everything that it was checked by, so that the next run knows.
  package var fingerprint: ContentDigest
  /// The digest of the rules and the program among them.
  package var basis: ContentDigest
  /// What the check found that is new, for whoever reads about the run; it stands among the findings, too.
  package var news: Finding
  /// The code of each warning and error that stands now and that nobody has accepted.
  package var openFindings: [FindingCode]

  package init(edit: PlanEdit, fingerprint: ContentDigest, basis: ContentDigest, news: Finding, openFindings: [FindingCode]) {
    (self.edit, self.fingerprint, self.basis) = (edit, fingerprint, basis)
    (self.news, self.openFindings) = (news, openFindings)
  }

  /// Stores it, unless somebody has changed the block since the run looked; then the next run looks again.
  func write(_ db: Database, _ texts: TextCache) throws {
    guard case .saved = try PlanSaving(db, texts, edit).run() else { return }
    let plan = edit.plan
    try db.run(
      "UPDATE blocks SET fingerprint = ?, rules_digest = ? WHERE client_id = ? AND plan_start = ? AND is_edited = 1",
      [fingerprint.data, basis.data, plan.clientID, plan.planStart.description])
    var coaches = StaleCoaches()
    coaches.insert(plan.coachID)
    try coaches.mark(db)
  }
}
