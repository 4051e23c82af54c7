import GRDB
import TrainingModel

/// Reads which blocks people have changed in which weeks still wait, client by client in the order of their ids.
struct StoredEditedBlocks {
  private let statement: DirectStatement
  /// The client of the row at hand; nil when there is none left.
  private var client: String?

  init(_ db: Database) throws {
    // By client, and from the last blocks on: those of earlier years are many, and over.
    statement = try DirectStatement(
      db,
      """
      SELECT b.client_id, b.plan_start, b.fingerprint, b.rules_digest FROM clients c CROSS JOIN blocks b
      WHERE b.client_id = c.client_id AND b.plan_start >= coalesce(date(c.approved_until, '-83 days'), c.preview_start) AND b.is_edited = 1
        AND EXISTS (
          SELECT 1 FROM weeks w WHERE w.client_id = b.client_id AND w.plan_start = b.plan_start AND w.status IN ('draft', 'pending'))
      ORDER BY c.client_id, b.plan_start
      """)
    client = try statement.step() ? statement.pointer.string(0) : nil
  }

  /// The blocks of this client, who comes after everybody who was asked about before.
  mutating func take(_ id: String) throws -> [StoreSnapshot.EditedBlock] {
    var blocks: [StoreSnapshot.EditedBlock] = []
    while let waiting = client, waiting <= id {
      if waiting == id, let start = statement.pointer.date(1), let fingerprint = statement.pointer.digest(2),
        let basis = statement.pointer.digest(3)
      {
        blocks.append(.init(start: start, fingerprint: fingerprint, basis: basis))
      }
      client = try statement.step() ? statement.pointer.string(0) : nil
    }
    if client == nil { statement.reset() }
    return blocks
  }
}
