import PlanStore
import TrainingModel

/// What is new in clients' present blocks against the ones before them, in a line each for the coach's list of clients.
struct SinceLastBlock {
  private let before: [String: LastBlock]
  private let present: [String: CalendarDate]
  private let language: Language
  /// By client: the present block, behind the one before it where that still goes on.
  private var lifts: [String: [(lifts: [Lift], unit: LoadUnit)]] = [:]
  /// The rows of one block come together: its lifts wait here for their client.
  private var current: StoredBlock?
  private var isCompared = false
  private var waiting: [Lift] = []

  /// An exercise of a block with its heaviest load.
  private struct Lift {
    var id: String
    var name: String
    var load: Load?

    mutating func take(_ other: Load?) { if let other, load.map({ $0.hundredths < other.hundredths }) ?? true { load = other } }
  }

  private static let mostNames = 4
  private static let volumeKinds = RowKind.allCases.filter(\.countsAsVolume).map { Array($0.id.utf8) }

  /// - Parameters:
  ///   - before: the last block of each client that is over, by client.
  ///   - present: the first day of each client's present block, by client.
  init(_ before: [String: LastBlock], present: [String: CalendarDate], language: Language) {
    (self.before, self.present, self.language) = (before, present, language)
  }

  /// Takes a row into account; the rows of a block come one after the other, and the later block of a client is the present one.
  mutating func append(_ row: PlanRowView) {
    if row.block !== current {
      keep()
      current = row.block
      let (client, start) = (row.block.clientID, row.block.planStart)
      isCompared =
        lifts[client] != nil || before[client].map { $0.start < start } ?? false || present[client].map { start < $0 } ?? false
    }
    guard isCompared, Self.volumeKinds.contains(where: { $0.elementsEqual(row.kind) }) else { return }
    if let place = waiting.firstIndex(where: { $0.id.utf8.elementsEqual(row.exerciseID) }) {
      waiting[place].take(row.load)
    } else {
      let name = String(decoding: row.exerciseName, as: UTF8.self)
      waiting.append(Lift(id: String(decoding: row.exerciseID, as: UTF8.self), name: name, load: row.load))
    }
  }

  private mutating func keep() {
    if let current, !waiting.isEmpty { lifts[current.clientID, default: []].append((waiting, current.unit)) }
    waiting.removeAll(keepingCapacity: true)
  }

  /// The lines by client; of who has no block before the present one there is none.
  mutating func lines() -> [String: String] {
    keep()
    current = nil
    var lines: [String: String] = [:]
    for (client, blocks) in lifts {
      let earlier = blocks.dropLast().last ?? before[client].map { (Self.lifts(of: $0), $0.unit) }
      if let earlier, let now = blocks.last { lines[client] = line(now, earlier) }
    }
    return lines
  }

  private static func lifts(of last: LastBlock) -> [Lift] {
    var old: [Lift] = []
    for row in last.rows {
      if let place = old.firstIndex(where: { $0.id == row.exercise.id }) {
        old[place].take(row.load)
      } else {
        old.append(Lift(id: row.exercise.id, name: row.exercise.name, load: row.load))
      }
    }
    return old
  }

  private func line(_ present: (lifts: [Lift], unit: LoadUnit), _ last: (lifts: [Lift], unit: LoadUnit)) -> String {
    let (now, old) = (present.lifts, last.lifts)
    let isGerman = language == .german
    var parts: [String] = []
    let came = now.filter { lift in !old.contains { $0.id == lift.id } }.map(\.name)
    let went = old.filter { lift in !now.contains { $0.id == lift.id } }.map(\.name)
    if !came.isEmpty { parts.append((isGerman ? "neu: " : "new: ") + some(came)) }
    if !went.isEmpty { parts.append((isGerman ? "nicht mehr: " : "gone: ") + some(went)) }
    if present.unit == last.unit {
      let moved = now.compactMap { lift -> String? in
        guard let load = lift.load, let from = old.first(where: { $0.id == lift.id })?.load, from != load else { return nil }
        return "\(lift.name) \(from) → \(load) \(last.unit)"
      }
      if !moved.isEmpty { parts.append(some(moved)) }
    }
    return parts.isEmpty ? (isGerman ? "wie zuvor" : "as before") : parts.joined(separator: "; ")
  }

  private func some(_ names: [String]) -> String {
    let shown = names.prefix(Self.mostNames).joined(separator: ", ")
    let more = names.count - Self.mostNames
    return more > 0 ? "\(shown) \(language == .german ? "und \(more) mehr" : "and \(more) more")" : shown
  }
}
