import GRDB
import TrainingModel

/// Everything that is stored of a client's training, of one moment.
package struct StoredTraining: Sendable {
  /// What a change is made from: whatever is stored after that is noticed.
  package var basis: LogBasis
  /// All logs, in the order of their days.
  package var logs: [WorkoutLog]
  /// What people typed.
  package var typed: TypedLog
  /// The days of all approved weeks, in the order of their dates.
  package var planned: [PlannedTraining]
}

extension PlanStore {
  /// What is stored of a client's training, so that a change of it can be made.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func storedTraining(of client: String) throws -> StoredTraining {
    try read { db in
      StoredTraining(
        basis: try LogChanges(db).basis(of: client), logs: try LogStream(db, texts).logs(of: [client])[client] ?? [],
        typed: try TypedRows(db).log(of: client), planned: try Self.plannedTraining(of: client, db, texts))
    }
  }

  /// What is known of the exports of a client.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func logBasis(of client: String) throws -> LogBasis { try read { try LogChanges($0).basis(of: client) } }
}
