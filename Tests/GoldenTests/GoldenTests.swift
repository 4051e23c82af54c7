import Testing

/// Whole nights through the built program, compared with what somebody has read and found right.
@Suite struct GoldenTests {
  @Test(arguments: try GoldenCase.all()) func printsAndStoresWhatIsExpected(_ golden: GoldenCase) throws {
    try golden.compare(try golden.run())
  }

  @Test func differencesAreShownWhereTheyBegin() {
    let shown = OutputText.difference("one\ntwo\nthree\n", "one\n2\nthree\n")
    #expect(shown.contains("from line 2") && shown.contains("\n    one\n  - two\n"))
    #expect(shown.contains("\n  + 2\n"))
  }
}
