import Editing
import Findings
import Intake
import PlanStore
import Reporting
import TrainingModel

/// Approves what the status cells of a sheet approve: the content that the sheet says, compared by its hash.
struct SheetApproving {
  let store: PlanStore
  let request: ImportRequest
  let checking: PlanChecking

  /// Says of refused blocks that their weeks were not approved, though the sheet says so.
  static func tellRefused(_ blocks: [PendingBlock], of table: SheetTable, into report: inout ImportReport) {
    for (place, pending) in blocks.enumerated() where !report.blocks[place].refusals.isEmpty {
      report.blocks[place].remarks += pending.approvals.map { wish in
        Finding(
          .reviewPartlyApproved, "week \(wish.week) was not approved, because nothing of its block was taken in",
          at: table.place(ofLine: wish.line, .status), hint: "mend what is listed, and send the sheet again")
      }
    }
  }

  /// Approves, and tells it in the report.
  func run(_ blocks: [PendingBlock], _ results: [BlockImport], into report: inout ImportReport) async throws {
    var contents: [WeekKey: ContentDigest] = [:]
    var plans: [WeekKey: EditablePlan] = [:]
    var notes: [WeekKey: String] = [:]
    for (pending, result) in zip(blocks, results) where result.refusals.isEmpty {
      for wish in pending.approvals {
        let yours = pending.comparison.yours
        let key = WeekKey(clientID: yours.clientID, planStart: yours.planStart, week: wish.week)
        guard let revision = pending.base.week(wish.week)?.revision else { continue }
        if try !wish.isWish && store.wasApproved(key, revision: revision) { continue }
        if request.isDryRun, !result.difference.isEmpty, !isApprovedAsItIs(wish.week, pending, result) {
          try preview(key, result, &report)
          continue
        }
        contents[key] = WeekDigests.digest(of: yours.rows.filter { $0.week == wish.week }, unit: yours.unit)
        plans[key] = yours
        notes[key] = wish.note
      }
    }
    guard !contents.isEmpty else { return }
    let approval = ApprovalRequest(
      selection: .clients(Set(contents.keys.map(\.clientID)).sorted()), basis: .contents(contents), by: request.by, at: request.at,
      isDryRun: request.isDryRun, today: request.today)
    let outcome = try await PlanApproval(store, checking, jobs: request.jobs).run(approval)
    // The same sheet can be taken in again: what is approved already is told as that.
    if let failure = outcome.failure { throw failure }
    report.approval = outcome.report
    // What was refused has changed since the coach read it, and with it what there is to accept.
    for week in outcome.report.approved.map(\.week) where !request.isDryRun {
      guard let note = notes[week], !note.isEmpty else { continue }
      _ = try store.acceptWarnings(of: week.clientID, start: week.planStart, week: week.week, by: request.by, note: note)
    }
    report.approvalWarnings += try store.findings(in: outcome.report.approved.map(\.week), by: outcome.checks)
    for refusal in outcome.report.refusals where refusal.finding.code == .approvalStale {
      guard let key = refusal.week, let yours = plans[key], let now = try store.plan(of: key.clientID, start: key.planStart) else {
        continue
      }
      report.staleApprovals[key] = PlanDifference(from: yours, to: now, of: [key.week])
    }
  }

  /// Whether the week is approved already, and the sheet leaves it so.
  private func isApprovedAsItIs(_ week: Int, _ pending: PendingBlock, _ result: BlockImport) -> Bool {
    pending.theirs.week(week)?.status == .approved && !result.difference.days.contains { $0.week == week }
      && !result.difference.changes.contains { $0.from.flatMap { pending.theirs.place(of: $0) }?.week == week }
  }

  /// What a dry run can tell of a week that the sheet changes before it approves it.
  private func preview(_ key: WeekKey, _ result: BlockImport, _ report: inout ImportReport) throws {
    guard let checks = result.checks else { return }
    let hasErrors = checks.contains { finding in
      finding.severity == .error && (finding.week == nil || finding.week == key.week)
    }
    let isDisputed = !result.isDecided && result.conflicts.contains { $0.day.week == key.week }
    if hasErrors || isDisputed { return }
    // What the checks say of the sheet stands in the place of what they said of the plan; a warning about the whole block is told once.
    let isFirst = !report.wouldApprove.contains { $0.clientID == key.clientID && $0.planStart == key.planStart }
    let others = try store.findings(in: [key]).map(\.finding).filter { !FindingCode.checks.contains($0.code) }
    report.approvalWarnings += (others + checks).filter { finding in
      finding.severity == .warning && (finding.week == key.week || (finding.week == nil && isFirst))
    }.map { WeekFinding(week: key, finding: $0) }
    report.wouldApprove.append(key)
  }
}
