import Foundation
import Testing

/// What is worked out in one place is worked out nowhere else.
@Suite struct OneTruthTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

  /// The files below Sources with this ending that hold one of the texts; migrations have shipped, and never change.
  private func files(_ ending: String, holding texts: [String]) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path).sorted().filter { path in
      guard path.hasSuffix(ending), !path.contains("/Migrations/") else { return false }
      let file = try String(contentsOf: Self.sources.appendingPathComponent(path), encoding: .utf8)
      return texts.contains { file.contains($0) }
    }
  }

  @Test func aDayOfABlockIsCountedInOnePlace() throws {
    #expect(
      try files(".swift", holding: ["- 1) * 7", "7 * Mesocycle.weekCount", "Mesocycle.weekCount * 7"]) == ["TrainingModel/PlanDay.swift"])
    #expect(try files(".js", holding: ["* 7"]) == ["Reporting/Page/Assets/model.js"])
  }

  @Test func theBlockThatAClientIsAtIsSaidInOnePlace() throws {
    #expect(try files(".swift", holding: ["preview_start, date("]) == ["PlanStore/Rows/StoredBlock.swift"])
  }

  @Test func amountsAndLoadsAreSaidInOnePlace() throws {
    #expect(
      try files(".swift", holding: ["je Seite", "je Hand", "\" each side\"", "\" per hand\""]) == ["TrainingModel/PrescriptionWords.swift"])
  }
}
