import Editing
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
    for language in Language.allCases where language != .english { try registerNames(rulebook, in: language) }
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

  /// Brings the names in a language up to date; where one changed, the sheets of coaches who read that language are stale.
  private func registerNames(_ rulebook: Rulebook, in language: Language) throws {
    let translation = rulebook.translations[language] ?? Translation()
    let exercises = rulebook.exercises.indices.map { (rulebook.exercises[$0].id, translation.exercises[ExerciseID($0)]) }
    var changes = try write(exercises, table: "exercise_translations", key: "exercise_id", language)
    func phrases(_ named: [String: String]) -> [(String, String?)] { named.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    let focuses = EditablePlan.ownFocuses(in: language).merging(translation.focuses) { $1 }
    changes += try write(phrases(focuses), table: "focus_translations", key: "focus", language)
    changes += try write(phrases(translation.notes), table: "note_translations", key: "note", language)
    guard changes > 0 else { return }
    var coaches = StaleCoaches()
    let readers = try String.fetchAll(db, sql: "SELECT coach_id FROM preferences WHERE language = ?", arguments: [language.id])
    for coach in readers { coaches.insert(coach) }
    try coaches.mark(db)
  }

  /// Writes names, and takes away those that are nil. Returns how many were not so before.
  private func write(_ names: [(key: String, name: String?)], table: String, key: String, _ language: Language) throws -> Int {
    let put = try DirectStatement(
      db,
      """
      INSERT INTO \(table) (language, \(key), name) VALUES (?1, ?2, ?3)
      ON CONFLICT (language, \(key)) DO UPDATE SET name = excluded.name WHERE name IS NOT excluded.name
      """)
    let remove = try DirectStatement(db, "DELETE FROM \(table) WHERE language = ?1 AND \(key) = ?2")
    var changes = 0
    for (id, name) in names {
      let statement = name == nil ? remove : put
      statement.bind(language.id, at: 1)
      statement.bind(id, at: 2)
      if let name { statement.bind(name, at: 3) }
      try statement.run()
      changes += statement.changes
    }
    return changes
  }
}

extension ContentDigest {
  /// The 16 bytes, high half first.
  var data: Data { withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Data($0) } }
}
