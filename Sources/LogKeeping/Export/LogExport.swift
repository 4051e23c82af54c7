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
    let records = try store.typedRecords(of: client)
    // Whoever reads it may not have the plans to which words leave their numbers.
    typed = records.isEmpty ? [] : TypedOverlay(client, rows: try store.plannedRows(of: client), records: records).inNumbers(logs)
    life = LogLife(parts: logs.flatMap(\.parts).compactMap(\.told), exports: try store.logBasis(of: client).exports)
  }

  /// How many sessions there are.
  package var sessionCount: Int { life.parts.count }

  /// The document in a form.
  package func bytes(_ form: OwnWriter.Form) -> [UInt8] { OwnWriter.bytes(form, client: client, life, typed: typed) }
}
