import PlanStore
import TrainingModel
import WorkoutLogs

/// Everything that is stored of one client's training, to be read without the program or taken in by another.
package struct LogExport {
  private let client: String
  private let life: LogLife
  private let typed: [TypedRecord]

  /// - Throws: `StoreError` where the database can't be read.
  package init(of client: String, in store: PlanStore) throws {
    self.client = client
    let logs = try store.logs(of: [client])[client] ?? []
    typed = try store.typedRecords(of: client)
    life = LogLife(parts: logs.flatMap(\.parts).compactMap(\.told), exports: try store.logBasis(of: client).exports)
  }

  /// How many sessions there are.
  package var sessionCount: Int { life.parts.count }

  /// The document in a form.
  package func bytes(_ form: OwnWriter.Form) -> [UInt8] { OwnWriter.bytes(form, client: client, life, typed: typed) }
}
