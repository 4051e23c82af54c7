import Foundation
import Testing

/// A sheet that a coach has changed, and the nights after that.
@Suite struct EditedSheetTests {
  let workspace: Workspace
  var roster = Roster(count: 12, seed: 16)

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  @Test func staysAsItIsAndTheNewOneStandsBesideIt() throws {
    let sheet = "output/review/marta.csv"
    var edited = try workspace.bytes(sheet)
    edited.append(contentsOf: [UInt8]("a row of the coach\r\n".utf8))
    try workspace.write(edited, to: sheet)
    var changed = roster
    let index = try #require(changed.people.firstIndex { $0.coach == "marta" })
    changed.people[index].minutes = changed.people[index].minutes == 30 ? 60 : 30
    try workspace.write(changed.jsonLines, to: "clients.jsonl")
    let night = try workspace.nightly()
    #expect(night.code == 0, "\(night.errors)")
    #expect(night.errors.contains("'marta.csv' was edited since the last export, so the new sheet is 'marta.new.csv'"), "\(night.errors)")
    #expect(try workspace.bytes(sheet) == edited)
    let new = try workspace.bytes("output/review/marta.new.csv")
    #expect(try workspace.nightly().errors == "", "the coach is told once, not every night")
    #expect(try workspace.bytes(sheet) == edited)
    try workspace.remove(sheet)
    #expect(try workspace.run("export", "--coach", "marta", "--today", Workspace.today).code == 0)
    #expect(try workspace.bytes(sheet) == new && !workspace.exists("output/review/marta.new.csv"))
  }

  @Test func anExportAfterANightWritesNothing() throws {
    let before = try workspace.files("output/review")
    let export = try workspace.run("export", "--today", Workspace.today)
    #expect(export.code == 0 && export.output.hasPrefix("Wrote 0 files, "), "\(export.output)\(export.errors)")
    #expect(try workspace.files("output/review") == before)
  }

  @Test func aSheetThatWasDeletedComesBackWithTheNextNight() throws {
    let before = try workspace.files("output/review")
    try workspace.remove("output/review/marta.csv")
    #expect(try workspace.nightly().code == 0)
    #expect(try workspace.files("output/review") == before)
  }

  @Test func aSheetThatWasDeletedComesBackWithTheNextExport() throws {
    let sheet = "output/review/marta.csv"
    let bytes = try workspace.bytes(sheet)
    try workspace.remove(sheet)
    #expect(try workspace.run("export", "--today", Workspace.today).code == 0)
    #expect(try workspace.bytes(sheet) == bytes)
  }

  @Test func anotherNameOfAnExerciseIsNoApprovalOfTheOldOne() throws {
    let text = try workspace.text("output/review/marta.csv")
    var lines = text.components(separatedBy: "\r\n")
    var cells = lines[2].components(separatedBy: ",")
    cells[13] = "Zercher Squat"
    lines[2] = cells.joined(separator: ",")
    try workspace.write(lines.joined(separator: "\r\n"), to: "edited.csv")
    let refused = try workspace.run("approve", "--sheet", "edited.csv", "--by", "Marta", "--yes")
    #expect(refused.code == 1 && refused.errors.contains("edited.csv:N3"), "\(refused.output)\(refused.errors)")
    #expect(refused.errors.contains("the cell 'exercise' names no exercise of the rules"), "\(refused.errors)")
    try workspace.write(text, to: "same.csv")
    let approved = try workspace.run("approve", "--sheet", "same.csv", "--by", "Marta", "--yes")
    #expect(approved.code == 0, "\(approved.output)\(approved.errors)")
  }

  @Test func aWeekThatChangedSinceTheSheetIsNotApproved() throws {
    var changed = roster
    changed.people[0].minutes = changed.people[0].minutes == 30 ? 60 : 30
    try workspace.write(changed.jsonLines, to: "clients.jsonl")
    #expect(try workspace.run("generate", "--clients", "clients.jsonl", "--today", Workspace.today).code == 0)
    let id = changed.people[0].id
    let approval = try workspace.run("approve", "--client", id, "--by", "Marta", "--yes")
    #expect(approval.code == 1 && (approval.output + approval.errors).contains("approval.stale"), "\(approval.output)\(approval.errors)")
    #expect(try workspace.query("SELECT count(*) FROM schedule;") == "0\n")
    #expect(try workspace.nightly().code == 0)
    #expect(try workspace.run("approve", "--client", id, "--by", "Marta", "--yes").code == 0)
    #expect(try workspace.query("SELECT count(DISTINCT week_index) FROM schedule;") == "4\n")
  }

  /// What is approved beside it is stored by then, and has to be told.
  @Test func whatCanNotBeComparedHidesNoApproval() throws {
    var changed = roster
    changed.people[0].minutes = changed.people[0].minutes == 30 ? 60 : 30
    try workspace.write(changed.jsonLines, to: "clients.jsonl")
    #expect(try workspace.run("generate", "--clients", "clients.jsonl", "--today", Workspace.today).code == 0)
    _ = try workspace.query("UPDATE revision_weeks SET rows = '[7]' WHERE revision = 1;")
    let approval = try workspace.run("approve", "--all", "--by", "Marta", "--yes")
    #expect(approval.code == 1 && approval.output.contains("can't be told"), "\(approval.output)\(approval.errors)")
    let counted = try workspace.query("SELECT count(*) FROM weeks WHERE status = 'approved';").trimmingCharacters(in: .newlines)
    #expect(counted != "0" && approval.output.contains("\(counted) weeks"), "\(counted): \(approval.output)")
  }
}
