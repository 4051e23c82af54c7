import Findings
import TrainingModel

/// How sessions come to stand in a file twice.
enum Doubling {
  case none
  /// All rows of a session, and the same rows once more under the same date.
  case inSession
  /// The same session under stamps that lie a workout's length apart, and measured distances that two rows share to the last digit.
  case apart
}

extension SessionGroups {
  /// The most seconds between the stamps of a session and of its double.
  private static let longest = 3 * 3600

  /// Marks rows that stand in the file a second time.
  mutating func markDoubles(_ doubling: Doubling, _ rows: inout [LogRow]) {
    switch doubling {
    case .none: break
    case .inSession: for session in sessions.indices { markRepeats(sessions[session], &rows) }
    case .apart:
      markApart(&rows)
      markDistances(&rows)
    }
  }

  /// Marks the rows of a session behind its first whole run, where the session is that run over and over.
  private func markRepeats(_ session: Session, _ rows: inout [LogRow]) {
    let places = order[session.rows]
    for times in [4, 3, 2] where places.count >= times && places.count.isMultiple(of: times) {
      let length = places.count / times
      let isRepeated = (length..<places.count).allSatisfy {
        rows[places[places.startIndex + $0]].isSame(as: rows[places[places.startIndex + $0 - length]])
      }
      guard isRepeated else { continue }
      for place in places.dropFirst(length) { rows[place].skip = .logDoubled }
      return
    }
  }

  private func markApart(_ rows: inout [LogRow]) {
    let timed = sessions.indices.filter { sessions[$0].key.second >= 0 && sessions[$0].rows.count > 1 }
      .sorted { sessions[$0].key.start < sessions[$1].key.start }
    for (place, later) in timed.enumerated() {
      for earlier in timed[..<place].reversed() {
        if sessions[later].key.start - sessions[earlier].key.start > Self.longest { break }
        let (first, second) = (order[sessions[earlier].rows], order[sessions[later].rows])
        guard first.count == second.count, zip(first, second).allSatisfy({ rows[$0].isSame(as: rows[$1]) }),
          !first.contains(where: { rows[$0].skip == .logDoubled })
        else { continue }
        for row in second { rows[row].skip = .logDoubled }
        break
      }
    }
  }

  /// Two measured distances of an exercise that are alike to the last digit on one day are one.
  private func markDistances(_ rows: inout [LogRow]) {
    var seen: Set<[Int32]> = []
    for session in sessions {
      for place in order[session.rows] where rows[place].skip == nil && rows[place].hasMeasuredDistance {
        let row = rows[place]
        if !seen.insert([session.key.day, row.exercise, row.centimetres]).inserted { rows[place].skip = .logDoubled }
      }
    }
  }
}

extension LogRow {
  /// Whether it is a distance that was measured and not typed: below whole tens of metres.
  fileprivate var hasMeasuredDistance: Bool { reps <= 0 && centimetres > 0 && !centimetres.isMultiple(of: 1_000) }
}
