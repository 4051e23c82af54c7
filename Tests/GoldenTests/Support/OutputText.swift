import Foundation

/// What programs print, made the same for every run, and compared so that a reader sees the difference.
enum OutputText {
  /// Replaces what differs between two good runs: seconds, moments, run ids, and digests of rules and engine.
  static func normalised(_ text: String) -> String {
    text
      .replacing(/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-[a-z2-9]{4}/, with: "RUN")
      .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "MOMENT")
      .replacing(/; \d+\.\d s\n/, with: "; N s\n")
      .replacing(/("rules_digest": ?"|"fingerprint": ?")[0-9a-f]{32}/) { match in match.output.1 + "DIGEST" }
      .replacing(/"seconds": ?[0-9.]+/, with: "\"seconds\": N")
  }

  /// The first lines that differ, each with its number, with the lines before it.
  static func difference(_ old: String, _ new: String) -> String {
    let (old, new) = (lines(old), lines(new))
    let same = zip(old, new).prefix { $0 == $1 }.count
    let before = old[max(0, same - 2)..<same].map { "    \($0)" }
    let gone = old.dropFirst(same).prefix(5).map { "  - \($0)" }
    let come = new.dropFirst(same).prefix(5).map { "  + \($0)" }
    let head = "differs from line \(same + 1) (\(old.count) lines expected, \(new.count) came); MESOCYCLE_RECORD=1 writes it anew"
    return ([head] + before + gone + come).joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    text.replacing("\r\n", with: "␍\n").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
