import GRDB

extension Schema {
  /// Keeps the names that exercises had: a sheet that was away while one was renamed still says the old one.
  static func createPastNames(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE past_exercise_names (
          exercise_id TEXT NOT NULL,
          name TEXT NOT NULL,
          PRIMARY KEY (exercise_id, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER exercise_names_changed AFTER UPDATE OF name ON exercise_names WHEN old.name <> new.name BEGIN
          INSERT OR IGNORE INTO past_exercise_names (exercise_id, name) VALUES (old.exercise_id, old.name);
        END;

        CREATE TRIGGER exercise_translations_changed AFTER UPDATE OF name ON exercise_translations WHEN old.name <> new.name BEGIN
          INSERT OR IGNORE INTO past_exercise_names (exercise_id, name) VALUES (old.exercise_id, old.name);
        END;

        CREATE TRIGGER exercise_translations_gone AFTER DELETE ON exercise_translations BEGIN
          INSERT OR IGNORE INTO past_exercise_names (exercise_id, name) VALUES (old.exercise_id, old.name);
        END;
        """)
  }
}
