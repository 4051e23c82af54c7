import Testing

/// A night that would change more than a fifth of the plans changes none.
@Suite struct BrakeNightTests {
  let workspace: Workspace
  var roster = Roster(count: 20, seed: 7)

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  /// Lets a night see this list: it is held, or goes through, and whoever asks for it gets it through.
  private func expectHeld(_ isHeld: Bool, _ text: String, telling what: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try workspace.write(text, to: "clients.jsonl")
    let (before, sheets) = (try workspace.query(TableDump.whole), try workspace.files("output/review"))
    let night = try workspace.nightly("--tolerate-rejected", "100%")
    #expect(night.code == (isHeld ? 2 : 0), "\(night.errors)", sourceLocation: sourceLocation)
    guard isHeld else { return }
    #expect(night.errors.contains("[run.brake]") && night.errors.contains(what), "\(night.errors)", sourceLocation: sourceLocation)
    #expect(try workspace.query(TableDump.whole) == before, sourceLocation: sourceLocation)
    #expect(try workspace.files("output/review") == sheets, sourceLocation: sourceLocation)
    let meant = try workspace.nightly("--accept-change", "--tolerate-rejected", "100%")
    #expect(meant.code == 0, "\(meant.errors)", sourceLocation: sourceLocation)
    #expect(try workspace.query(TableDump.whole) != before, sourceLocation: sourceLocation)
  }

  @Test func aTruncatedRosterIsHeld() throws {
    let half = Roster(count: 10, seed: 7)
    try expectHeld(true, half.jsonLines, telling: "10 absent")
  }

  @Test func aFifthOfTheRosterGoneIsNot() throws {
    let most = Roster(count: 16, seed: 7)
    try expectHeld(false, most.jsonLines, telling: "")
  }

  @Test func aClearanceThatWasLostForManyIsHeld() throws {
    let lines = roster.jsonLines.split(separator: "\n")
    let text = lines.enumerated().map {
      $0 < 5 ? $1.replacing("\"clearance\":\"cleared\"", with: "\"clearance\":\"follow_up_required\"") : "\($1)"
    }
    try expectHeld(true, text.joined(separator: "\n") + "\n", telling: "5 held")
  }

  @Test func profilesThatCanNoLongerBeReadAreHeld() throws {
    let lines = roster.jsonLines.split(separator: "\n")
    let text = lines.enumerated().map { $0 < 5 ? $1.replacing("\"goal\":", with: "\"gaol\":") : "\($1)" }
    try expectHeld(true, text.joined(separator: "\n") + "\n", telling: "5 rejected")
  }

  @Test func aRuleThatReplansEverybodyIsHeld() throws {
    try workspace.write(
      "sanitisation: {sets: 1..12, reps: 1..100, seconds: 5..600 s, minutes: 1..180 min, rir: 0..6, rest: 0..600 s, rest_step: 35 s, note_length: 200}\n",
      to: "ours/rules.yaml")
    let before = try workspace.query(TableDump.whole)
    let night = try workspace.nightly("--rules", "rules", "--rules", "ours")
    #expect(night.code == 2 && night.errors.contains("20 replanned"), "\(night.errors)")
    #expect(try workspace.query(TableDump.whole) == before)
    let meant = try workspace.nightly("--rules", "rules", "--rules", "ours", "--accept-change")
    #expect(meant.code == 0 && meant.output.contains("20 replanned"), "\(meant.output)")
  }

  @Test func aRuleThatChangesNobodysRowsHoldsNothingAndReplansNobody() throws {
    try workspace.write(
      "sanitisation: {sets: 1..12, reps: 1..100, seconds: 5..599 s, minutes: 1..180 min, rir: 0..6, rest: 0..600 s, rest_step: 5 s, note_length: 200}\n",
      to: "ours/rules.yaml")
    let (before, sheets) = (try workspace.query(TableDump.forReaders), try workspace.files("output/review"))
    for night in [
      try workspace.nightly("--rules", "rules", "--rules", "ours"), try workspace.nightly("--rules", "rules", "--rules", "ours"),
    ] {
      #expect(night.code == 0 && night.output.contains("0 replanned, 20 unchanged"), "\(night.output)\(night.errors)")
    }
    #expect(try workspace.query(TableDump.forReaders) == before)
    // The JSON names the digest of the rules, so it may differ; what coaches read may not.
    for (name, bytes) in try workspace.files("output/review") where name.hasSuffix(".csv") { #expect(bytes == sheets[name]) }
    #expect(try workspace.query("SELECT count(DISTINCT rules_digest) FROM blocks;") == "1\n")
  }

  @Test func brokenRulesChangeNothing() throws {
    try workspace.write("goals: 5\n", to: "ours/rules.yaml")
    let before = try workspace.query(TableDump.whole)
    let night = try workspace.nightly("--rules", "rules", "--rules", "ours", "--accept-change")
    #expect(night.code == 2 && night.errors.contains("ours/rules.yaml:1:8: error:"), "\(night.errors)")
    #expect(try workspace.query(TableDump.whole) == before)
  }
}
