import Foundation
import GRDB
import Rulebook
import TrainingModel

/// Keeps the names of exercises and the places of rules, so that rows stay readable after the rules have changed.
struct RulebookRegistration {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Adds what is new. Returns the key of every rule, by `RuleID`.
  func register(_ rulebook: Rulebook) throws -> [Int] {
    let name = try DirectStatement(
      db,
      """
      INSERT INTO exercise_names (exercise_id, name) VALUES (?1, ?2)
      ON CONFLICT (exercise_id) DO UPDATE SET name = excluded.name WHERE name IS NOT excluded.name
      """)
    for exercise in rulebook.exercises {
      name.bind(exercise.id, at: 1)
      name.bind(exercise.name, at: 2)
      try name.run()
    }
    let find = try DirectStatement(db, "SELECT ref FROM rule_refs WHERE rule_id = ?1 AND file = ?2 AND line = ?3 AND text = ?4")
    let add = try DirectStatement(db, "INSERT INTO rule_refs (rule_id, file, line, text) VALUES (?1, ?2, ?3, ?4) RETURNING ref")
    return try rulebook.references.map { rule in
      for statement in [find, add] {
        statement.bind(rule.id, at: 1)
        statement.bind(rule.file, at: 2)
        statement.bind(rule.line, at: 3)
        statement.bind(rule.text, at: 4)
      }
      defer {
        find.reset()
        add.reset()
      }
      if try find.step() { return find.pointer.int(0) }
      guard try add.step() else { throw StoreError.count("rule_refs", expected: 1, actual: 0) }
      return add.pointer.int(0)
    }
  }
}

extension Digest {
  /// The 16 bytes, high half first.
  var data: Data { withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Data($0) } }
}
