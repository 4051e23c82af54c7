import GRDB
import Testing
import TrainingModel

@testable import PlanStore

/// A database of an older version is brought up to date with the plans that it holds.
@Suite struct UpgradeTests {
  @Test func openWeeksKeepTheProfileThatTheirBlockWasPlannedFor() throws {
    let bench = try Workbench()
    let queue = try bench.stranger()
    try queue.write { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
    try Schema.migrator.migrate(queue, upTo: "0003 guards")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO clients (client_id, coach_id, coach_name, client_name, record_digest, profile_digest, outcome, reached, outcome_run,
            is_present, is_suspended, preview_start, notes)
          VALUES ('c-1', 'marta', 'Marta', '', zeroblob(16), zeroblob(16), 'new', 'stored', 'run', 1, 0, '2026-12-07', '');
          INSERT INTO blocks VALUES ('c-1', '2026-12-07', 'kg', zeroblob(16), zeroblob(16), zeroblob(16), 'run', 0, 1);
          INSERT INTO weeks (client_id, plan_start, week_index, phase, status, revision, content_hash, row_count, approved_by, approved_at)
          VALUES ('c-1', '2026-12-07', 1, 'introduce', 'finalized', 1, hex(zeroblob(16)), 0, 'Marta', '2026-12-03T08:00:00Z'),
            ('c-1', '2026-12-07', 2, 'build', 'pending', 1, hex(zeroblob(16)), 0, NULL, NULL);
          """)
    }
    let store = try bench.store()
    #expect(try store.clientSummaries().first?.weeks.map(\.status) == [.finalized, .pending])
    let same = try queue.read { try Bool.fetchAll($0, sql: "SELECT profile_digest IS zeroblob(16) FROM weeks ORDER BY week_index") }
    #expect(same == [false, true])
  }
}
