import Findings
import Intake
import PlanStore
import Reporting
import TrainingModel

/// Approves what a list of clients approves: each week in the content that the coach could read, which is that of the last export.
struct ClientListApproving {
  let store: PlanStore
  let request: ImportRequest
  let checking: PlanChecking

  /// What a list asks for: the content of each week that it approves, and why of others it does not.
  typealias Asked = (contents: [WeekKey: ContentDigest], findings: [Finding])

  /// Throws `ReviewFailure` where a row is about somebody else's client, and `StoreError`.
  func run(_ list: ClientListScan.Table, _ asked: Asked, _ path: String) async throws -> ImportReport {
    let coaches = try store.coaches(of: Set(list.clients.keys))
    let strangers = list.clients.filter { coaches[$0.key] != request.coachID }.map { client in
      Finding(
        .reviewCoach, "the row is about a client who is not one of coach '\(request.coachID)'", at: client.value.place,
        hint: "take such rows out; nothing of the list was taken in")
    }
    guard strangers.isEmpty else { throw ReviewFailure(Finding.inReadingOrder(strangers)) }
    var report = ImportReport(file: path, coachID: request.coachID, isDryRun: request.isDryRun)
    report.rowsRead = list.rows
    report.keptBack = list.keptBack.sorted { $0.key < $1.key }.map { client, findings in
      KeptBackClient(clientID: client, rows: list.clients[client]?.rows ?? 0, findings: findings)
    }
    report.findings = list.findings + asked.findings + checking.findings
    guard !asked.contents.isEmpty else { return report }
    let approval = ApprovalRequest(
      selection: .clients(Set(asked.contents.keys.map(\.clientID)).sorted()), basis: .contents(asked.contents), by: request.by,
      at: request.at, isDryRun: request.isDryRun, today: request.today)
    let outcome = try await PlanApproval(store, checking, jobs: request.jobs).run(approval)
    if let failure = outcome.failure { throw failure }
    report.approval = outcome.report
    for wish in list.wishes where !request.isDryRun && !wish.note.isEmpty {
      guard outcome.report.approved.contains(where: { $0.week == wish.key }) else { continue }
      _ = try store.acceptWarnings(of: wish.clientID, start: wish.planStart, week: wish.week, by: request.by, note: wish.note)
    }
    report.approvalWarnings += try store.findings(in: outcome.report.approved.map(\.week), by: outcome.checks)
    return report
  }

  /// What the list approves, week by week as it was last exported; a week that is approved already needs nothing more.
  static func contents(of list: ClientListScan.Table, _ store: PlanStore) throws -> Asked {
    let exported = try store.exportedWeeks(of: Set(list.wishes.map(\.clientID) + list.states.map(\.clientID)))
    var (contents, findings): ([WeekKey: ContentDigest], [Finding]) = ([:], [])
    for wish in list.wishes {
      let week = exported[wish.key]
      if week?.isApproved == true { continue }
      if !wish.isWish {
        // A list that tells of revision 0 had no such week, so that somebody typed the word.
        if week == nil, wish.revision != 0 { continue }
        if let revision = wish.revision, revision > 0, try store.wasApproved(wish.key, revision: revision) {
          findings.append(outdated(wish))
          continue
        }
      }
      if let refusal = Self.refusal(of: wish, week) { findings.append(refusal) } else { contents[wish.key] = week?.exported }
    }
    return (contents, findings + FoldedFindings(list.states.compactMap { idle($0, exported) }).findings)
  }

  /// What to say of `approved` where it is the state of a week that was taken back, or changed, since the list was written.
  private static func outdated(_ wish: ClientListScan.Wish) -> Finding {
    Finding(
      .reviewPartlyApproved, "the cell 'week_\(wish.week)' says 'approved' as it once was, and the week waits again: it stays so",
      severity: .info,
      at: wish.place, week: wish.week, hint: "write 'approve' to approve it")
  }

  /// What to say of a state that the week is not in: by such a word nobody changes it, least of all takes an approval back.
  private static func idle(_ state: ClientListScan.State, _ exported: [WeekKey: LastExport]) -> Finding? {
    let key = WeekKey(clientID: state.clientID, planStart: state.planStart, week: state.week)
    guard let week = exported[key], week.status != state.status, week.status != .finalized else { return nil }
    return Finding(
      .reviewPartlyApproved, "the cell 'week_\(state.week)' says '\(state.status)', and the week is \(week.status.id): it stays so",
      severity: .info, at: state.place,
      hint: week.isApproved
        ? "'mesocycle approve --take-back' lets it wait again, until its first day" : "write 'approve' to approve it")
  }

  /// Why a week that waits is not approved by the list; nil where it is.
  private static func refusal(of wish: ClientListScan.Wish, _ week: LastExport?) -> Finding? {
    func refused(_ code: FindingCode, _ message: String, _ hint: String) -> Finding {
      Finding(code, message, severity: .error, at: wish.place, week: wish.week, hint: hint)
    }
    guard let week else {
      return refused(
        .approvalSheet, "week \(wish.week) of the block that starts on \(wish.planStart) is not there any more",
        "read the new sheet and approve that")
    }
    guard week.exported != nil else {
      return refused(
        .approvalNotExported, "week \(wish.week) was never exported, so nobody can have read it",
        "run 'mesocycle export', read the new sheet, and approve that")
    }
    guard let read = wish.revision else {
      return refused(
        .approvalSheet, "the list does not tell which revision of week \(wish.week) it is about",
        "leave the column 'revisions' as it was exported, or write 'approve' into the sheet")
    }
    return read == week.revision
      ? nil : refused(.approvalStale, "week \(wish.week) has changed since this list was written", "read the new sheet, and approve that")
  }
}

extension ClientListScan.Wish {
  /// The week that it is about.
  var key: WeekKey { WeekKey(clientID: clientID, planStart: planStart, week: week) }
}
