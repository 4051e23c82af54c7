import Foundation
import GRDB
import PlanStore

extension World {
  /// Makes a copy of the database.
  func backUp() throws {
    guard PlanStore.exists(at: database) else { return }
    try? FileManager.default.removeItem(atPath: backupFile)
    try DatabaseQueue(path: database).backup(to: DatabaseQueue(path: backupFile))
    hasBackup = true
    loggersAtBackup = loggers.mapValues(\.told)
  }

  /// Puts the copy in the place of the database; what coaches have stays with them.
  func restore() throws {
    guard hasBackup else { return }
    for name in [database, database + "-wal", database + "-shm"] { try? FileManager.default.removeItem(atPath: name) }
    try FileManager.default.copyItem(atPath: backupFile, toPath: database)
    outcome.replacesDatabase = true
    lastNight = nil
    for client in loggers.keys { loggers[client]?.told = loggersAtBackup[client] ?? ToldLife() }
    (readable, readers) = ([:], [])
  }
}

/// What every table says, each as one text.
enum TableTexts {
  /// Tables that a night writes by its nature: that it was there, and when.
  private static let left: Set<String> = ["runs", "grdb_migrations"]

  /// - Parameter isOfLogs: whether tables of logs alone are read.
  static func read(_ path: String, isOfLogs: Bool = false) throws -> [String: String] {
    guard PlanStore.exists(at: path) else { return [:] }
    return try DatabaseQueue(path: path).read { db in
      var texts: [String: String] = [:]
      let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      for name in names where !left.contains(name) && (!isOfLogs || name.contains("log")) {
        let columns = try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('\(name)')")
        let line = columns.map { "quote(\"\($0)\")" }.joined(separator: " || '|' || ")
        texts[name] = try String.fetchAll(db, sql: "SELECT \(line) FROM \"\(name)\"").sorted().joined(separator: "\n")
      }
      return texts
    }
  }

  /// The tables that differ, each with the first lines of it that went and came.
  static func differences(_ before: [String: String], _ after: [String: String]) -> [String] {
    Set(before.keys).union(after.keys).sorted().compactMap { name in
      guard before[name] != after[name] else { return nil }
      let (old, new) = (before[name] ?? "", after[name] ?? "")
      // Word that has got round is forgotten when it is old enough, whichever night comes then.
      if name.hasPrefix("outbox_"), Set(new.split(separator: "\n")).isSubset(of: old.split(separator: "\n")) { return nil }
      func first(in lines: String, not others: String) -> String {
        let known = Set(others.split(separator: "\n"))
        return lines.split(separator: "\n").first { !known.contains($0) }.map { String($0.prefix(300)) } ?? "nothing"
      }
      return "table \(name): \(first(in: old, not: new)) went, \(first(in: new, not: old)) came"
    }
  }
}

/// The files below a folder with their bytes.
enum FolderBytes {
  /// Files that a night writes by its nature.
  private static let left: Set<String> = ["run_results.json"]

  static func read(_ folder: String) -> [String: Data] {
    var files: [String: Data] = [:]
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] where !left.contains(name) {
      if let bytes = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")) { files[name] = bytes }
    }
    return files
  }

  static func differences(_ before: [String: Data], _ after: [String: Data]) -> [String] {
    Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }.map { "file \($0)" }
  }
}
