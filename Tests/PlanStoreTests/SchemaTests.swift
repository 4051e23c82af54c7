import Foundation
import GRDB
import Testing

@testable import PlanStore

/// What a new database looks like: `fixtures/schema.sql` is that, for whoever wants to read it in one place.
@Suite struct SchemaTests {
  /// A migration that has shipped never changes. Where one was added, `MESOCYCLE_RECORD=1` writes the file anew; read what differs.
  @Test func aNewDatabaseIsWhatTheFileSays() throws {
    let bench = try Workbench()
    _ = try bench.store()
    let now = try StoredVersion.schema(bench.stranger())
    let file = StoredVersion.fixtures.appendingPathComponent("schema.sql")
    if ProcessInfo.processInfo.environment["MESOCYCLE_RECORD"] == "1" { try now.write(to: file, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: file, encoding: .utf8) == now)
  }

  /// An enum that gains a case would otherwise make new databases differ from old ones while every test stays green.
  @Test func noMigrationNamesWhatLives() throws {
    let folder = StoredVersion.fixtures.deletingLastPathComponent().appendingPathComponent("Sources/PlanStore/Migrations")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent != "Schema.swift" }
    #expect(files.count >= 16)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      for word in [".spellings", ".allCases", "weekCount", "planColumns", "import TrainingModel", "import Findings", "import Editing"] {
        #expect(!text.contains(word), "\(file.lastPathComponent) names '\(word)'")
      }
    }
  }
}
