import Foundation
import Testing

/// The same clients give the same plans and sheets, byte for byte, however they come in and however many cores work.
@Suite struct DeterminismTests {
  let workspace: Workspace
  let roster = Roster(count: 130, seed: 12)

  init() throws { workspace = try Workspace() }

  private func night(_ clients: String, jobs: Int, into folder: String) throws -> (tables: String, sheets: [String: Data]) {
    let database = "\(folder)/mesocycle.sqlite"
    let result = try workspace.nightly("--output", folder, "--database", database, "--jobs", "\(jobs)", clients: clients)
    #expect(result.code == 0, "\(result.errors)")
    let sheets = try workspace.files("\(folder)/review").filter { !$0.key.hasSuffix(".last") }
    return (try workspace.query(TableDump.forReaders, database: database), sheets)
  }

  @Test func orderFormAndJobsMakeNoDifference() throws {
    var shuffled = roster
    shuffled.shuffle(seed: 99)
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try workspace.write(shuffled.jsonLines, to: "shuffled.jsonl")
    try workspace.write(shuffled.table, to: "clients.csv")
    for (name, text) in roster.files { try workspace.write(text, to: "clients/\(name)") }
    let wanted = try night("clients.jsonl", jobs: 1, into: "out-0")
    #expect(wanted.tables.split(separator: "\n").count > 1000 && wanted.sheets.count == 12)
    let others = [("clients.jsonl", 2), ("clients.jsonl", 4), ("shuffled.jsonl", 4), ("clients.csv", 2), ("clients", 2)]
    for (number, (clients, jobs)) in others.enumerated() {
      let came = try night(clients, jobs: jobs, into: "out-\(number + 1)")
      #expect(came.tables == wanted.tables, "\(clients), \(jobs) jobs: \(OutputText.difference(wanted.tables, came.tables))")
      #expect(came.sheets == wanted.sheets, "\(clients), \(jobs) jobs: other sheets")
    }
  }
}
