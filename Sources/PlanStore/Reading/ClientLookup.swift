import GRDB
import TrainingModel

extension PlanStore {
  /// The coach of each of these clients; clients whom the store doesn't know are missing.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func coaches(of clients: Set<String>) throws -> [String: String] {
    try read { db in
      let statement = try DirectStatement(db, "SELECT coach_id FROM clients WHERE client_id = ?1")
      var coaches: [String: String] = [:]
      for client in clients {
        statement.bind(client, at: 1)
        if try statement.step() { coaches[client] = statement.pointer.string(0) }
        statement.reset()
      }
      return coaches
    }
  }

  /// The name of each of these clients; clients whom the store doesn't know are missing.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func names(of clients: Set<String>) throws -> [String: String] {
    try read { db in
      let statement = try DirectStatement(db, "SELECT client_name FROM clients WHERE client_id = ?1")
      var names: [String: String] = [:]
      for client in clients {
        statement.bind(client, at: 1)
        if try statement.step() { names[client] = statement.pointer.string(0) }
        statement.reset()
      }
      return names
    }
  }

  /// Since when the lifts without a date of a client's profile are known; nil where no night has looked at them.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func seenLifts(of client: String) throws -> SeenLifts? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT lifts FROM clients WHERE client_id = ?", arguments: [client]).map { SeenLifts(text: $0) }
    }
  }

  /// The clients of whom anything was ever approved, or who have logged something: only they have a history that plans look back to.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func clientsWithHistory() throws -> Set<String> {
    try read { db in
      try String.fetchSet(
        db, sql: "SELECT client_id FROM clients WHERE approved_until IS NOT NULL UNION SELECT client_id FROM log_changes")
    }
  }

  /// The unit of the loads of a client's block, or nil where none with this start has a week.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func unit(of client: String, start: CalendarDate) throws -> LoadUnit? {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT unit FROM blocks b WHERE client_id = ?1 AND plan_start = ?2
          AND EXISTS (SELECT 1 FROM weeks w WHERE w.client_id = b.client_id AND w.plan_start = b.plan_start)
        """)
      statement.bind(client, at: 1)
      statement.bind(start, at: 2)
      defer { statement.reset() }
      guard try statement.step() else { return nil }
      guard let unit = statement.pointer.word(0, as: LoadUnit.self) else { throw StoreError.damaged("blocks") }
      return unit
    }
  }

  /// The first days of all blocks by client, of one coach's clients or of all.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func planStarts(coach: String? = nil) throws -> [String: [CalendarDate]] {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT b.client_id, b.plan_start FROM blocks b JOIN clients c USING (client_id) WHERE ?1 IS NULL OR c.coach_id = ?1
        ORDER BY b.client_id, b.plan_start
        """)
      statement.bind(coach, at: 1)
      defer { statement.reset() }
      var starts: [String: [CalendarDate]] = [:]
      while try statement.step() {
        if let start = statement.pointer.date(1) { starts[statement.pointer.string(0), default: []].append(start) }
      }
      return starts
    }
  }
}

extension PlanStore {
  /// The ids of all coaches who have clients or had a sheet, in order.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func coaches() throws -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT coach_id FROM clients UNION SELECT coach_id FROM sheets ORDER BY 1")
    }
  }
}
