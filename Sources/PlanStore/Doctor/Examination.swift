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
