import ProgramRuns
import Testing

extension ReviewPage {
  /// The page in the language that the coach prefers.
  @Suite struct LanguageTests {
    @Test func aCoachWhoPrefersGermanReadsGerman() async throws {
      let workspace = try Workspace(rules: nil)
      let night = try Night.run(in: workspace)
      let set = try workspace.run("preferences", "--coach", "marta", "--language", "de", "--view", "monthly")
      #expect(set.code == 0, "\(set.errors)")
      #expect(try workspace.run("export", "--as", "page", "--coach", "marta", "--today", Workspace.today).code == 0)
      let page = try await CoachPage.open(of: night)
      try await page.choose("anna-beck")
      #expect(try await page.browser.run("return document.documentElement.lang") == "de")
      #expect(try await page.browser.count("#plan .cell-day") == 28, "the view that the coach prefers")
      var words = try await page.browser.run("return document.body.innerText").text ?? ""
      try await page.act("view-weekly")
      try await page.unfold(try await page.lifts("1-1")[0])
      words += try await page.browser.run("return document.body.innerText").text ?? ""
      #expect(words.contains("Woche 1") && words.contains("Langhantel"), "its own words, and those of the exercises")
      for english in ["Approve", "Copy week", "Save", "Undo", "rest ", "Remove", "Why it", "Sets per muscle"] {
        #expect(!words.contains(english), "\(english)")
      }
      try await page.choose("ben-adler")
      let profile = try await page.browser.run("return [...document.querySelectorAll('#plan .profile')].map(e => e.innerText)").texts
      #expect(profile.first?.hasSuffix(" · Anfänger · Mi So · 40 min · Bänder") == true, "\(profile)")
      #expect(profile.last?.contains("Schmerzen um die Kniescheibe: ") == true, "\(profile)")
      #expect(words.firstMatch(of: /(?m)^[a-z]+\.[a-z][A-Za-z.]+$/) == nil, "no name of a text instead of the text")
    }

    @Test func noTextIsMissing() async throws {
      let page = try await CoachPage.open()
      let nameless = try await page.browser.run(
        """
        const texts = JSON.parse(document.querySelector('#plan-data').textContent).texts;
        return [...document.querySelectorAll('script:not([type])')].map(s => s.textContent).join('').match(/\\bt\\("[a-zA-Z.]+"/g)
          .map(call => call.slice(3, -1)).filter(name => texts[name] === undefined);
        """
      ).texts
      #expect(nameless == [])
    }
  }
}
