import Files
import Findings
import GRDB
import TrainingModel

/// Lets the house and the client's coach hear of bad pain, by the transaction that stores its log.
enum PainNews {
  /// Posts an event of each day, once however often its log comes in, and without a word of what hurt or when.
  static func post(_ days: [CalendarDate], of client: String, at moment: String, _ db: Database) throws {
    guard !days.isEmpty else { return }
    let writer = try OutboxWriter(db, at: moment)
    let coach = try String.fetchOne(db, sql: "SELECT coach_id FROM clients WHERE client_id = ?", arguments: [client])
    for day in days {
      var hasher = ContentHasher()
      hasher.update("\(client) \(day)")
      let cause = "\(FindingCode.historySuspended.id) \(hasher.finalize())"
      for whom in coach.map({ [nil, $0] }) ?? [nil] {
        var event = OutboxEvent(.alert, coach: whom, client: client, cause: cause)
        event.codes = [.historySuspended]
        event.counts[.clients] = 1
        try writer.post(event)
      }
    }
  }
}
