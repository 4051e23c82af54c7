import GRDB

/// The database's shape, as the ordered list of named migrations that lead to it.
enum Schema {
  /// Marks a file as ours in its header: the letters `Meso`.
  static let applicationID: Int32 = 0x4D65_736F

  /// Every migration in its order; one that has shipped is never changed, another follows it.
  ///
  /// A migration spells every word out and names no type that lives: a case added to an enum would make new stores differ from old ones.
  /// `fixtures/schema.sql` is what they lead to.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001 plans", foreignKeyChecks: .immediate, migrate: createPlans)
    migrator.registerMigration("0002 runs and sheets", foreignKeyChecks: .immediate, migrate: createRunsAndSheets)
    migrator.registerMigration("0003 guards", foreignKeyChecks: .immediate, migrate: createGuards)
    migrator.registerMigration("0004 approval basis", foreignKeyChecks: .immediate, migrate: createApprovalBasis)
    migrator.registerMigration("0005 finalized guards", foreignKeyChecks: .immediate, migrate: createFinalizedGuards)
    migrator.registerMigration("0006 sheet changes", foreignKeyChecks: .immediate, migrate: createSheetChanges)
    migrator.registerMigration("0007 programmes", foreignKeyChecks: .immediate, migrate: createProgrammes)
    migrator.registerMigration("0008 revisions", foreignKeyChecks: .immediate, migrate: createRevisions)
    migrator.registerMigration("0009 sheet kinds", foreignKeyChecks: .immediate, migrate: widenSheets)
    migrator.registerMigration("0010 translations", foreignKeyChecks: .immediate, migrate: createTranslations)
    migrator.registerMigration("0011 outbox", foreignKeyChecks: .immediate, migrate: createOutbox)
    migrator.registerMigration("0012 conflicts and inbox", foreignKeyChecks: .immediate, migrate: createConflictsAndInbox)
    migrator.registerMigration("0013 templates", foreignKeyChecks: .immediate, migrate: createTemplates)
    migrator.registerMigration("0014 client files", foreignKeyChecks: .immediate, migrate: createClientFiles)
    migrator.registerMigration("0015 history index", foreignKeyChecks: .immediate, migrate: indexHistory)
    migrator.registerMigration("0016 refusals", foreignKeyChecks: .immediate, migrate: countRefusals)
    migrator.registerMigration("0017 escaped hashes", foreignKeyChecks: .immediate, migrate: escapeHashes)
    migrator.registerMigration("0021 inbox tries", foreignKeyChecks: .immediate, migrate: countTries)
    migrator.registerMigration("0022 past names", foreignKeyChecks: .immediate, migrate: createPastNames)
    migrator.registerMigration("0023 calendar ids", foreignKeyChecks: .immediate, migrate: keepCalendarIDs)
    migrator.registerMigration("0024 seen lifts", foreignKeyChecks: .immediate, migrate: keepSeenLifts)
    migrator.registerMigration("0025 client facts", foreignKeyChecks: .immediate, migrate: keepClientFacts)
    migrator.registerMigration("0026 lighter rows", foreignKeyChecks: .immediate, migrate: lightenRows)
    migrator.registerMigration("0027 lighter sessions", foreignKeyChecks: .immediate, migrate: lightenSessions)
    migrator.registerMigration("0028 workout logs", foreignKeyChecks: .immediate, migrate: createLogs)
    migrator.registerMigration("0029 typed logs", foreignKeyChecks: .immediate) { db in
      try createTypedLogs(db)
      try createShownCells(db)
      try keepAdaptations(db)
      try keepReasons(db)
    }
    return migrator
  }()

  /// Whether the tables are those of a database of ours, whatever the mark in its header says: the first migration has been there, with
  /// its own tables.
  static func isOurs(_ db: Database) throws -> Bool {
    for table in ["grdb_migrations", "clients", "blocks", "weeks"] where try !db.tableExists(table) { return false }
    guard try db.tableExists("schedule") || db.viewExists("schedule") else { return false }
    return try migrator.appliedIdentifiers(db).contains(migrator.migrations[0])
  }

  /// A CHECK that `column` holds one of `words`; shipped migrations are made of it, so its text never changes.
  ///
  /// It compares word by word because SQLite builds a table for `IN (…)` anew at every row: with four such columns an insert took two
  /// and a half times as long, with this it takes 5 % more.
  static func check(_ column: String, isOneOf words: [String]) -> String {
    "CHECK (" + words.map { "\(column) = '\($0)'" }.joined(separator: " OR ") + ")"
  }
}
