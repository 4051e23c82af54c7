import Foundation
import PlanStore
import Rulebook
import Testing
import TrainingModel

@testable import Reporting

/// Pages of the small database, and what a reader finds in them.
enum PageFixture {
  /// The rules that come with the program.
  static func rulebook() throws -> Rulebook {
    let (rulebook, complaints) = rules
    return try #require(rulebook, "\(complaints.map(\.message))")
  }

  private static let rules = RulebookLoader.load(layers: [root.appending(path: "rules").path(percentEncoded: false)])

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// An export of pages alone into a folder of `folder`.
  static func export(
    _ folder: TemporaryFolder, to name: String = "output/review", today: String = "2026-12-02", kinds: [SheetKind] = [.page]
  )
    throws -> SheetExport
  {
    SheetExport(
      folder: folder.path(name), kinds: kinds, today: try #require(CalendarDate(iso: today)), generatedBy: "mesocycle 0.1.0",
      rulesDigest: ContentDigest(high: 1, low: 2), rulebook: try rulebook())
  }

  /// What stands between the first `opening` and the next `closing` after it.
  static func part(_ page: String, _ opening: String, _ closing: String) throws -> String {
    let start = try #require(page.range(of: opening))
    let end = try #require(page.range(of: closing, range: start.upperBound..<page.endIndex))
    return String(page[start.upperBound..<end.lowerBound])
  }

  /// The document in the page's data element.
  static func data(_ page: String) throws -> [String: Any] {
    let text = try part(page, "id=\"plan-data\">", "</script>")
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
