import Testing

/// A night over twelve clients, and the review sheet that one of their coaches has got from it.
struct SheetNight {
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 12, seed: 16).jsonLines, to: "clients.jsonl")
    let result = try workspace.nightly()
    try #require(result.code == 0, "\(result.errors)")
    sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
  }

  /// Saves a changed sheet and takes it in.
  func take(_ sheet: EditedSheet, _ options: [String] = [], coach: String = "marta", name: String = "back.csv") throws -> Program.Result {
    try workspace.write(sheet.saved(), to: name)
    return try Program(
      arguments: ["review", "import", name, "--coach", coach, "--clients", "clients.jsonl", "--today", Workspace.today] + options,
      in: workspace
    ).wait()
  }
}
