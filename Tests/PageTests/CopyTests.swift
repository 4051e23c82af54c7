import ProgramRuns
import Testing

extension ReviewPage {
  /// Copy and paste of exercises, days and weeks; adding, removing and swapping.
  @Suite struct CopyTests {
    @Test func aDayIsPastedOntoAnother() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let days = try await page.trainingDays()
      try await page.act("copy-day", in: "[data-day=\"\(days[0])\"]")
      try await page.act("paste", in: "[data-day=\"\(days[1])\"]")
      #expect(try await page.exercises(days[1]) == (try await page.exercises(days[0])))
      #expect(Set(try await page.rows(days[1])).isDisjoint(with: try await page.rows(days[0])), "no row is in two places")
    }

    @Test func aWeekIsPastedOntoTheNext() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let first = try await page.exercises("1-1")
      try await page.enter("5", try await page.rows("1-1")[0], "sets")
      try await page.act("copy-week")
      try await page.showWeek(2)
      try await page.act("paste", in: "#plan .week-head")
      #expect(try await page.exercises("2-1") == first)
      #expect(try await page.value(try await page.rows("2-1")[0], "sets") == "5")
      let saved = try await page.save()
      #expect(Set(saved.rows.compactMap { $0["week"] }) == ["1", "2"])
      #expect(Set(saved.rows.compactMap { $0["row_id"] }).count == saved.rows.count)
    }

    @Test func aDayIsPastedOntoAnotherClientWithoutLoads() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let exercises = try await page.exercises("1-1")
      try await page.act("copy-day", in: "[data-day=\"1-1\"]")
      let other = try #require(
        try await page.browser.run(
          "return [...document.querySelectorAll('#client-list [data-client]')].map(e => e.dataset.client)"
        ).texts.first { $0 != "anna-beck" })
      try await page.choose(other)
      try await page.act("paste", in: "[data-day=\"1-2\"]")
      #expect(try await page.exercises("1-2") == exercises)
      let loads = try await page.browser.run(
        "return [...document.querySelectorAll('#plan [data-day=\"1-2\"] [name=load]')].map(e => e.value)"
      ).texts
      #expect(loads.allSatisfy { $0 == "" }, "what one lifts says nothing about another: \(loads)")
    }

    @Test func whatTheClientMayNotHaveIsToldAtOnce() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let exercises = try await page.exercises("1-1")
      try await page.act("copy-day", in: "[data-day=\"1-1\"]")
      #expect(try await page.browser.count("#plan .may-not:not([hidden])") == 0)
      // Somebody with bands alone.
      try await page.choose("ben-adler")
      try await page.act("paste", in: "[data-day=\"1-3\"]")
      let said = try await page.said()
      #expect(said.contains("not for this client") && exercises.contains { said.contains($0) }, "\(said)")
      let marked = try await page.browser.count("#plan [data-day=\"1-3\"] .may-not:not([hidden])")
      #expect(marked > 0)
      try await page.act("undo")
      #expect(try await page.browser.count("#plan .may-not:not([hidden])") == 0)
      // What is the client's own is not spoken of.
      try await page.act("copy-day", in: "[data-day=\"1-3\"]")
      try await page.act("paste", in: "[data-day=\"1-7\"]")
      #expect(try await !page.said().contains("not for this client"))
      #expect(try await page.browser.count("#plan .may-not:not([hidden])") == 0)
    }

    @Test func anExerciseIsAddedSwappedAndRemoved() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let rows = try await page.rows("1-1")
      try await page.act("add", in: "[data-day=\"1-1\"]")
      let added = try await page.pick("front squat")
      #expect(added.lowercased().contains("front squat"))
      let grown = try await page.rows("1-1")
      #expect(Array(grown.dropLast()) == rows && grown.count == rows.count + 1)
      let lift = try await page.lifts("1-1")[0]
      let before = try await page.exercises("1-1")[try #require(rows.firstIndex(of: lift))]
      try await page.act("swap", row: lift)
      _ = try await page.pick("")
      let swapped = try await page.rows("1-1")
      let place = try #require(swapped.firstIndex(of: lift), "the row keeps its id")
      #expect(try await page.exercises("1-1")[place] != before)
      try await page.act("remove", row: try #require(grown.last))
      #expect(try await page.rows("1-1") == Array(swapped.dropLast()))
    }
  }
}

extension CoachPage {
  /// The names of a day's exercises.
  func exercises(_ day: String) async throws -> [String] {
    try await browser.run(
      "return [...document.querySelectorAll(`#plan [data-day=\"${arguments[0]}\"] [data-row] .exercise`)].map(e => e.textContent.trim())",
      .text(day)
    ).texts
  }

  /// Goes to a week of the block.
  func showWeek(_ week: Int) async throws { try await browser.click("#plan [data-action=week][data-number=\"\(week)\"]") }

  /// Searches in the open list of exercises, takes the first that is offered, and returns its name.
  func pick(_ text: String) async throws -> String {
    let field = try await browser.find("#picker input")
    if !text.isEmpty { try await browser.type(text, into: field) }
    let offer = try await browser.find("#picker [data-exercise]")
    let name = try await browser.text(offer)
    try await browser.click(offer)
    return name
  }
}
