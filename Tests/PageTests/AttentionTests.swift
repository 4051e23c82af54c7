import ProgramRuns
import Testing

extension ReviewPage {
  /// Whom a coach sees first, who could be taken for another, and what can be approved in one go.
  @Suite struct AttentionTests {
    private static func client(_ id: String, _ name: String, _ more: String = "conditions: none\nclearance: cleared") -> String {
      """
      id: \(id)
      name: \(name)
      coach: marta
      born: 1990-01-01
      goal: general_fitness
      experience: novice
      training_days: [mon, wed, fri]
      minutes_per_session: 60
      equipment: [commercial_gym]
      \(more)

      """
    }

    private static func night(_ clients: [String: String], in workspace: Workspace) throws -> Night {
      for (id, text) in clients { try workspace.write(text, to: "clients/\(id).yaml") }
      return try Night.run(in: workspace, clients: "clients")
    }

    private func listed(_ page: CoachPage) async throws -> [String] {
      try await page.browser.run("return [...document.querySelectorAll('#client-list .client')].map(e => e.dataset.client)").texts
    }

    @Test func whoNeedsTheCoachComesFirst() async throws {
      let workspace = try Workspace(rules: nil)
      let night = try Self.night(
        [
          "a-calm": Self.client("a-calm", "Zoe Calm"),
          "b-held": Self.client("b-held", "Yan Held", "conditions: none\nclearance: clearance_required"),
          "c-low": Self.client(
            "c-low", "Xia Low",
            "conditions: none\nclearance: cleared\nsex: female\nbody_mass_kg: 80\nlifts:\n  - {exercise: back_squat, load_kg: 30, reps: 5, date: 2026-11-20}"
          ).replacing("experience: novice", with: "experience: advanced"),
        ], in: workspace)
      let page = try await CoachPage.open(of: night)
      #expect(try await listed(page) == ["b-held", "c-low", "a-calm"], "no plan, then a warning, then the rest")
      try await page.browser.run(
        "const order = document.querySelector('#order'); order.value = 'name'; order.dispatchEvent(new Event('change', { bubbles: true }))")
      #expect(try await listed(page) == ["c-low", "b-held", "a-calm"])
      try await page.reload()
      #expect(try await listed(page) == ["c-low", "b-held", "a-calm"], "the order is remembered")
      // Three days before the block begins, what nobody has approved is called by its date.
      try await page.browser.pretend(today: "2026-12-05")
      try await page.reload()
      #expect(try await page.browser.run("return document.querySelector('[data-client=a-calm]').innerText.includes('from 7 Dec')") == true)
    }

    @Test func amongEquallyUrgentTheNearestSessionComesFirstAndThenTheName() async throws {
      let workspace = try Workspace(rules: nil)
      let later = Self.client("a1", "Abe Later").replacing("training_days: [mon, wed, fri]", with: "training_days: [tue, thu, sat]")
      let low = Self.client(
        "a2", "Zac Low",
        "conditions: none\nclearance: cleared\nsex: female\nbody_mass_kg: 80\nlifts:\n  - {exercise: back_squat, load_kg: 30, reps: 5, date: 2026-11-20}"
      ).replacing("experience: novice", with: "experience: advanced")
      let night = try Self.night(
        [
          "a1": later, "a2": low, "a3": Self.client("a3", "Zoe First"), "a4": Self.client("a4", "Bea First"),
          "a5": Self.client("a5", "Ann Held", "conditions: none\nclearance: clearance_required"),
        ], in: workspace)
      let page = try await CoachPage.open(of: night)
      #expect(try await listed(page) == ["a5", "a2", "a4", "a3", "a1"])
      // Within three days of the block all of them are as urgent: warnings come before none.
      try await page.browser.pretend(today: "2026-12-05")
      try await page.reload()
      #expect(try await listed(page) == ["a5", "a2", "a4", "a3", "a1"])
    }

