import Editing
import Files
import Findings
import PlanStore
import Planning
import TrainingModel

/// Approves weeks against which today's profile and rules have nothing: the one way by which command, sheet, page and inbox approve.
///
/// The finished rows are checked as the night checks what it plans, over all cores; then the store moves the weeks of which they found
/// no error, client by client, each in the content that was checked.
package struct PlanApproval: Sendable {
  private let store: PlanStore
  private let checking: PlanChecking
  private let jobs: Int

  /// - Parameters:
  ///   - checking: the rules and profiles of today, with all the clients that will be asked for.
  ///   - jobs: how many chunks of clients are checked at once.
  package init(_ store: PlanStore, _ checking: PlanChecking, jobs: Int) {
    (self.store, self.checking, self.jobs) = (store, checking, max(1, jobs))
  }

  /// What an approval came to.
  package struct Outcome: Sendable {
    package var report = ApprovalReport()
    /// What the checks say today of the blocks that were looked at.
    package var checks: [BlockKey: [Finding]] = [:]
    /// What ended it before everybody's turn, though weeks were approved already; nil where it came to its end.
    package var failure: (any Error)?
  }

  /// Approves, or only tells what it would approve.
  ///
  /// Weeks that are refused stand in the report and hold no other back, and so do those of a client of whom something can't be read.
  /// - Throws: `StoreError` where nothing was approved before it; else it stands in the outcome, beside what was.
  package func run(_ request: ApprovalRequest) async throws -> Outcome {
    let clients = try store.clients(of: request)
    var outcome = Outcome()
    do {
      try await run(request, clients, &outcome)
      outcome.report.conclude()
    } catch {
      if request.isDryRun || outcome.report.approved.isEmpty { throw error }
      outcome.failure = error
    }
    return outcome
  }

  private func run(_ request: ApprovalRequest, _ clients: [String], _ outcome: inout Outcome) async throws {
    var next = 0
    try await OrderedWork.run(jobs: jobs) { () -> [String]? in
      guard next < clients.count else { return nil }
      defer { next += Self.chunk }
      return Array(clients[next..<min(next + Self.chunk, clients.count)])
    } work: { chunk in
      (chunk, Result { try verdicts(on: chunk, request) })
    } deliver: { (chunk: [String], judged: Result<[String: ApprovalVerdict], any Error>) in
      let verdicts = try judged.get()
      let part = try store.approve(request, of: chunk, judged: verdicts)
      // Only what was approved has warnings that somebody is to be told.
      for week in part.approved.map(\.week) {
        let key = BlockKey(clientID: week.clientID, planStart: week.planStart)
        outcome.checks[key] = verdicts[week.clientID]?.blocks[week.planStart]?.findings ?? []
      }
      outcome.report.append(part)
    }
  }

  /// How many clients a core checks before it hands them over, and one transaction approves.
  private static let chunk = 16

  private func verdicts(on clients: [String], _ request: ApprovalRequest) throws -> [String: ApprovalVerdict] {
    let plans = try store.readingPlans { reader in
      try clients.map { client in (client, try ofOne { try reader.openPlans(of: client).filter(request.mayConcern) }) }
    }
    var memory = PlanningMemory()
    var verdicts: [String: ApprovalVerdict] = [:]
    for (client, plans) in plans {
      let judged = try ofOne { try plans.get().isEmpty ? nil : verdict(on: client, plans.get(), using: &memory) }
      switch judged {
      case .success(let verdict): verdicts[client] = verdict
      case .failure(let error): verdicts[client] = ApprovalVerdict(barrier: Self.unreadable(error))
      }
    }
    return verdicts
  }

  /// Keeps to one client what only that client's rows are to blame for; throws everything else.
  private func ofOne<T>(_ body: () throws -> T) throws -> Result<T, StoreError> {
    do { return .success(try body()) } catch let error as StoreError where error.isOfOneWrite { return .failure(error) }
  }

  private static func unreadable(_ error: StoreError) -> Finding {
    Finding(
      .storeRefused, "what is stored about the client can't be read: \(error.message)", hint: "run 'mesocycle doctor', and report this")
  }

  private func verdict(on client: String, _ plans: [EditablePlan], using memory: inout PlanningMemory) throws -> ApprovalVerdict {
    guard let profile = checking.profiles.clients[client] else { return barrier(client) }
    var blocks: [CalendarDate: ApprovalVerdict.Block] = [:]
    for plan in plans {
      guard let checked = try checking.check(plan, using: &memory) else { continue }
      blocks[plan.planStart] = .init(plan, findings: checking.holds(profile, plan) + checked.findings)
    }
    return ApprovalVerdict(profile: checking.digest(of: profile), blocks: blocks)
  }

  /// Why nobody knows the client's profile.
  private func barrier(_ client: String) -> ApprovalVerdict {
    if !checking.findings.isEmpty {
      return ApprovalVerdict(
        barrier: Finding(
          .approvalUnchecked, "the profiles can't be read, so nothing can be approved by them", hint: "check the path given with --clients"),
        causes: checking.findings)
    }
    if let faults = checking.profiles.faults[client] {
      return ApprovalVerdict(
        barrier: Finding(
          .approvalIneligible, "the client's profile has errors today", hint: "correct the profile, and run 'mesocycle nightly'"),
        causes: faults.filter { $0.severity == .error })
    }
    return ApprovalVerdict(
      barrier: Finding(
        .approvalIneligible, "the list of clients doesn't have this client today",
        hint: "put the profile back, or check the path given with --clients"))
  }
}

extension ApprovalRequest {
  /// Whether it asks for a week of the block that waits.
  fileprivate func mayConcern(_ plan: EditablePlan) -> Bool {
    plan.weeks.contains { week in
      guard week.status == .draft || week.status == .pending, weeks?.contains(week.week) ?? true else { return false }
      guard case .contents(let contents) = basis else { return true }
      return contents[WeekKey(clientID: plan.clientID, planStart: plan.planStart, week: week.week)] != nil
    }
  }
}
