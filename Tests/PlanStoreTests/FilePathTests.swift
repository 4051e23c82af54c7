import PlanStore
import Testing

/// Where paths are cut.
@Suite struct FilePathTests {
  @Test(
    arguments: [
      ("x", nil, "x"), ("", nil, ""), ("/", "/", ""), ("/x", "/", "x"), ("x/y", "x", "y"), ("a/b/c.d", "a/b", "c.d"), ("x/", "x", ""),
      ("a/\u{301}b", "a", "\u{301}b"),
    ] as [(String, String?, String)]) func thePathIsCutAtItsLastSlash(path: String, folder: String?, name: String)
  {
    #expect(FilePath.folder(of: path) == folder)
    #expect(FilePath.name(of: path) == name)
  }

  @Test func aNameIsPutIntoAFolder() {
    #expect(FilePath.join("x", "y") == "x/y")
    #expect(FilePath.join("x/", "y") == "x/y")
    #expect(FilePath.join("/", "y") == "/y")
  }
}
