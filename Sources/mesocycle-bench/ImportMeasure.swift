import Foundation
import PlanStore

/// Measures how long a coach's sheet of 100,000 rows with 1 % changed rows takes to come back, against SQLite's own import of the file.
struct ImportMeasure {
  let shell: Shell
  let folder: String
  let rules: String
  /// How many rows the sheet has.
  static let rows = 100_000

  /// What was measured.
  struct Figures {
    var rows: Int
    var changed: Int
    var imported: Double
    var again: Double
    var sqlite: Double
    var stored: String
  }

  /// - Parameter profiles: made-up clients, enough of them for the sheet; they all become one coach's.
  func run(profiles: String) throws -> Figures {
    let (clients, output, sheet) = ("\(folder)/one.jsonl", "\(folder)/one", "\(folder)/sheet.csv")
    try shell.run("head -n 1300 '\(profiles)' | sed 's/\"coach\":\"[a-z0-9]*\"/\"coach\":\"one\"/' > '\(clients)'")
    let program = "'\(Shell.program("mesocycle"))'"
    let options =
      "--clients '\(clients)' --rules '\(rules)' --output '\(output)' --database '\(output)/mesocycle.sqlite' --today 2026-12-02"
    try shell.run("\(program) nightly \(options) --tolerate-rejected 100% > /dev/null 2>&1")
    let changed = try change("\(output)/review/one.csv", to: sheet)
    let text = { (query: String) in try shell.sqlite("\(output)/mesocycle.sqlite", query) }
    let command = "\(program) review import '\(sheet)' --coach one \(options) > '\(folder)/import.txt' 2>&1 || test $? -eq 1"
    let imported = try shell.time(command)
    let stored = try text("SELECT count(*) FROM revisions WHERE action = 'sheet'")
    let again = try shell.time(command)
    let sqlite = try shell.time("sqlite3 '\(folder)/sheet.sqlite' '.import --csv \(sheet) sheet' > /dev/null")
    return Figures(rows: Self.rows, changed: changed, imported: imported, again: again, sqlite: sqlite, stored: stored)
  }

  /// Writes the first rows of an exported sheet with another number of sets in every hundredth; returns how many were changed.
  private func change(_ exported: String, to sheet: String) throws -> Int {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: exported)), as: UTF8.self)
    var lines = text.components(separatedBy: "\r\n").prefix(Self.rows + 1).map { $0 }
    var (changed, wanted) = (0, 0)
    for index in lines.indices.dropFirst() {
      if index % 100 == 0 { wanted += 1 }
      guard wanted > 0, let range = lines[index].range(of: ",work,reps,3,") else { continue }
      lines[index].replaceSubrange(range, with: ",work,reps,4,")
      (changed, wanted) = (changed + 1, wanted - 1)
    }
    try Data((lines.joined(separator: "\r\n") + "\r\n").utf8).write(to: URL(fileURLWithPath: sheet))
    return changed
  }
}
