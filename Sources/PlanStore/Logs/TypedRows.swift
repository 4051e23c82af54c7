import GRDB
import TrainingModel

/// What a change does to what people typed of a client.
package struct TypedChange: Sendable {
  /// What stands from now on, for each subject of which something changed: nil where nothing is left.
  package var records: [TypedSubject: TypedRecord?]
  /// What is different by it: kept, so that it can be read later.
  package var edits: [TypedEdit]
  /// Conflicts that wait from now on, those among them that waited before as well.
  package var waiting: [TypedConflict]
  /// Conflicts that somebody has decided, each with what stands since.
  package var decided: [TypedConflict]
  /// The file's own name; empty for a command.
  package var file: String

  package init(
    records: [TypedSubject: TypedRecord?], edits: [TypedEdit], waiting: [TypedConflict], decided: [TypedConflict], file: String
  ) {
    (self.records, self.edits, self.waiting, self.decided, self.file) = (records, edits, waiting, decided, file)
  }

  /// Whether it leaves everything as it is.
  package var isEmpty: Bool { records.isEmpty && edits.isEmpty && waiting.isEmpty && decided.isEmpty }
}

/// A field that somebody typed.
package struct TypedEdit: Hashable, Sendable {
  package var subject: TypedSubject
  package var field: TypedField
  /// As `TypedValues.text` writes them; nil where nothing was typed, and where what was typed is taken back.
  package var was, now: String?
  package var author: TypedAuthor

  package init(_ subject: TypedSubject, _ field: TypedField, was: String?, now: String?, author: TypedAuthor) {
    (self.subject, self.field, self.was, self.now, self.author) = (subject, field, was, now, author)
  }
}

/// Everything that people typed of a client.
package struct TypedLog: Sendable {
  package var records: [TypedRecord] = []
  /// Conflicts that wait, and those that somebody has decided.
  package var waiting: [TypedConflict] = []
  package var settled: [TypedConflict] = []
  /// Everything that was ever taken, from the first: also what doesn't stand any more.
  package var said: [TypedSaying] = []

  package init() {}
}

/// Reads and writes what people typed, within a transaction of its caller.
struct TypedRows {
  static let entriesQuery = """
    SELECT subject, field, date, exercise_id, value, source, who, at FROM log_entries WHERE client_id = ?1 ORDER BY subject, field
    """
  static let conflictsQuery = """
    SELECT subject, field, typed, stands, source, who, at, file, line, decided FROM log_conflicts WHERE client_id = ?1
    ORDER BY subject, field, typed, conflict
    """
  static let saidQuery = """
    SELECT entry, subject, field, now, who FROM log_edits WHERE client_id = ?1 AND now IS NOT NULL ORDER BY entry
    """

  private let db: Database

  init(_ db: Database) { self.db = db }

  // MARK: Reading

  func log(of client: String) throws -> TypedLog {
    var log = TypedLog()
    log.records = try records(of: client)
    let statement = try DirectStatement(db, Self.conflictsQuery)
    statement.bind(client, at: 1)
    defer { statement.reset() }
    while try statement.step() {
      let row = statement.pointer
      let conflict = try Self.conflict(row, at: 0)
      if row.int(9) == 1 { log.settled.append(conflict) } else { log.waiting.append(conflict) }
    }
    log.said = try said(of: client)
    return log
  }

  private func said(of client: String) throws -> [TypedSaying] {
    let statement = try DirectStatement(db, Self.saidQuery)
    statement.bind(client, at: 1)
    defer { statement.reset() }
    var said: [TypedSaying] = []
    while try statement.step() {
      let row = statement.pointer
      var values = TypedValues()
      guard let subject = TypedSubject(text: row.string(1)), let field = TypedField(id: row.string(2)), values.read(row.string(3), field)
      else { throw StoreError.damaged("log_edits") }
      said.append(TypedSaying(number: row.int(0), subject, field, values, who: row.string(4)))
    }
    return said
  }

