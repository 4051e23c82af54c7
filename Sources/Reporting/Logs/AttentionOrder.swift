import PlanStore
import Planning
import TrainingModel

/// In which order flags of several clients are read.
enum AttentionOrder {
  /// Pain first, records last; of each kind the newest first, then by client, in the order of `clients`.
  static func sorted(_ clients: [ClientSummary], _ attention: [String: ClientAttention]) -> [(client: ClientSummary, flag: RaisedFlag)] {
    let lines = clients.flatMap { client in (attention[client.clientID]?.flags ?? []).map { (client: client, flag: $0) } }
    // A stable order: each client's flags are sorted.
    return lines.enumerated().sorted {
      let (a, b) = ($0.element.flag, $1.element.flag)
      return (a.kind.rawValue, -a.date.dayNumber, $0.offset) < (b.kind.rawValue, -b.date.dayNumber, $1.offset)
    }.map(\.element)
  }
}
