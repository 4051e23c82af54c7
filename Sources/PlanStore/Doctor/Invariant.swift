import Findings
import GRDB

/// Something that is true of every database that only this program has written to.
struct Invariant: Sendable {
  /// One sentence without full stop that says what holds.
  let name: String
  /// What each place says in which it does not hold.
  let breaches: @Sendable (Database, TextCache) throws -> [Breach]

  /// A place where the invariant does not hold; never a value of a client but the id.
  struct Breach: Sendable {
    var client: String?
    var message: String
    var week: Int?

    init(_ message: String, client: String? = nil, week: Int? = nil) { (self.message, self.client, self.week) = (message, client, week) }
  }

  /// An invariant whose breaches a query finds: a row a breach, with client, start, week and what is wrong there.
  ///
  /// - Parameter tables: what the query names beside the tables of the database, as a WITH clause without that word.
  init(_ name: String, sql: String, with tables: String? = nil) {
    self.name = name
    let sql = tables.map { "WITH \($0) \(sql)" } ?? sql
    breaches = { db, _ in
      try Row.fetchAll(db, sql: sql).map { row in
        let (client, start, week, what): (String?, String?, Int?, String) = (row[0], row[1], row[2], row[3])
        return Breach([start.map { "the block from \($0): \(what)" } ?? what].joined(), client: client, week: week)
      }
    }
  }

  /// An invariant that a function looks after.
  init(_ name: String, breaches: @escaping @Sendable (Database, TextCache) throws -> [Breach]) {
    (self.name, self.breaches) = (name, breaches)
  }
}
