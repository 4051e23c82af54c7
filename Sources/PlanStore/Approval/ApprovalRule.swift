import Findings
import TrainingModel

/// Says why a week may not be approved.
struct ApprovalRule {
  private let request: ApprovalRequest
  private let state: ApprovalState
  private let verdict: ApprovalVerdict?

  init(_ request: ApprovalRequest, _ state: ApprovalState, _ verdict: ApprovalVerdict?) {
    self.request = request
    self.state = state
    self.verdict = verdict
  }

  /// The first reason against the week, those about the client before those about the content; nil where there is none.
  func refusal(of week: ApprovalState.Week) -> Finding? {
    let number = week.key.week
    if !state.isPresent {
      return Finding(
        .approvalIneligible, "the client is no longer in the roster", week: number, hint: "put the profile back and run 'mesocycle nightly'"
      )
    }
    if !isEligible { return ineligible(week: number) }
    if let today = request.today, week.key.planStart.day(7, ofWeek: number) < today {
      return Finding(
        .approvalPast, "week \(number) is over since \(week.key.planStart.day(7, ofWeek: number)), and days that are over stay as they are",
        week: number, hint: "approve the weeks that are not over yet; 'mesocycle nightly' plans what comes next")
    }
    if let finding = refusal(byVerdictOn: week) { return finding }
    if state.hasErrors(week.key) {
      return Finding(.approvalErrors, "week \(number) has errors", week: number, hint: "correct what its findings name, then approve")
    }
    if week.status == .draft {
      return Finding(
        .approvalDraft, "week \(number) was edited and has not passed the checks since", week: number,
        hint: "correct what its findings name, or run 'mesocycle edit check --client ID', then approve")
    }
    return contentRefusal(of: week)
  }

  /// What today's profile and rules have against the week.
  private func refusal(byVerdictOn week: ApprovalState.Week) -> Finding? {
    let number = week.key.week
    guard let verdict else {
      return Finding(
        .approvalUnchecked, "week \(number) was not checked by today's profile and rules", week: number, hint: "approve it again")
    }
    if var barrier = verdict.barrier {
      barrier.week = number
      return barrier
    }
    if !verdict.isAbout(week) {
      return Finding(
        .approvalUnchecked, "somebody changed week \(number) while it was being approved", week: number,
        hint: "read what it says now, then approve it again")
    }
    if !verdict.errors(of: week.key).isEmpty {
      return Finding(
        .approvalErrors, "week \(number) has errors by today's profile and rules", week: number,
        hint: "correct what its findings name, or run 'mesocycle nightly' and read the new sheet")
    }
    if verdict.profile != week.profile {
      return Finding(
        .approvalProfileChanged, "the profile has changed since week \(number) was planned or last checked", week: number,
        hint: "run 'mesocycle nightly', and read the new sheet")
    }
    return nil
  }

  /// Refuses to call a sheet's week approved where the approved one says something else; nil where it says the same.
  func refusalOfApproved(_ week: ApprovalState.Week) -> Finding? {
    guard week.status == .approved, case .contents = request.basis else { return nil }
    return contentRefusal(of: week)
  }

  /// Whether the approver has a sheet in which the week says something else.
  func isReadOtherwise(_ week: ApprovalState.Week) -> Bool {
    guard case .contents(let contents) = request.basis, let read = contents[week.key] else { return false }
    return read != week.contentHash
  }

  /// Refuses a week in which something waits that two people changed in different ways.
  func dispute(_ week: ApprovalState.Week, _ disputed: Set<WeekKey>) -> Finding? {
    guard disputed.contains(week.key) else { return nil }
    return Finding(
      .approvalConflict, "two people changed the same in week \(week.key.week), and nobody has decided yet", week: week.key.week,
      hint: "see 'mesocycle review conflicts', and import the sheet again with --prefer sheet or --prefer store")
  }

  /// What to say of a client without a block.
  var emptyRefusal: Finding {
    isEligible ? Finding(.approvalNothing, "the client has no block", hint: "run 'mesocycle nightly' first") : ineligible(week: nil)
  }

  /// What to say of a week without a session.
  func emptyWeekRefusal(_ key: WeekKey) -> Finding {
    if !isEligible { return ineligible(week: key.week) }
    return Finding(
      .approvalNothing, "week \(key.week) has no session, so there is nothing to approve in it", week: key.week,
      hint: "it is approved with the last week of its block that has one")
  }

  /// What to say of a sheet's week that is not of the present block.
  func unknownRefusal(_ key: WeekKey) -> Finding {
    if !isEligible { return ineligible(week: key.week) }
    return Finding(
      .approvalSheet, "week \(key.week) of the block that starts on \(key.planStart) is not waiting for approval any more", week: key.week,
      hint: "read the new sheet and approve that")
  }

  private var isEligible: Bool { state.outcome.isPlanned || state.outcome == .notDue }

  private func ineligible(week: Int?) -> Finding {
    Finding(
      .approvalIneligible, "the last run ended as '\(state.outcome)' for this client", week: week,
      hint: "see the client's findings, and run 'mesocycle nightly' once they are settled")
  }

  private func contentRefusal(of week: ApprovalState.Week) -> Finding? {
    let number = week.key.week
    switch request.basis {
    case .exported:
      guard let exported = week.exportedHash else {
        return Finding(
          .approvalNotExported, "week \(number) was never exported, so nobody can have read it", week: number,
          hint: "run 'mesocycle export', or name what you read with --revision \(newest)")
      }
      if exported == week.contentHash { return nil }
      return Finding(
        .approvalStale, "week \(number) has changed since it was exported; its newest revision is \(week.revision)", week: number,
        hint: "run 'mesocycle export' and read the new sheet, or approve with --revision \(newest)")
    case .revision(let revision):
      // A week that kept an older revision is part of every later one.
      if revision >= week.revision, revision <= newest { return nil }
      return Finding(
        .approvalStale, "week \(number) stands at revision \(week.revision) of a block at revision \(newest), not at \(revision)",
        week: number,
        hint: "read the newest revision, then approve with --revision \(newest)")
    case .contents(let contents):
      if contents[week.key] == week.contentHash { return nil }
      return Finding(
        .approvalStale, "week \(number) has changed since the sheet was written; its newest revision is \(week.revision)", week: number,
        hint: "read the new sheet and approve that")
    }
  }

  private var newest: Int { state.weeks.map(\.revision).max() ?? 0 }
}
