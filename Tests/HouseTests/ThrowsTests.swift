import Foundation
import Testing

/// Who calls another module reads in its documentation what it throws, and not in its code.
@Suite struct ThrowsTests {
  @Test func eachFunctionThatOthersMayCallSaysWhatItThrows() throws {
    var count = 0
    for path in try Page.files(below: ["Sources"]) where path.hasSuffix(".swift") {
      let text = try Page.text(path)
      guard text.contains("throws") else { continue }
      for function in Self.throwing(text) {
        count += 1
        if !function.isDocumented { Issue.record("\(path):\(function.line) throws, and its documentation has no '- Throws:'") }
      }
    }
    #expect(count > 100, "functions are found at all")
  }

  @Test func functionsAreTold() {
    let text = """
      /// Reads.
      ///
      /// - Throws: what is wrong.
      public func read(
        _ body: (Int) -> Int
      ) throws(Fault) -> Int { 1 }
      public func each<Value>(_ body: () throws -> Value) rethrows -> Value { try body() }
      /// Runs.
      public func run(_ body: () throws -> Void) -> Int { 1 }
      @discardableResult public static func write() throws { }
      func own() throws {}
      """
    #expect(Self.throwing(text).map(\.line) == [4, 7, 10] && Self.throwing(text).map(\.isDocumented) == [true, false, false])
  }

  /// The functions that others may call and that throw; what a parameter throws is the caller's own.
  private static func throwing(_ text: String) -> [(line: Int, isDocumented: Bool)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { start in
      let line = lines[start].drop { $0 == " " }
      guard line.contains("func ") || line.contains("init("),
        line.hasPrefix("public ") || line.hasPrefix("package ") || line.hasPrefix("@"),
        line.firstMatch(of: /^(?:@\w+ )*(?:public|package) (?:static |mutating |convenience |final )*(?:func |init\()/) != nil
      else { return nil }
      var depth = 0
      var (behind, isOver) = ("", false)
      for sign in lines[start...].prefix(20).joined(separator: " ") where !isOver {
        depth += sign == "(" ? 1 : sign == ")" ? -1 : 0
        if depth == 0 { isOver = sign == "{" || (sign == ">" && behind.hasSuffix("-")) }
        if depth == 0, !isOver { behind.append(sign) }
      }
      guard behind.contains("throws") else { return nil }
      let documentation = lines[..<start].reversed().prefix {
        $0.drop { $0 == " " }.hasPrefix("///") || $0.drop { $0 == " " }.hasPrefix("@")
      }
      return (start + 1, documentation.contains { $0.lowercased().contains("throws") })
    }
  }
}
