import Foundation
import Testing

/// The line of the README that cron runs, letter by letter, in a folder of the test's own.
@Suite struct CrontabTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 6, seed: 40).jsonLines, to: "clients.jsonl")
  }

  /// The lines of the README's crontab: its variables, and the command.
  private static func crontab() throws -> (variables: [String: String], command: String) {
    let readme = try String(contentsOfFile: Workspace.fixtures + "/../README.md", encoding: .utf8)
    let block = try #require(readme.firstMatch(of: /(?s)```crontab\n(.*?)```/)).1
    var variables: [String: String] = [:]
    var command = ""
    for line in block.split(separator: "\n") {
      if let job = line.firstMatch(of: /^(?:[\d*]+ ){5}(.*)$/) {
        command = String(job.1)
      } else {
        let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
        variables[parts[0]] = parts[1]
      }
    }
    // What cron makes of a line before the shell gets it.
    #expect(!command.replacing("\\%", with: "").contains("%"), "cron ends a command at a bare %")
    return (variables, command.replacing("\\%", with: "%"))
  }

  /// Runs the line as cron does, in the workspace; `shell` comes before it.
  private func run(_ shell: String = "", program: String = Program.mesocycle) throws -> Program.Result {
    let (variables, command) = try Self.crontab()
    var environment = variables
    environment["MESOCYCLE_RULES"] = workspace.at("rules")
    environment["MESOCYCLE_CLIENTS"] = workspace.at("clients.jsonl")
    let line = command.replacing("/srv/mesocycle/.build/release/mesocycle", with: program).replacing(
      "/srv/gym", with: workspace.path)
    #expect(!line.contains("/srv"))
    return try Program("sh", arguments: ["-c", shell + line], in: workspace, environment: environment).wait()
  }

  @Test func aGoodNightPrintsNothingAndIsLogged() throws {
    let first = try run()
    #expect(first.code == 0 && first.output.isEmpty && first.errors.isEmpty, "\(first.output)\(first.errors)")
    #expect(try run().code == 0)
    #expect(try workspace.text("nightly.log").components(separatedBy: "Read 6 clients: ").count - 1 == 2)
    #expect(try Self.crontab().variables["TZ"] == "Europe/Berlin")
  }

  @Test func aBadNightPrintsWhatItSaid() throws {
    try workspace.write("goals: 5\n", to: "rules/broken.yaml")
    let night = try run()
    #expect(night.code == 2 && night.output.hasPrefix("mesocycle nightly ended with 2\n"), "\(night.output)")
    #expect(night.output.contains("[run.rules]") && night.output.contains("Did not finish. "))
    #expect(try workspace.text("nightly.log").contains("[run.rules]"))
  }

  @Test func aNightThatIsKilledOrNotThereIsTold() throws {
    try workspace.write("kill -9 $$\n", to: "dies")
    let killed = try run(program: "sh '\(workspace.at("dies"))'")
    #expect(killed.code == 137 && killed.output.hasPrefix("mesocycle nightly ended with 137\n"), "\(killed.output)")
    let missing = try run(program: workspace.at("nothing"))
    #expect(missing.code == 127 && missing.output.hasPrefix("mesocycle nightly ended with 127\n"), "\(missing.output)")
  }

  /// A night that can write nothing: neither log nor results nor database.
  @Test func aFolderThatNobodyMayWriteIntoKeepsNoLineBack() throws {
    try workspace.shell("chmod 555 .; mkdir nightly.log 2>/dev/null; true")
    // Root may write anywhere: a folder in the log's place and a file in the output's are in its way too.
    if geteuid() == 0 { try workspace.write("", to: "output") }
    defer { _ = try? workspace.shell("chmod 755 .") }
    let night = try run()
    #expect(night.code == 2 && night.output.hasPrefix("mesocycle nightly ended with 2\n"), "\(night.output)\(night.errors)")
    #expect(night.output.contains("error: ") && night.output.contains("Did not finish. "), "\(night.output)")
    #expect(night.errors.contains("nightly.log"), "a log that can't be written is told as well: \(night.errors)")
  }

  @Test func aFullDiskKeepsNoLineBack() throws {
    symlink("/dev/full", workspace.at("nightly.log"))
    try workspace.write("goals: 5\n", to: "rules/broken.yaml")
    let night = try run()
    #expect(night.code == 2 && night.output.contains("[run.rules]") && night.output.contains("Did not finish. "), "\(night.output)")
    #expect(!night.errors.isEmpty)
    // And also on a night that went well.
    try workspace.remove("rules/broken.yaml")
    let good = try run()
    #expect(good.code == 0 && good.output.isEmpty && !good.errors.isEmpty, "\(good.errors)")
  }

  @Test func anotherRunAtWorkIsQuietUntilItHangs() throws {
    #expect(try run().code == 0)
    let lock = try HeldLockFile(workspace, since: Date())
    let short = try run()
    #expect(short.code == 75 && short.output.isEmpty && short.errors.isEmpty)
    lock.write(since: Date(timeIntervalSinceNow: -7 * 3600))
    let long = try run()
    #expect(long.code == 2 && long.output.contains("[run.locked]") && long.output.contains("is too long"), "\(long.output)")
  }
}
