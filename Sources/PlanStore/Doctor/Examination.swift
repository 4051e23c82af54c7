import Findings
import GRDB
import TrainingModel

/// What an examination of the database found.
package struct Examination: Sendable {
  /// One thing that was looked at.
  package struct Result: Sendable {
    /// What should hold.
    package var name: String
    package var breaches: [Breach]

    package init(name: String, breaches: [Breach]) { (self.name, self.breaches) = (name, breaches) }
  }

  /// A place where it does not.
  package struct Breach: Sendable {
    package var clientID: String?
    /// 1 to 4.
    package var week: Int?
    package var message: String

    package init(clientID: String? = nil, week: Int? = nil, message: String) {
      (self.clientID, self.week, self.message) = (clientID, week, message)
    }
  }

  /// In the order in which they were looked at.
  package var results: [Result] = []
  /// How many weeks and rows were read and compared.
  package var weeks = 0
  package var rows = 0

  package var isSound: Bool { results.allSatisfy(\.breaches.isEmpty) }
}

extension PlanStore {
  /// Looks whether everything holds that the program promises of its database; reads all of it in one transaction and changes nothing.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func examine() throws -> Examination {
    try read { db in
      var examination = Examination()
      for invariant in Invariant.all {
        let breaches = try invariant.breaches(db, texts).map { Examination.Breach(clientID: $0.client, week: $0.week, message: $0.message) }
        examination.results.append(.init(name: invariant.name, breaches: breaches))
      }
      examination.weeks = try Int.fetchOne(db, sql: "SELECT count(*) FROM weeks") ?? 0
      examination.rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM prescriptions") ?? 0
      return examination
    }
  }
}

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

extension PlanStore {
  /// The blocks of which a week waits for approval or is approved and not over yet, by client and start.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func unfinishedBlocks() throws -> [BlockKey] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT client_id, plan_start FROM weeks WHERE status IN ('pending', 'approved') ORDER BY client_id, plan_start
          """
      ).compactMap { row in
        let (client, start): (String, String) = (row[0], row[1])
        return CalendarDate(iso: start).map { BlockKey(clientID: client, planStart: $0) }
      }
    }
  }
}
