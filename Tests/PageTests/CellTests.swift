import ProgramRuns
import Testing

extension ReviewPage {
  /// Numbers and notes typed in place, within the rules' bounds.
  @Suite struct CellTests {
    @Test func whatIsTypedStays() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let row = try #require(try await page.firstLiftedRow())
      let typed = [
        ("sets", "6"), ("reps_min", "4"), ("reps_max", "12"), ("rest_s", "120"), ("rir", "1"), ("tempo", "3-1-1-0"),
        ("note", "Slow, please"),
      ]
      for (column, text) in typed { try await page.enter(text, row, column) }
      #expect(try await page.refused() == "")
      try await page.act("view-monthly")
      try await page.act("view-weekly")
      for (column, text) in typed { #expect(try await page.value(row, column) == text) }
    }

    @Test func numbersMayBeTypedAsPeopleWriteThem() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let row = try #require(try await page.firstLiftedRow())
      for (column, text, value) in [
        ("sets", "5x", "5"), ("sets", "x4", "4"), ("sets", "3 sets", "3"), ("reps_min", "6 reps", "6"), ("rest_s", "2 min", "120"),
        ("rest_s", "1:30", "90"), ("rest_s", "1'15\"", "75"), ("rest_s", "60s", "60"), ("rest_s", "1 min 30", "90"), ("load", "BW", ""),
      ] {
        try await page.enter(text, row, column)
        let (now, refused) = (try await page.value(row, column), try await page.refused())
        #expect(now == value, "\(column) \(text): \(refused)")
      }
      for (column, text) in [("rest_s", "1:75"), ("rest_s", "soon"), ("sets", "3x10"), ("reps_min", "2 min")] {
        let old = try await page.value(row, column)
        try await page.enter(text, row, column)
        let (now, refused) = (try await page.value(row, column), try await page.refused())
        #expect(now == old && refused.contains(text), "\(column) \(text): \(refused)")
      }
    }

    @Test func aLoadIsOneThatCanBeLoaded() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let row = try #require(try await page.firstLiftedRow())
      let old = try #require(try await page.value(row, "load"))
      try await page.enter("61,3", row, "load")
      #expect(try await page.refused().contains("61.3"), "a refusal names what was typed")
      #expect(try await page.value(row, "load") == old)
      let heavier = try #require(Double(old)) + 2.5
      let text = heavier == heavier.rounded() ? "\(Int(heavier))" : "\(heavier)"
      try await page.enter(text.replacing(".", with: ","), row, "load")
      #expect(try await page.value(row, "load") == text, "a decimal comma is as good as a point")
    }

    @Test func theTargetFollowsTheLoad() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let row = try #require(try await page.firstLiftedRow())
      let load = try #require(try await page.value(row, "load"))
      try await page.enter("", row, "target")
      try await page.enter("", row, "load")
      #expect(try await page.value(row, "target") == "find by effort", "what was given has to be found now")
      try await page.enter(load, row, "load")
      #expect(try await page.value(row, "load") == load)
      #expect(try await page.value(row, "target") == "", "and what is given has not to be found any more")
    }

    @Test func whatIsOutOfBoundsIsRefusedAndSaysWhy() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let row = try #require(try await page.firstLiftedRow())
      for (column, text) in [
        ("sets", "0"), ("sets", "99"), ("sets", "many"), ("reps_min", "0"), ("reps_max", "5000"), ("load", "-20"), ("load", "9999"),
        ("rest_s", "86400"), ("rir", "11"), ("tempo", "fast"), ("sets", "1e1"), ("sets", "=1+1"), ("superset", "1"), ("load", "NaN"),
      ] {
        let old = try await page.value(row, column)
        try await page.enter(text, row, column)
        #expect(try await page.value(row, column) == old, "\(column) \(text)")
        let refused = try await page.refused()
        #expect(refused.localizedCaseInsensitiveContains(text) && refused.count > text.count + 10, "\(column) \(text): \(refused)")
      }
      #expect(try await page.isDisabled("undo"))
    }

    @Test func escapeTakesBackWhatIsBeingTyped() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let row = try #require(try await page.firstLiftedRow())
      let old = try await page.value(row, "sets")
      let cell = try await page.cell(row, "sets")
      try await page.browser.click(cell)
      try await page.browser.press("a", holding: [Key.control])
      try await page.browser.press("7", Key.escape)
      #expect(try await page.value(row, "sets") == old)
      try await page.browser.press(Key.tab)
      #expect(try await page.value(row, "sets") == old)
    }
  }
}

extension CoachPage {
  /// The first row shown, past build-up sets, that has a load in its cell.
  func firstLiftedRow() async throws -> String? {
    try await browser.run(
      "return [...document.querySelectorAll('#plan .row:not(.light)')].find(e => Number(e.querySelector('[name=load]')?.value) > 0)?.dataset.row ?? null"
    ).text
  }
}
