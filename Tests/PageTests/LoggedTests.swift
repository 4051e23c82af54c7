import Foundation
import ProgramRuns
import Testing

extension ReviewPage {
  /// What clients really did, beside the plan in the page, on the page of logs, and with room to write on paper.
  @Suite struct LoggedTests {
    /// A gym in which Anna has trained the first day of her approved block, and the night of that day has run.
    private struct Gym {
      let workspace: Workspace
      let night: Night
      let today = "2026-12-08"
      /// The exercises of her first day that are more than build-ups, in their order.
      var exercises: [String] = []

      init(language: String? = nil) throws {
        workspace = try Workspace(rules: nil)
        night = try Night.run(in: workspace)
        if let language { try #require(try workspace.run("preferences", "--coach", "marta", "--language", language).code == 0) }
        let approval = try workspace.run(
          "approve", "--client", "anna-beck", "--by", "Marta", "--yes", "--today", Workspace.today)
        try #require(approval.code == 0, "\(approval.errors)")
        let rows = try workspace.query(
          """
          .mode list
          .separator ,
          SELECT exercise_id, sets, reps_min, ifnull(load, 60) FROM schedule
          WHERE client_id = 'anna-beck' AND week_index = 1 AND day_index = 1 AND kind <> 'ramp' AND measure = 'reps' ORDER BY order_index;
          """)
        var log = "client_id,date,exercise,reps,load,unit,rpe,pain\n"
        for row in rows.split(separator: "\n").map({
          $0.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ",").map(String.init)
        }) {
          try #require(row.count == 4, "\(row)")
          exercises.append(row[0])
          for set in 0..<(Int(row[1]) ?? 1) {
            log += "anna-beck,2026-12-07,\(row[0]),\(row[2]),62.5,kg,8,\(exercises.count == 1 && set == 0 ? "6" : "")\n"
          }
        }
        try workspace.write(log, to: "log.csv")
        let taken = try workspace.run("logs", "import", "log.csv", "--clients", "clients", "--today", today)
        try #require(taken.code == 0, "\(taken.output)\(taken.errors)")
        try #require(try workspace.nightly(clients: "clients", today: today).code == 0)
      }

      func page() async throws -> CoachPage {
        let page = try await CoachPage.open(of: night, today: today)
        try await page.choose("anna-beck")
        return page
      }
    }

    /// The last times in the card of a row, each as it is read.
    private func lastTimes(_ page: CoachPage, _ row: String) async throws -> [String] {
      try await page.browser.run(
        "return [...document.querySelectorAll(`#plan [data-row=\"${arguments[0]}\"] .last-times li`)].filter(e => e.checkVisibility()).map(e => e.innerText)",
        .text(row)
      ).texts
    }

    @Test func besideEachPrescriptionStandsWhatWasDoneLast() async throws {
      let gym = try Gym()
      let page = try await gym.page()
      try await page.showWeek(2)
      var shown = 0
      for row in try await page.rows("2-1") {
        let times = try await lastTimes(page, row)
        let isRamp = try await page.browser.count("#plan [data-row=\"\(row)\"].light") == 1
        if isRamp { #expect(times.isEmpty) }
        if !times.isEmpty {
          shown += 1
          #expect(
            times.count == 1 && times[0].hasPrefix("7 Dec: ") && times[0].contains(" at 62.5 kg") && times[0].hasSuffix(", RPE 8"),
            "\(times)")
        }
      }
      #expect(shown > 0 && shown <= gym.exercises.count)
      // On paper they stand as well.
      try await page.browser.run("window.dispatchEvent(new Event('beforeprint'))")
      let paper = try await page.browser.run("return document.querySelector('#paper').textContent").text ?? ""
      #expect(paper.contains("last 7 Dec: ") && !paper.contains("null"))
    }

    /// In the month, where there is little room, the newest of them.
    @Test func theMonthHasTheLastTimeAsTheWeekHas() async throws {
      let gym = try Gym()
      let page = try await gym.page()
      try await page.browser.click("[data-action=view-monthly]")
      let last = try await page.browser.run(
        "return [...document.querySelectorAll('#plan [data-day=\"2-1\"] .brief .last')].filter(e => e.checkVisibility()).map(e => e.innerText)"
      ).texts
      #expect(!last.isEmpty && last.count <= gym.exercises.count)
      #expect(last.allSatisfy { $0.hasPrefix("7 Dec: ") && $0.contains(" at 62.5 kg") && $0.hasSuffix(", RPE 8") }, "\(last)")
      let wide = try await page.browser.run("return document.documentElement.scrollWidth > document.documentElement.clientWidth").bool
      #expect(wide == false, "nothing of it makes the page wider")
    }

