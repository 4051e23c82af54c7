import Findings
import PlanStore
import ProgramRuns
import Reporting
import Testing
import TrainingModel

@testable import Reviewing

/// What a list of clients approves: each week in the content that could be read when the list was written.
@Suite struct ClientListApprovingTests {
  let desk: ReviewDesk

  init() throws { desk = try ReviewDesk() }

  private func mark(_ list: inout EditedSheet, _ client: String = "anna", week: Int, _ word: String = "approve") {
    list[list.first { list[$0, "client_id"] == client }, "week_\(week)"] = word
  }

  @Test func aListAsItWasWrittenApprovesNothing() async throws {
    try await desk.approve("ben", weeks: [1])
    let report = try await desk.take(try desk.list())
    #expect(report.approval == nil && report.findings.isEmpty && report.rowsRead == 2, "\(report.findings)")
  }

  @Test func aCellApprovesItsWeek() async throws {
    var list = try desk.list()
    mark(&list, week: 2)
    mark(&list, "ben", week: 1)
    let report = try await desk.take(list)
    #expect(report.approval?.approved.map(\.week) == [desk.key(week: 2), desk.key("ben", week: 1)])
    #expect(try desk.status(week: 1) == .pending && desk.status(week: 2) == .approved)
    let again = try await desk.take(list)
    #expect(again.approval == nil && !again.isRefused, "what is approved needs nothing more")
  }

  @Test func aWeekThatChangedSinceIsRefused() async throws {
    var list = try desk.list()
    mark(&list, week: 1)
    mark(&list, week: 2)
    try desk.edit(try desk.work()[0]) { $0.note = "theirs" }
    _ = try desk.sheet()
    let report = try await desk.take(list)
    #expect(report.findings.map(\.code) == [.approvalStale] && report.findings.map(\.week) == [1] && report.isRefused)
    #expect(report.approval?.approved.map(\.week) == [desk.key(week: 2)])
  }

  @Test func aWeekThatNobodyCanHaveReadIsRefused() async throws {
    var list = try desk.list()
    mark(&list, week: 1)
    try desk.edit(try desk.work()[0]) { $0.note = "theirs" }
    let place = list.first { list[$0, "client_id"] == "anna" }
    list[place, "revisions"] = list[place, "revisions"].replacing("1", with: "2")
    let report = try await desk.take(list)
    #expect(report.isRefused && report.approval?.approved.isEmpty ?? true, "\(report)")
    #expect(try desk.status() == .pending)
  }

  @Test func aListWithAnotherCoachsClientIsRefusedWhole() async throws {
    var list = try desk.list()
    mark(&list, week: 1)
    list.rows.append(try desk.list("jonas").rows[0])
    let findings = try await desk.refusal(of: list)
    #expect(findings.map(\.code) == [.reviewCoach])
    #expect(try desk.status() == .pending)
  }

  @Test func theStateOfATimeBeforeIsToldAndApprovesNothing() async throws {
    try await desk.approve("anna", weeks: [1])
    let list = try desk.list()
    try desk.takeBack("anna", weeks: [1])
    let report = try await desk.take(list)
    #expect(report.approval == nil && report.findings.map(\.code) == [.reviewPartlyApproved])
    #expect(report.findings.first?.severity == .info && report.findings.first?.message.contains("as it once was") == true)
    #expect(try desk.status() == .pending)
  }

  @Test func noWordTakesAnApprovalBack() async throws {
    try await desk.approve("anna", weeks: [1])
    var list = try desk.list()
    mark(&list, week: 1, "pending")
    let report = try await desk.take(list)
    #expect(report.findings.map(\.message) == ["the cell 'week_1' says 'pending', and the week is approved: it stays so"])
    #expect(try desk.status() == .approved)
  }

  @Test func aDryRunApprovesNothing() async throws {
    var list = try desk.list()
    mark(&list, week: 1)
    let report = try await desk.take(list) { $0.isDryRun = true }
    #expect(report.approval?.approved.map(\.week) == [desk.key()])
    #expect(try desk.status() == .pending)
  }
}
