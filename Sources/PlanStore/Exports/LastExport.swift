import TrainingModel

/// What a coach could last read of a week.
package struct LastExport: Sendable, Equatable {
  /// The hash of the content that was last exported; nil where the week never was.
  package var exported: ContentDigest?
  /// Its revision.
  package var revision: Int?
  package var status: WeekStatus
  /// Whether the week is approved as it stands, so that nothing of it waits.
  package var isApproved: Bool { status == .approved || status == .finalized }
}

extension PlanStore {
  /// The stored weeks of these clients, each as it was last exported.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func exportedWeeks(of clients: Set<String>) throws -> [WeekKey: LastExport] {
    try read { db in
      let statement = try DirectStatement(
        db, "SELECT plan_start, week_index, status, exported_hash, exported_revision FROM weeks WHERE client_id = ?1")
      var weeks: [WeekKey: LastExport] = [:]
      for client in clients {
        statement.bind(client, at: 1)
        defer { statement.reset() }
        while try statement.step() {
          let row = statement.pointer
          guard let start = row.date(0), let status = row.word(2, as: WeekStatus.self) else { throw StoreError.damaged("weeks") }
          weeks[WeekKey(clientID: client, planStart: start, week: row.int(1))] = LastExport(
            exported: row.optionalString(3).flatMap { ContentDigest(hex: $0) }, revision: row.optionalInt(4),
            status: status)
        }
      }
      return weeks
    }
  }
}

/// The files that a coach gets.
package enum SheetKind: UInt8, Word {
  case csv, json, clients, page

  package static let spellings = ["csv", "json", "clients", "page"]
}
