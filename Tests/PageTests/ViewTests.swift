import ProgramRuns
import Testing

extension ReviewPage {
  /// What a coach sees, and how they find their way.
  @Suite struct ViewTests {
    @Test func aWeekHasSevenDaysAndAMonthTwentyEight() async throws {
      let page = try await CoachPage.open()
      #expect(try await page.browser.count("#plan .day[data-day]") == 7)
      try await page.act("view-monthly")
      #expect(try await page.browser.count("#plan .cell-day[data-day]") == 28)
      try await page.browser.click("#plan .cell-day[data-day=\"3-1\"] .date")
      #expect(try await page.browser.count("#plan .day[data-day^=\"3-\"]") == 7)
    }

    @Test func bothViewsShowTheSameRows() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      try await page.act("view-monthly")
      let month = try await page.browser.run(
        "return [...document.querySelectorAll('#plan [data-row]')].map(e => e.closest('[data-day]').dataset.day + e.dataset.row)"
      ).texts
      try await page.act("view-weekly")
      var weeks: [String] = []
      for week in 1...4 {
        try await page.showWeek(week)
        weeks += try await page.browser.run(
          "return [...document.querySelectorAll('#plan [data-row]')].map(e => e.closest('[data-day]').dataset.day + e.dataset.row)"
        ).texts
      }
      let exported = try SaveTests.exported(client: "anna-beck")
      #expect(weeks.map { String($0.suffix(13)) } == exported.compactMap { $0["row_id"] })
      // The month only counts build-up sets.
      let ramps = Set(exported.filter { $0["kind"] == "ramp" }.compactMap { $0["row_id"] })
      #expect(weeks.filter { !ramps.contains(String($0.suffix(13))) } == month)
    }

    @Test func nothingSticksOutOfItsPlaceInTheMonth() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      try await page.act("view-monthly")
      try await page.act("approve-week", in: "#plan [data-week=\"1\"]")
      for width in [1024, 1280, 1400] {
        try await page.browser.resize(width: width, height: 900)
        let out = try await page.browser.run(
          """
          return [...document.querySelectorAll('.month th, .month td')].flatMap(cell => [...cell.querySelectorAll('*')]
            .filter(e => e.checkVisibility() && !e.closest('.hidden') && e.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1)
            .map(e => Math.round(e.getBoundingClientRect().right - cell.getBoundingClientRect().right) + ' ' + e.outerHTML.slice(0, 70))).slice(0, 8);
          """
        ).texts
        #expect(out == [], "\(width) pixels wide")
      }
    }

    @Test func everyClientOfTheCoachIsListedAndOnlyOnePlanIsThere() async throws {
      let page = try await CoachPage.open()
      let listed = try await page.browser.run(
        "return [...document.querySelectorAll('#client-list [data-client]')].map(e => e.dataset.client)"
      ).texts
      let night = try #require(Night.shipped)
      let everybody = try SavedSheet(path: night.folder + "/output/review/marta.clients.csv").rows.compactMap { $0["client_id"] }
      #expect(Set(listed) == Set(everybody) && listed.count == everybody.count)
      for client in listed {
        try await page.choose(client)
        #expect(try await page.browser.text("#client-name").contains(client))
        let current = try await page.browser.run(
          "return [...document.querySelectorAll('[data-client][aria-current=true]')].map(e => e.dataset.client)"
        ).texts
        #expect(current == [client])
      }
      #expect(try await page.browser.count("#plan [data-row]") < 80)
      #expect(try await page.browser.run("return document.body.textContent.includes('yuki-tanabe')") == false, "another coach's client")
    }

    @Test func searchingFindsWithoutAccentsAndEnterOpens() async throws {
      let page = try await CoachPage.open()
      let field = try await page.browser.find("#search")
      try await page.browser.type("NOVAK", into: field)
      let left = try await page.browser.run(
        "return [...document.querySelectorAll('#client-list [data-client]')].filter(e => e.offsetParent).map(e => e.dataset.client)"
      ).texts
      #expect(left == ["petra-novak"])
      try await page.browser.press(Key.enter)
      #expect(try await page.browser.text("#client-name").contains("petra-novak"))
    }

    @Test func findingsAndReasonsAreATapAway() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let row = try await page.rows("1-1")[0]
      #expect(try await page.browser.count("[data-row=\"\(row)\"] .reasons") == 0)
      try await page.unfold(row)
      let reasons = try await page.browser.text("[data-row=\"\(row)\"] .reasons")
      #expect(reasons.contains(/[a-z_.-]+ · [\w\/.-]+\.yaml:\d+/), "\(reasons)")
      let night = try #require(Night.shipped)
      let sheet = try SavedSheet(path: night.folder + "/output/review/marta.clients.csv")
      for client in sheet.rows where client["findings"] != "" && client["plan_start"] != "" {
        try await page.choose(client["client_id"] ?? "")
        var shown = ""
        for week in 1...4 {
          try await page.showWeek(week)
          shown += try await page.browser.run("return document.querySelector('#plan').textContent").text ?? ""
        }
        for finding in (client["findings"] ?? "").split(separator: " | ") {
          // The page shows it at the day that the sheet names before it.
          let told = String(finding.split(separator: ": ", maxSplits: 1).last ?? "")
          let message = told.replacing(#/^(?:every \w{3}|\w{3} \d{4}-\d\d-\d\d[^:]*): /#, with: "")
          #expect(shown.contains(message), "\(message)")
        }
      }
    }

    @Test func picturesShowMusclesAndLoads() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      #expect(try await page.browser.count("#plan svg") >= 2)
      #expect(
        try await page.browser.run(
          "return [...document.querySelectorAll('#plan svg')].every(s => s.getAttribute('role') !== 'img' || s.getAttribute('aria-label') || s.querySelector('title'))"
        ) == true)
    }
  }
}
