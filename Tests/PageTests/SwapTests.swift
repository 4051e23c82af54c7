import Foundation
import ProgramRuns
import Testing

extension ReviewPage {
  /// What the page knows of a client beside the plan: the line of the profile, and which exercises may take a place.
  @Suite struct SwapTests {
    @Test func theProfileIsALine() async throws {
      let page = try await CoachPage.open()
      try await page.choose("ben-adler")
      let lines = try await page.browser.run("return [...document.querySelectorAll('#plan .profile')].map(e => e.innerText)").texts
      try #require(lines.count == 2, "\(lines)")
      #expect(lines[0].hasSuffix(" · novice · Wed Sun · 40 min · Bands"), "\(lines[0])")
      #expect(lines[1].contains("Pain around the kneecap: Bend the knees only"), "\(lines[1])")
      try await page.choose("anna-beck")
      #expect(try await page.browser.run("return document.querySelector('#plan .profile').innerText.includes('Mon Wed Fri')") == true)
    }

    @Test func swapsAreThoseThatTheClientMayHave() async throws {
      let workspace = try Workspace(rules: nil)
      let night = try Night.run(in: workspace)
      let page = try await CoachPage.open(of: night)
      try await page.choose("ben-adler")
      let row = try await page.lifts("1-3")[0]
      try await page.unfold(row)
      let sheet = try SavedSheet(path: "\(night.folder)/output/review/marta.csv")
      let exercise = try #require(sheet.rows(["row_id": row]).first?["exercise_id"])
      // The program's own answer, which asks the stages of the night.
      let answer = try workspace.run(
        "edit", "swap", "--client", "ben-adler", "--week", "1", "--day", "3", "--exercise", exercise, "--by", "Marta", "--limit", "500",
        "--all", "--format", "json", "--clients", "clients", "--today", Workspace.today)
      try #require(answer.code == 0, "\(answer.errors)")
      let found = try JSONDecoder().decode(JSONValue.self, from: Data(answer.output.utf8))["substitutes"].list
      let allowed = found.filter { $0["allowed"] == true }.compactMap { $0["exercise_id"].text }
      let excluded = found.filter { $0["allowed"] == false }.compactMap { $0["exercise_id"].text }
      try #require(!allowed.isEmpty && !excluded.isEmpty, "\(answer.output.prefix(300))")
      try await page.act("swap", row: row)
      let offered = try await page.browser.run(
        "return [...document.querySelectorAll('#pick-list [data-exercise]')].map(e => e.dataset.exercise)"
      ).texts
      #expect(!offered.isEmpty && Set(offered).isDisjoint(with: excluded), "\(Set(offered).intersection(excluded))")
      #expect(!Set(offered).isDisjoint(with: allowed))
      // Who looks for one of the others by name reads that it is not for this client.
      try await page.browser.type(excluded[0], into: page.browser.find("#picker [name=exercise]"))
      #expect(try await page.browser.count("#pick-list [data-exercise='\(excluded[0])']") == 0)
      #expect(try await page.browser.text("#pick-list").contains("not for this client"))
    }

    @Test func whatIsOfferedIsTakenWithoutAnError() async throws {
      let workspace = try Workspace(rules: nil)
      let night = try Night.run(in: workspace)
      let page = try await CoachPage.open("li", of: night)
      // Somebody who never wants one lift, and whose back forbids others.
      try await page.choose("sara-haddad")
      let day = try #require(try await page.trainingDays().first)
      for row in try await page.lifts(day).prefix(3) {
        try await page.act("swap", row: row)
        // Another measure asks for other numbers, which is not what is tried here: the first that counts alike.
        let pick = try await page.browser.run(
          """
          const data = JSON.parse(document.querySelector('#plan-data').textContent), facts = new Map(data.exercises.map(e => [e[0], e]));
          const rows = data.clients.flatMap(c => c.blocks).flatMap(b => b.rows), at = name => data.columns.indexOf(name);
          const own = rows.find(r => r[at('row_id')] === arguments[0]), picks = [...document.querySelectorAll('#pick-list [data-exercise]')];
          return picks.map(e => e.dataset.exercise).find(id => facts.get(id)[3] === own[at('measure')]);
          """, .text(row)
        ).text
        try await page.browser.click("#pick-list [data-exercise='\(try #require(pick))']")
      }
      let saved = try await page.save()
      try workspace.write(try Data(contentsOf: URL(fileURLWithPath: saved.path)), to: "li.csv")
      let taken = try workspace.run(
        "review", "import", "li.csv", "--coach", "li", "--by", "Li", "--clients", "clients", "--today", Workspace.today, "--allow-deletions"
      )
      #expect(taken.code == 0, "\(taken.output)\(taken.errors)")
      for code in ["exclusion.breached", "equipment.missing"] { #expect(!taken.output.contains(code), "\(taken.output)") }
    }
  }
}