  func records(of client: String) throws -> [TypedRecord] {
    let statement = try DirectStatement(db, Self.entriesQuery)
    statement.bind(client, at: 1)
    defer { statement.reset() }
    var records: [TypedRecord] = []
    while try statement.step() {
      let row = statement.pointer
      guard let subject = TypedSubject(text: row.string(0)), let field = TypedField(id: row.string(1)), let date = row.date(2),
        let source = LogApp(id: row.string(5))
      else { throw StoreError.damaged("log_entries") }
      if records.last?.subject != subject { records.append(TypedRecord(subject, date: date, exercise: row.string(3))) }
      guard records[records.count - 1].values.read(row.string(4), field) else { throw StoreError.damaged("log_entries") }
      records[records.count - 1].authors[field] = TypedAuthor(source: source, who: row.string(6), at: row.string(7))
    }
    return records
  }

  /// The conflict of a row whose columns begin at a place with the subject.
  static func conflict(_ row: OpaquePointer, at first: Int32) throws -> TypedConflict {
    var (typed, stands) = (TypedValues(), TypedValues())
    guard let subject = TypedSubject(text: row.string(first)), let field = TypedField(id: row.string(first + 1)),
      let source = LogApp(id: row.string(first + 4)), typed.read(row.string(first + 2), field),
      row.string(first + 3).isEmpty || stands.read(row.string(first + 3), field)
    else { throw StoreError.damaged("log_conflicts") }
    return TypedConflict(
      subject, field, typed: typed, stands: stands,
      author: TypedAuthor(source: source, who: row.string(first + 5), at: row.string(first + 6)), file: row.string(first + 7),
      line: row.optionalInt(first + 8))
  }

  // MARK: Writing

  /// - Returns: whether something else stands from now on.
  func write(_ change: TypedChange, of client: String) throws -> Bool {
    for (subject, record) in change.records.sorted(by: { $0.key < $1.key }) { try write(record, subject, of: client) }
    for edit in change.edits {
      try db.run(
        """
        INSERT INTO log_edits (at, who, client_id, subject, field, was, now, source, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          edit.author.at, edit.author.who, client, edit.subject.description, edit.field.id, edit.was, edit.now, edit.author.source.id,
          change.file,
        ])
    }
    for conflict in change.waiting {
      try db.run(
        """
        INSERT INTO log_conflicts (client_id, subject, field, typed, stands, source, who, at, file, line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        [
          client, conflict.subject.description, conflict.field.id, conflict.typed.text(conflict.field),
          conflict.stands.text(conflict.field) ?? "", conflict.author.source.id, conflict.author.who, conflict.author.at, conflict.file,
          conflict.line,
        ])
    }
    for conflict in change.decided {
      try db.run(
        """
        UPDATE log_conflicts SET decided = 1, stands = ? WHERE client_id = ? AND subject = ? AND field = ? AND typed = ? AND decided = 0
        """,
        [
          conflict.stands.text(conflict.field) ?? "", client, conflict.subject.description, conflict.field.id,
          conflict.typed.text(conflict.field),
        ])
    }
    return !change.records.isEmpty
  }

  private func write(_ record: TypedRecord?, _ subject: TypedSubject, of client: String) throws {
    for field in TypedField.allCases {
      guard let record, let value = record.values.text(field), let author = record.authors[field] else {
        try db.run(
          "DELETE FROM log_entries WHERE client_id = ? AND subject = ? AND field = ?", [client, subject.description, field.id])
        continue
      }
      try db.run(
        """
        INSERT INTO log_entries (client_id, subject, field, date, exercise_id, value, source, who, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET date = excluded.date, exercise_id = excluded.exercise_id, value = excluded.value,
          source = excluded.source, who = excluded.who, at = excluded.at
        """,
        [client, subject.description, field.id, record.date.description, record.exercise, value, author.source.id, author.who, author.at])
    }
  }
}
