import Testing

@testable import Editing

/// What coaches write into the column `superset`.
@Suite struct SupersetNameTests {
  @Test(arguments: [
    ("", ""), ("A", "A"), ("a", "A"), ("A1", "A"), ("A2", "A"), ("b12", "B"), ("1", "A"), ("3", "C"), ("1a", "A"), ("2B", "B"), ("26", "Z"),
    ("AA", "AA"), ("aa1", "AA"),
  ])
  func membersOfOneSupersetAreOneLetter(text: String, name: String) { #expect(SupersetName.read(text) == name) }

  @Test(arguments: ["27", "0", "A-1", "SS", "superset", "A B", "-", "ä", "1aa", "A123", "１", "+"])
  func whatIsNoNameIsNoName(text: String) { #expect(SupersetName.read(text) == nil) }

  @Test func everyNumberIsThatOfOneName() {
    #expect(["A", "Z", "AA", "IU"].map(SupersetName.number) == [1, 26, 27, 255])
    #expect(["", "a", "IV", "ZZ", "A1"].map(SupersetName.number) == [0, 0, 0, 0, 0])
  }

  @Test func theTerminalReadsTheSame() throws {
    #expect(try CellAssignment(["superset=a1"]).superset == "A")
    #expect(throws: EditRefusal.self) { try CellAssignment(["superset=together"]) }
  }
}
