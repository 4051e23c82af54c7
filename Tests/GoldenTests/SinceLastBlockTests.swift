import Testing

/// What the coach's list of clients says is new in a block, while the one before it still goes on.
@Suite struct SinceLastBlockTests {
  @Test func theNextBlockIsComparedWithTheOneThatGoesOn() throws {
    let workspace = try Workspace()
    try workspace.write(Roster(count: 6, seed: 21).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    #expect(try changes(workspace).allSatisfy { $0.isEmpty }, "there is no block before the first")
    try #require(try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
    let night = try Program(
      arguments: ["nightly", "--clients", "clients.jsonl", "--today", "2026-12-28", "--accept-change"], in: workspace
    ).wait()
    try #require(night.code == 0, "\(night.errors)")
    let said = try changes(workspace)
    #expect(!said.isEmpty && said.allSatisfy { !$0.isEmpty }, "\(said)")
  }

  /// The column of everybody who has a plan.
  private func changes(_ workspace: Workspace) throws -> [String] {
    try workspace.files("output/review").filter { $0.key.hasSuffix(".clients.csv") }.values.flatMap { bytes in
      let list = EditedSheet(bytes)
      return list.rows.indices.filter { !list[$0, "plan_start"].isEmpty }.map { list[$0, "changed_since_last_block"] }
    }
  }
}
