import GRDB

extension Schema {
  /// Why each exercise of a block begins as it does, beside the logs that the block was made of: `812p1 3.5.10;77h 4`, the key of the exercise's
  /// text, a code, and how many days before the block the sessions were that decided. What was done in them is in the logs.
  static func keepReasons(_ db: Database) throws { try db.execute(sql: "ALTER TABLE block_logs ADD COLUMN reasons TEXT") }
}
