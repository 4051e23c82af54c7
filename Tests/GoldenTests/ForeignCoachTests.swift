import Foundation
import Testing

/// A database that was copied from elsewhere may hold anything as the id of a coach.
@Suite struct ForeignCoachTests {
  @Test func anIDThatCantNameAFileNeverBecomesAPath() throws {
    let workspace = try Workspace()
    try workspace.write(Roster(count: 4, seed: 16).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    _ = try workspace.query(
      """
      UPDATE clients SET coach_id = '../../strange' WHERE client_id = (SELECT min(client_id) FROM clients);
      INSERT INTO inbox (coach_id, name, digest, state, received_at, bytes)
      VALUES ('../../strange', 'a.csv', zeroblob(16), 'queued', '2026-12-02T02:00:00Z', x'61');
      INSERT INTO sheets (coach_id, kind, name, content_hash, is_stale, as_of)
      VALUES ('../../strange', 'csv', '../../strange.csv', zeroblob(16), 1, '2026-12-02');
      """)
    let before = try workspace.shell("find .. | grep strange").output
    let sync = try workspace.run("review", "sync", "--clients", "clients.jsonl", "--today", Workspace.today)
    #expect(sync.code == 2 && sync.output.contains("the database has a coach whose id can't name a folder"), "\(sync.output)\(sync.errors)")
    let export = try workspace.run("export", "--as", "csv,json,page,ics,plan")
    #expect(export.errors.contains("whose id can't name a file"), "\(export.output)\(export.errors)")
    let night = try workspace.nightly("--accept-change")
    #expect(night.errors.contains("no sheet was written for a coach whose id can't name a file [sheet.unwritable]"), "\(night.errors)")
    #expect(night.output.contains("4 unchanged"), "everybody is planned all the same: \(night.output)")
    #expect(try workspace.shell("find .. | grep strange").output == before && before.isEmpty)
  }
}