    @Test func alikeNamesShowTheirIDs() async throws {
      let workspace = try Workspace(rules: nil)
      let names = [
        "p1": "Anna Müller", "p2": "anna muller", "p3": "Müller, Anna", "p4": "Jonas Weber", "p5": "Jonas Webor", "p6": "Eva Krug",
      ]
      let night = try Self.night(
        Dictionary(uniqueKeysWithValues: names.map { ($0.key, Self.client($0.key, "\"\($0.value)\"")) }), in: workspace)
      let page = try await CoachPage.open(of: night)
      let shown = try await page.browser.run(
        "return [...document.querySelectorAll('#client-list .name .id')].map(e => e.textContent.trim())"
      ).texts
      #expect(shown.sorted() == ["p1", "p2", "p3", "p4", "p5"])
      try await page.choose("p2")
      try await page.act("approve-week")
      #expect(try await page.said().contains("anna muller (p2)"))
      let paper = try await page.browser.run(
        "window.dispatchEvent(new Event('beforeprint')); return document.querySelector('#paper h1').textContent")
      #expect(paper.text == "anna muller (p2)")
      try await page.choose("p6")
      #expect(
        try await page.browser.run(
          "window.dispatchEvent(new Event('beforeprint')); return document.querySelector('#paper h1').textContent") == "Eva Krug")
    }

    @Test func allWithoutWarningsAreApprovedTogetherOnceTheCoachSaysYes() async throws {
      let page = try await CoachPage.open()
      try await page.choose("felix-brandt")
      #expect(try await page.browser.count("#plan .findings .warning") > 0, "a client with a warning is among them")
      try await page.choose("ben-adler")
      try await page.enter("5", try await page.lifts("1-3")[0], "sets")
      try await page.act("approve-clean")
      let asked = try await page.browser.text("#message")
      let told = try #require(asked.firstMatch(of: /This approves (\d+) weeks of (\d) clients/), "\(asked)")
      let count = try #require(Int(told.1))
      #expect(count >= 15 && count < 4 * 7, "\(asked)")
      #expect(
        try await page.browser.run("return document.querySelector('#tally').textContent") == "7 of 7 still to approve",
        "asking does nothing")
      try await page.browser.doubleClick(page.browser.find("#message [data-action=approve-clean-yes]"))
      #expect(try await page.said().hasPrefix("\(count) weeks will be approved"))
      try await page.act("undo")
      #expect(try await page.browser.run("return document.querySelector('#tally').textContent") == "7 of 7 still to approve")
      try await page.act("redo")
      let saved = try await page.save()
      let approved = Set(saved.rows(["status": "approve"]).map { "\($0["client_id"] ?? "") \($0["week"] ?? "")" })
      #expect(approved.count == count && !approved.contains { $0.hasPrefix("felix-brandt") } && !approved.contains("ben-adler 1"))
    }

    @Test func barsBelowTheBandSayWhy() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      try await page.showWeek(4)
      let bars = try await page.browser.count("#section-muscles .bar.low")
      #expect(try await page.browser.count("#section-muscles .why li") == bars && bars > 0)
      try await page.showWeek(2)
      for row in try await page.lifts("2-1") { try await page.act("remove", row: row) }
      let why = try await page.browser.run("return document.querySelector('#section-muscles .why').textContent").text ?? ""
      #expect(why.contains("you changed this week here"), "\(why)")
    }

    @Test func aLineTellsWhatIsNewSinceTheLastBlock() async throws {
      let workspace = try Workspace(rules: nil)
      _ = try Self.night(["a": Self.client("a", "Ada")], in: workspace)
      #expect(try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
      let next = try workspace.nightly(clients: "clients", today: "2026-12-28")
      #expect(next.code == 0, "\(next.errors)")
      let page = try await CoachPage.open(of: Night(folder: workspace.path), today: "2026-12-28")
      let line = try await page.browser.text("#plan .since")
      #expect(line.hasPrefix("Since the last block:") && line.count < 400, "\(line)")
    }
  }
}