    @Test func complianceAndFlagsStandBesideThePlanInWords() async throws {
      let gym = try Gym()
      let page = try await gym.page()
      let logged = try await page.browser.text("#plan .logged")
      #expect(logged.hasPrefix("Logged up to 8 Dec: 1 of 1 planned sessions (100 %), "), "\(logged)")
      let pain = try await page.browser.text("#plan [data-flag=pain]")
      #expect(pain.hasPrefix("pain 7 Dec · ") && pain.hasSuffix(": pain 6 of 10"), "\(pain)")
      try await page.choose("ben-adler")
      #expect(try await page.browser.count("#plan .logged, #plan .flag") == 0)
      let seen = try await page.browser.run("return [...document.querySelectorAll('#plan .last-times')].some(e => e.checkVisibility())")
      #expect(seen == false, "whoever doesn't log has no last times")
    }

    @Test func inGermanTheyAreGerman() async throws {
      let gym = try Gym(language: "de")
      let page = try await gym.page()
      let logged = try await page.browser.text("#plan .logged")
      #expect(logged.hasPrefix("Eingetragen bis 8. Dez.: 1 von 1 geplanten Einheiten (100 %), "), "\(logged)")
      #expect(try await page.browser.text("#plan [data-flag=pain]").hasSuffix(": Schmerz 6 von 10"))
      let times = try await page.browser.run("return document.querySelector('#plan').innerText").text ?? ""
      #expect(times.contains(" mit 62,5 kg, RPE 8"))
    }

    /// On A4, as a printer gets it: every box is large enough for a hand, and nothing sticks out or stands in another.
    @Test(arguments: ["en", "de"]) func whatIsWrittenByHandFits(_ language: String) async throws {
      let gym = try Gym(language: language)
      let browser = try #require(Browser.running)
      try await browser.openAfresh(gym.workspace.at("output/plans/marta/anna-beck.html"))
      let hidden = try await browser.run("return [...document.querySelectorAll('.boxes i')].every(e => !e.checkVisibility())")
      #expect(hidden == true, "a screen has no use for them")
      try await browser.command("Emulation.setEmulatedMedia", ["media": "print"])
      // 182 mm between the margins, 96 pixels to the inch.
      let millimetre = 96 / 25.4
      try await browser.resize(width: Int(182 * millimetre), height: 1000)
      let faults = try await browser.run(
        """
        const mm = 96 / 25.4, faults = [];
        const width = document.documentElement.clientWidth;
        for (const boxes of document.querySelectorAll('.boxes')) {
          const places = [...boxes.querySelectorAll('i')].map(e => [e, e.getBoundingClientRect()]);
          for (const [e, r] of places) {
            const least = e.className === 'comment' ? 18 : e.className === 'load' ? 12 : 8.5;
            if (r.height < 8.5 * mm || r.width < least * mm) faults.push(`${e.textContent} is ${Math.round(r.width / mm)} × ${Math.round(r.height / mm)} mm`);
            if (r.right > width + 1) faults.push(`${e.textContent} sticks out`);
            if (e.scrollWidth > e.clientWidth + 1) faults.push(`${e.textContent} has no room for its word`);
          }
          places.forEach(([e, a], i) => places.slice(i + 1).forEach(([f, b]) => {
            if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) faults.push(`${e.textContent} lies on ${f.textContent}`);
          }));
        }
        return [`${document.querySelectorAll('.boxes i').length > 100}`, ...new Set(faults)].slice(0, 9);
        """
      ).texts
      #expect(faults == ["true"])
      #expect(try await browser.text(".last").hasPrefix(language == "de" ? "Zuletzt 7.12.: " : "Last time 7 Dec: "))
      #expect(try await browser.printed()?.starts(with: Data("%PDF-".utf8)) == true)
    }

    @Test func thePageOfLogsReadsWithoutAScript() async throws {
      let gym = try Gym()
      let report = try gym.workspace.run("logs", "report", "--as", "page", "--coach", "marta", "--today", gym.today)
      try #require(report.code == 0, "\(report.errors)")
      let browser = try #require(Browser.running)
      try await browser.openAfresh(gym.workspace.at("output/review/marta.logs.html"))
      #expect(try await browser.run("return document.scripts.length") == 0)
      let names = try await browser.run("return [...document.querySelectorAll('.client h2')].map(e => e.innerText)").texts
      #expect(names.contains { $0.hasSuffix("anna-beck") } && !names.contains { $0.hasSuffix("yuki-tanabe") })
      #expect(
        try await browser.run("return [...document.querySelectorAll('svg[role=img]')].every(s => s.getAttribute('aria-label'))") == true)
      #expect(try await browser.count("svg[role=img] circle") >= gym.exercises.count / 2)
      try await browser.resize(width: 390, height: 800)
      #expect(
        try await browser.run("return document.documentElement.scrollWidth <= innerWidth") == true, "a phone needs no sideways scrolling")
    }
  }
}
