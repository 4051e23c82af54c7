import Foundation
import SeededNumbers
import Testing

/// The same facts whatever the road, and a life that comes out and goes in again, through the program.
@Suite struct LogRoadTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 4, seed: 16).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly("--output", "empty", "--database", "empty/plans.sqlite").code == 0)
  }

  /// A gym that has taken nothing in yet.
  private func gym(_ name: String) throws { try workspace.copy("empty", to: name) }

  @discardableResult
  private func take(_ files: [String], into gym: String, _ more: String...) throws -> Program.Result {
    let result = try Program(
      arguments: ["logs", "import"] + files
        + ["--client", "c-1001", "--clients", "clients.jsonl", "--database", "\(gym)/plans.sqlite", "--today", "2026-12-31"] + more,
      in: workspace
    ).wait()
    // Names that nobody knows are kept, and asked about.
    #expect(result.code <= 1, "\(result.output)\(result.errors)")
    return result
  }

  private func facts(_ gym: String) throws -> String { try workspace.query(LogDump.whole, database: "\(gym)/plans.sqlite") }

  /// Every byte that is stored, with moments and counts.
  private func everything(_ gym: String) throws -> String { try workspace.query(".dump", database: "\(gym)/plans.sqlite") }

  @Test(arguments: [1, 2] as [UInt64]) func overlappingExportsInAnyOrderEndInTheSameRows(seed: UInt64) throws {
    let files = try LoggedLife(seed: seed).exports.enumerated().map { place, text in
      let name = "export \(place).csv"
      try workspace.write(text, to: name)
      return name
    }
    var random = SeededRandom(seed)
    var expected: String?
    for round in 0..<6 {
      let order = round == 0 ? files : files.shuffled(using: &random)
      try gym("round")
      // One after the other, and all at once.
      if round % 2 == 0 { for file in order { try take([file], into: "round") } } else { try take(order, into: "round") }
      let end = try facts("round")
      #expect(end.contains("c-1001/free"))
      if let expected {
        #expect(end == expected, "\(order): \(OutputText.difference(expected, end))")
      } else {
        expected = end
      }
      let before = try everything("round")
      for file in order.prefix(4) { try take([file], into: "round") }
      #expect(try everything("round") == before, "\(order): a second import writes something")
    }
  }

  @Test func aWholeLifeComesOutAndGoesInAgainWithoutADifference() throws {
    let life = LoggedLife(seed: 3)
    try gym("first")
    for (place, text) in life.exports.enumerated() {
      try workspace.write(text, to: "export \(place).csv")
      try take(["export \(place).csv"], into: "first")
    }
    let result = try workspace.run(
      "logs", "export", "--client", "c-1001", "--as", "csv,jsonl", "--to", "out/life.csv", "--database", "first/plans.sqlite")
    #expect(result.code == 0 && result.output == "" && result.errors.contains("out/life.jsonl"), "\(result.errors)")
    let before = try everything("first")
    for name in ["out/life.csv", "out/life.jsonl"] {
      #expect(try FileManager.default.attributesOfItem(atPath: workspace.at(name))[.posixPermissions] as? Int == 0o600)
      try take([name], into: "first")
      #expect(try everything("first") == before, "\(name) changes the store that it came from")
      try gym("second")
      try take([name], into: "second")
      #expect(try facts("second") == facts("first"), "\(name)")
      for (form, file) in [("csv", "out/life.csv"), ("jsonl", "out/life.jsonl")] {
        let again = try workspace.run("logs", "export", "--client", "c-1001", "--as", form, "--database", "second/plans.sqlite")
        let wanted = try workspace.text(file)
        #expect(again.code == 0 && again.output == wanted, "\(name) as \(form)")
      }
      // And what an app tells later meets the same as it did before.
      let later = LoggedLife.strong(life.told(at: 12, from: 1))
      try workspace.write(later, to: "later.csv")
      try workspace.copy("first", to: "third")
      for gym in ["second", "third"] { try take(["later.csv"], into: gym) }
      #expect(try facts("second") == facts("third"), "\(name)")
    }
  }

  @Test func whoIsNoClientAndWhoLoggedNothing() throws {
    try gym("gym")
    let database = ["--database", "gym/plans.sqlite"]
    let stranger = try workspace.run("logs", "export", "--client", "c-101", database[0], database[1])
    #expect(
      stranger.code == 2 && stranger.errors.contains("no client 'c-101'") && stranger.errors.contains("did you mean"), "\(stranger.errors)")
    let nothing = try workspace.run("logs", "export", "--client", "c-1001", database[0], database[1])
    #expect(nothing.code == 0 && nothing.output.hasPrefix("client_id,date,start,") && nothing.output.split(separator: "\n").count == 1)
    #expect(try workspace.run("logs", "export", database[0], database[1]).code == 64)
    let both = try workspace.run("logs", "export", "--client", "c-1001", "--as", "csv,jsonl", database[0], database[1])
    #expect(both.code == 64 && both.errors.contains("--to FILE"), "\(both.errors)")
  }
}
