import Editing
import Findings
import Foundation
import Testing
import TrainingModel

@testable import Intake

/// Sheets that LibreOffice saved, see `fixtures/sheets/README.md`.
@Suite struct SheetFixtureTests {
  private static let folder = Project.path("fixtures/sheets")
  private static let saved = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".csv") }.sorted()

  /// The exercises that the exported sheet names itself.
  private static func vocabulary(knowsStarts: Bool = true) throws -> SheetVocabulary {
    let rows = try CSVTests.table("\(folder)/exported.csv")
    let names = Dictionary(rows.dropFirst().map { ($0[12], $0[13]) }) { first, _ in first }
    let start = try #require(CalendarDate(iso: "2026-12-07"))
    return SheetVocabulary(ExerciseNames([names])) { knowsStarts && ["lena-vogt", "emil-sorensen"].contains($0) ? [start] : [] }
  }

  private func read(_ name: String, knowsStarts: Bool = true) throws -> [SheetLine] {
    let table = try SheetScan(path: "\(Self.folder)/\(name)").table(Self.vocabulary(knowsStarts: knowsStarts))
    #expect(table.findings.isEmpty)
    return table.lines
  }

  @Test func allOfThemAreThere() {
    #expect(
      Self.saved == [
        "ar-EG.csv", "bg-BG.csv", "de-DE-of-points.csv", "de-DE-utf-16.csv", "de-DE-windows-1252.csv", "de-DE.csv", "en-US-through-ods.csv",
        "en-US-through-xlsx.csv", "en-US.csv", "exported-comma.csv", "exported.csv", "fa-IR.csv", "fr-FR.csv", "hr-HR.csv", "ja-JP.csv",
        "ko-KR.csv", "th-TH.csv",
      ])
  }

  @Test(arguments: saved) func readsAsWhatWasExported(_ name: String) throws {
    let original = try read("exported.csv")
    #expect(original.count == 57 && original.contains { $0.load == .some(Load(hundredths: 2250)) })
    #expect(try read(name) == original)
  }

  /// Without a store that knows the blocks, the dates of a week in December still fit into their block in one order only.
  @Test(arguments: saved) func theDatesTellTheirOrderThemselves(_ name: String) throws {
    #expect(try read(name, knowsStarts: false).map(\.date) == read("exported.csv").map(\.date))
  }
}
