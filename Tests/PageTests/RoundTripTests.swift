import Foundation
import ProgramRuns
import Testing

extension ReviewPage {
  /// From the page to the schedule: what the coach saved is what the inbox takes in and the client gets.
  @Suite struct RoundTripTests {
    let workspace: Workspace
    let night: Night

    init() throws {
      workspace = try Workspace(rules: nil)
      night = try Night.run(in: workspace)
    }

    @Test func whatTheCoachApprovedInThePageIsScheduled() async throws {
      let page = try await CoachPage.open(of: night)
      try await page.choose("anna-beck")
      let days = try await page.trainingDays()
      let lifts = try await page.lifts(days[0])
      let last = try #require(lifts.last)
      try await page.enter("2", last, "sets")
      try await page.enter("'Slow\", she said; 8-12, no more", last, "note")
      try await page.enter("45", last, "rest_s")
      try await page.drag(lifts[lifts.count - 1], before: lifts[lifts.count - 2])
      try await page.act("approve-week", in: "#plan [data-week=\"1\"]")
      let saved = try await page.save()
      try send(saved)
      let sync = try workspace.run("review", "sync", "--clients", "clients", "--today", Workspace.today)
      #expect(sync.code == 0, "\(sync.output)\(sync.errors)")
      #expect(try statuses() == "1 approved\n2 pending\n3 pending\n4 pending\n")
      let scheduled = try workspace.query(
        """
        .mode list
        SELECT row_id, date, order_index, sets, rest_s, note FROM schedule
        WHERE client_id = 'anna-beck' AND week_index = 1 ORDER BY date, order_index;
        """)
      let lines = scheduled.split(separator: "\n").map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
      #expect(lines.map { $0[0] } == saved.rows.compactMap { $0["row_id"] })
      for (line, row) in zip(lines, saved.rows) {
        #expect(line[1] == row["date"] && line[3] == row["sets"] && line[4] == row["rest_s"])
        #expect(line[5] == (row["note"].map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 }))
      }
      let doctor = try workspace.run("doctor")
      #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
    }

    @Test func whatThePageApprovesIsHeldToTodaysProfile() async throws {
      let page = try await CoachPage.open(of: night)
      try await page.choose("anna-beck")
      try await page.act("approve-week", in: "#plan [data-week=\"1\"]")
      try send(try await page.save())
      let profile = try workspace.text("clients/anna-beck.yaml")
      try workspace.write(
        profile.replacing(/(?m)^clearance: .*$/, with: "clearance: clearance_required"), to: "clients/anna-beck.yaml")
      let sync = try workspace.run("review", "sync", "--clients", "clients", "--today", Workspace.today)
      #expect(sync.code == 1 && sync.output.contains("[gate.not_cleared]"), "\(sync.output)\(sync.errors)")
      #expect(try statuses() == "1 pending\n2 pending\n3 pending\n4 pending\n")
    }

    @Test func aChangeOfAnApprovedWeekIsApprovedWithTheSameSave() async throws {
      let approval = try workspace.run(
        "approve", "--client", "anna-beck", "--week", "1", "--by", "Marta", "--yes", "--today", Workspace.today)
      #expect(approval.code == 0, "\(approval.output)\(approval.errors)")
      #expect(try workspace.run("export", "--as", "csv,json,page", "--today", Workspace.today).code == 0)
      let page = try await CoachPage.open(of: night)
      try await page.choose("anna-beck")
      let button = try await page.browser.find("#plan [data-week=\"1\"] [data-action=approve-week]")
      #expect(try await page.browser.property(button, "hidden").bool == true, "as it is, there is nothing to approve")
      let row = try #require(try await page.lifts("1-1").last)
      try await page.enter("2", row, "sets")
      #expect(try await page.browser.property(button, "hidden").bool == false)
      try await page.act("approve-week", in: "#plan [data-week=\"1\"]")
      let saved = try await page.save()
      #expect(saved.rows.allSatisfy { $0["status"] == "approve" })
      try send(saved)
      let sync = try workspace.run("review", "sync", "--clients", "clients", "--today", Workspace.today)
      #expect(sync.code == 0, "\(sync.output)\(sync.errors)")
      #expect(try statuses() == "1 approved\n2 pending\n3 pending\n4 pending\n")
      #expect(try workspace.query("SELECT sets FROM schedule WHERE row_id = '\(row)';") == "2\n")
    }

    @Test func rowsRemovedMovedAndAddedInThePageComeInWithoutAQuestion() async throws {
      let page = try await CoachPage.open(of: night)
      try await page.choose("anna-beck")
      let days = try await page.trainingDays()
      let (first, second) = (try await page.lifts(days[0]), try await page.lifts(days[1]))
      let (removed, moved) = (try #require(first.last), second[1])
      try await page.drag(moved, before: first[0])
      try await page.act("remove", row: removed)
      try await page.act("copy-row", row: first[1])
      try await page.act("paste", in: "#plan [data-day=\"\(days[2])\"]")
      let added = try #require(try await page.rows(days[2]).last)
      let saved = try await page.save()
      try send(saved)
      let sync = try workspace.run("review", "sync", "--clients", "clients", "--today", Workspace.today)
      #expect(sync.code == 0, "\(sync.output)\(sync.errors)")
      let found = try workspace.query(
        "SELECT row_id, week_index || '-' || day_index FROM plan_rows WHERE row_id IN ('\(removed)', '\(moved)', '\(added)') ORDER BY 2;")
      #expect(found == "\(moved)|\(days[0])\n\(added)|\(days[2])\n", "\(sync.output)")
    }

    @Test func anotherCoachsFolderTakesNothingFromThisPage() async throws {
      let page = try await CoachPage.open(of: night)
      try await page.choose("anna-beck")
      try await page.enter("2", try #require(try await page.lifts("1-1").last), "sets")
      try send(try await page.save(), coach: "jonas")
      let sync = try workspace.run("review", "sync", "--clients", "clients", "--today", Workspace.today)
      #expect(sync.code != 0)
      #expect(try workspace.query("SELECT max(revision) FROM weeks WHERE client_id = 'anna-beck';") == "1\n")
    }

    /// Puts a saved file where its coach puts it.
    private func send(_ saved: SavedSheet, coach: String = "marta") throws {
      let name = (saved.path as NSString).lastPathComponent
      try workspace.write(Data(contentsOf: URL(fileURLWithPath: saved.path)), to: "output/inbox/\(coach)/\(name)")
      // A file that was written a moment ago may still be on its way.
      let old = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -3600)]
      try FileManager.default.setAttributes(old, ofItemAtPath: workspace.at("output/inbox/\(coach)/\(name)"))
    }

    private func statuses() throws -> String {
      try workspace.query(
        "SELECT week_index || ' ' || status FROM weeks WHERE client_id = 'anna-beck' AND plan_start = '\(Workspace.start)' ORDER BY 1;")
    }
  }
}
