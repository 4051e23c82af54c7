import Editing
import Foundation
import PlanStore
import Reviewing
import TrainingModel

extension World {
  /// Approves what a step says, after a dry run of the same.
  func approve(_ step: ApprovalStep) async throws {
    guard let store = try store() else { return }
    guard let request = try request(step, store) else { return }
    var dry = request
    dry.isDryRun = true
    outcome.approves = true
    if step.basis == .takingBack { return try takeBack(request, store) }
    outcome.goesByExport = step.basis == .exported
    outcome.foretold = Set(try await promote(dry, store).approved.map { WeekID($0.week) })
    let report = try await promote(request, store)
    outcome.approved = Set(report.approved.map { WeekID($0.week) })
    outcome.approvedRows = report.rowsMoved
    outcome.refusals += report.refusals.map { "\($0.clientID) \($0.week.map { "\($0.week)" } ?? ""): \($0.finding.code.id)" }
  }

  private func takeBack(_ request: ApprovalRequest, _ store: PlanStore) throws {
    var dry = request
    dry.isDryRun = true
    let foretold = try store.takeBack(dry, today: gym.today).approved
    let report = try store.takeBack(request, today: gym.today)
    outcome.takenBack = Set(report.approved.map { WeekID($0.week) })
    if foretold != report.approved { outcome.errors.append("a dry run foretold others to be taken back") }
    outcome.refusals += report.refusals.map { "\($0.clientID) \($0.week.map { "\($0.week)" } ?? ""): \($0.finding.code.id)" }
  }

  /// Approves as the command does.
  func promote(_ request: ApprovalRequest, _ store: PlanStore) async throws -> ApprovalReport {
    let (sources, waiting) = (try sources(), try store.waitingClients(among: try store.clients(of: request)))
    let checking =
      try rules.map { PlanChecking($0, sources, for: waiting, store: store) } ?? PlanChecking(sources, for: waiting, store: store)
    guard checking.findings.isEmpty else { throw ReviewFailure(checking.findings) }
    let outcome = try await PlanApproval(store, checking, jobs: 1).run(request)
    if let failure = outcome.failure { throw failure }
    return outcome.report
  }

  private func request(_ step: ApprovalStep, _ store: PlanStore) throws -> ApprovalRequest? {
    let selection: ApprovalRequest.Selection =
      switch step.whose {
      case .all: .all
      case .coach(let coach): .coach(gym.coach(coach))
      case .member(let member): .clients([gym.member(member).id])
      }
    let basis: ApprovalRequest.Basis
    switch (step.basis, step.whose) {
    case (.revision, .member(let member)):
      guard let plan = try store.plans(of: gym.member(member).id, unfinishedOn: gym.today).first else { return nil }
      basis = .revision(plan.revision)
    case (.sheet, .coach(let coach)):
      guard let path = sheetPath(gym.coach(coach)) else { return nil }
      basis = .contents(try SheetContents.read(path, store).weeks)
    default: basis = .exported
    }
    return ApprovalRequest(
      selection: selection, weeks: step.weeks.isEmpty ? nil : step.weeks, basis: basis, by: "Ada", at: now(), today: gym.today)
  }
}
