import PlanStore
import Planning
import TrainingModel

/// Writes `<coach>.attention.csv`: what of clients' logs a coach wants to see first.
enum AttentionSheetCSV {
  /// The columns, in order.
  static let columns = ["client_id", "client_name", "flag", "exercise_id", "date", "value", "text"]

  /// The whole list: pain first, records last; of each kind the newest first, then by client.
  static func bytes(_ summaries: [ClientSummary], _ attention: [String: ClientAttention], dialect: CSVDialect, words: FlagWords)
    -> OutputBytes
  {
    var words = words
    words.decimal = dialect.decimal
    let sorted = AttentionOrder.sorted(summaries, attention)
    var bytes = OutputBytes(capacity: 128 * (sorted.count + 2))
    bytes.beginSheet(columns, dialect: dialect)
    let cell = CSVCell(dialect: dialect)
    for (client, flag) in sorted {
      cell.append(client.clientID, to: &bytes)
      bytes.append(dialect.delimiter)
      cell.append(client.clientName, to: &bytes)
      bytes.append(dialect.delimiter)
      bytes.append(flag.kind.id)
      bytes.append(dialect.delimiter)
      if let exercise = flag.exercise { cell.append(words.rulebook[exercise].id, to: &bytes) }
      bytes.append(dialect.delimiter)
      bytes.append(flag.date)
      bytes.append(dialect.delimiter)
      bytes.append(words.value(flag))
      bytes.append(dialect.delimiter)
      cell.append(words.text(flag, unit: attention[client.clientID]?.unit ?? .kg), to: &bytes)
      bytes.endRow()
    }
    return bytes
  }
}
