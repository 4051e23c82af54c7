import GRDB

/// The database's shape, as the ordered list of named migrations that lead to it.
enum Schema {
  /// Marks a file as ours in its header: the letters `Meso`.
  static let applicationID: Int32 = 0x4D65_736F

  /// Every migration in its order; one that has shipped is never changed, another follows it.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001 plans", foreignKeyChecks: .immediate, migrate: createPlans)
    migrator.registerMigration("0002 runs and sheets", foreignKeyChecks: .immediate, migrate: createRunsAndSheets)
    migrator.registerMigration("0003 guards", foreignKeyChecks: .immediate, migrate: createGuards)
    return migrator
  }()

  /// The words of a closed set as SQL literals, for a CHECK.
  static func literals(_ words: [String]) -> String { words.map { "'\($0)'" }.joined(separator: ", ") }
}
