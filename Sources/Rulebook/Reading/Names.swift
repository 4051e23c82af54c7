import Findings
import TrainingModel

/// The ids of one topic: which number each has, and which are switched off by a later layer.
struct NameTable {
  private(set) var indexes: [String: Int] = [:]
  private(set) var ids: [String] = []
  var switchedOff: Set<String> = []

  /// What an id stands for.
  enum Match {
    case index(Int)
    case switchedOff, unknown
  }

  init(ids: [String] = [], switchedOff: Set<String> = []) {
    self.ids = ids
    self.switchedOff = switchedOff
    for (index, id) in ids.enumerated() where indexes[id] == nil { indexes[id] = index }
  }

  func match(_ id: String) -> Match {
    if let index = indexes[id] { return .index(index) }
    return switchedOff.contains(id) ? .switchedOff : .unknown
  }
}

/// The ids of every topic.
struct Names {
  var tables: [Topic: NameTable] = [:]

  subscript(topic: Topic) -> NameTable { tables[topic] ?? NameTable() }
}

/// What every reader of nodes shares: where complaints go and which ids exist.
final class ReadingScope {
  let complaints: Complaints
  var names: Names

  init(complaints: Complaints, names: Names = Names()) {
    self.complaints = complaints
    self.names = names
  }
}
