import Foundation
import Testing
import TrainingModel

@testable import WorkoutLogs

/// How much of what real people logged is known without asking.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: RealLogs.folder), "no logs of real people are beside the project at ../shared/data/logs"))
struct NamesCoverageTests {
  /// A file with the place of its exercise's name, and the least percent of rows and of names that are known.
  struct Case: Sendable {
    var file: String
    var app: LogApp
    var column: Int
    var separator: Character = ","
    var rows: Int
    var names: Int
  }

  @Test(arguments: [
    Case(file: "strong-breinsp-de-comma-v12col.csv", app: .strong, column: 3, rows: 78, names: 69),
    Case(file: "strong-dravenbc-android-semicolon.csv", app: .strong, column: 4, separator: ";", rows: 72, names: 72),
    Case(file: "strong-wojtek-rest-timer-short.csv", app: .strong, column: 3, rows: 100, names: 100),
    Case(file: "hevy-mouadja02-kg.csv", app: .hevy, column: 4, rows: 65, names: 72),
    Case(file: "fitnotes-lukaszebedin-kgs-unitcol.csv", app: .fitnotes, column: 1, rows: 86, names: 75),
  ])
  func mostOfWhatIsLoggedIsKnown(_ file: Case) throws {
    var rows: [String: Int] = [:]
    for line in try String(contentsOfFile: RealLogs.folder + "/" + file.file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    {
      if line.contains("Rest Timer") { continue }
      let cells = Self.cells(line, file.separator)
      if cells.count > file.column { rows[cells[file.column], default: 0] += 1 }
    }
    let known = rows.filter { NamesShipped.matcher.meaning(of: $0.key, in: file.app) != .unknown }
    let (all, sets) = (rows.values.reduce(0, +), known.values.reduce(0, +))
    let unknown = rows.filter { known[$0.key] == nil }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) (\($0.value))" }
    print(
      "\(file.file): \(known.count) of \(rows.count) names and \(sets) of \(all) rows are known; unknown: \(unknown.joined(separator: ", "))"
    )
    #expect(sets * 100 >= file.rows * all && known.count * 100 >= file.names * rows.count, "\(unknown)")
  }

  private static func cells(_ line: Substring, _ separator: Character) -> [String] {
    var (cells, isQuoted) = ([""], false)
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

/// Where the exports of real lifters are, beside the project.
private enum RealLogs {
  static let folder =
    ProcessInfo.processInfo.environment["MESOCYCLE_SHARED_DATA"].map { $0 + "/logs" }
    ?? NamesShipped.root.appendingPathComponent("../shared/data/logs").standardized.path
}
