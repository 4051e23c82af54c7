import ProgramRuns
import Testing

extension ReviewPage {
  /// A build-up goes where its working set goes, and nothing comes between the two.
  @Suite struct RampTests {
    /// The page with a client's first lift of a day that has a build-up, and the rows of both in their order.
    private func lift(_ day: String = "1-1") async throws -> (page: CoachPage, lift: String, group: [String]) {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let (rows, lifts) = (try await page.rows(day), try await page.lifts(day))
      let lift = try #require(lifts.first)
      let place = try #require(rows.firstIndex(of: lift))
      try #require(place > 0, "the first lift of the day has a build-up")
      return (page, lift, Array(rows[...place]))
    }

    @Test func aLiftThatIsDraggedToAnotherDayTakesItsBuildUpAlong() async throws {
      let (page, lift, group) = try await lift()
      let days = try await page.trainingDays()
      let (from, to) = (try await page.rows(days[0]), try await page.rows(days[1]))
      try await page.drag(lift, before: to[0])
      #expect(try await page.rows(days[0]) == from.filter { !group.contains($0) })
      #expect(try await page.rows(days[1]) == group + to)
      try await page.act("undo")
      #expect(try await page.rows(days[0]) == from)
      #expect(try await page.rows(days[1]) == to)
    }

    @Test func nothingIsDroppedBetweenALiftAndItsBuildUp() async throws {
      let (page, lift, group) = try await lift()
      let rows = try await page.rows("1-1")
      let next = try #require(try await page.lifts("1-1").dropFirst().first)
      let end = try #require(rows.firstIndex(of: next))
      try await page.drag(next, before: lift)
      #expect(try await page.rows("1-1") == Array(rows[group.count...end]) + group + rows[(end + 1)...])
    }

    @Test func keysTakeTheBuildUpAlong() async throws {
      let (page, lift, group) = try await lift()
      let rows = try await page.rows("1-1")
      let next = try #require(try await page.lifts("1-1").dropFirst().first)
      let passed = try #require(rows.firstIndex(of: next))
      try await page.browser.click(page.cell(lift, "sets"))
      try await page.browser.press(Key.down, holding: [Key.alt])
      #expect(try await page.rows("1-1") == Array(rows[group.count...passed]) + group + rows[(passed + 1)...])
      try await page.browser.press(Key.up, holding: [Key.alt])
      #expect(try await page.rows("1-1") == rows)
      try await page.browser.press(Key.right, holding: [Key.alt])
      #expect(try await page.rows("1-2") == group)
      #expect(try await page.focusedRow() == lift)
    }

    @Test func aLiftThatIsRemovedLeavesNoBuildUp() async throws {
      let (page, lift, group) = try await lift()
      let rows = try await page.rows("1-1")
      try await page.act("remove", row: lift)
      #expect(try await page.rows("1-1") == rows.filter { !group.contains($0) })
      let saved = try await page.save()
      #expect(Set(saved.rows.filter { $0["delete"] == "yes" }.compactMap { $0["row_id"] }) == Set(group))
    }

    @Test func aCopiedLiftComesWithItsBuildUp() async throws {
      let (page, lift, group) = try await lift()
      let days = try await page.trainingDays()
      let (names, to) = (try await page.exercises(days[0]), try await page.rows(days[1]))
      try await page.act("copy-row", row: lift)
      try await page.act("paste", in: "[data-day=\"\(days[1])\"]")
      let pasted = try await page.rows(days[1])
      #expect(pasted.prefix(to.count) == to[...] && pasted.count == to.count + group.count)
      #expect(try await page.exercises(days[1]).suffix(group.count) == names.prefix(group.count))
      #expect(try await page.lifts(days[1]).last == pasted.last, "the build-up stays a build-up")
    }

    @Test func anotherExerciseDoesNotKeepTheOldOnesBuildUp() async throws {
      let (page, lift, _) = try await lift()
      let old = try #require(try await page.exercises("1-1").first)
      try await page.act("swap", row: lift)
      let new = try await page.pick("plank")
      let names = try await page.exercises("1-1")
      #expect(!names.contains(old) && new.hasPrefix(names[0]), "\(names)")
      #expect(try await page.rows("1-1").first == lift, "what has no load of its own needs no build-up")
    }

    @Test func aBuildUpMovesAloneInsideItsOwnExercise() async throws {
      let (page, _, group) = try await lift()
      try #require(group.count > 2)
      let rows = try await page.rows("1-1")
      try await page.drag(group[1], before: group[0])
      #expect(try await page.rows("1-1") == [rows[1], rows[0]] + rows[2...])
    }
  }
}
