import Files
import Testing

/// Where paths are cut.
@Suite struct PathTextTests {
  @Test(
    arguments: [
      ("x", nil, "x"), ("", nil, ""), ("/", "/", ""), ("/x", "/", "x"), ("x/y", "x", "y"), ("a/b/c.d", "a/b", "c.d"), ("x/", "x", ""),
      ("a/\u{301}b", "a", "\u{301}b"),
    ] as [(String, String?, String)]) func thePathIsCutAtItsLastSlash(path: String, folder: String?, name: String)
  {
    #expect(PathText.folder(of: path) == folder)
    #expect(PathText.name(of: path) == name)
  }

  @Test func aNameIsPutIntoAFolder() {
    #expect(PathText.join("x", "y") == "x/y")
    #expect(PathText.join("x/", "y") == "x/y")
    #expect(PathText.join("/", "y") == "/y")
  }
}
