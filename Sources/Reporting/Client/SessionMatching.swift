import PlanStore
import TrainingModel

/// Which session of a plan goes on from which that a calendar shows, so that one that moves keeps its event and nothing stays behind.
///
/// A session is known by its prescriptions, whose ids stay through edits and moves: the one with which it shares most. Where none are
/// shared, as after a replan or where a template took the week's place, it is that of the same day, else the first of the same week that is
/// left, of the same focus before any other.
struct SessionMatching {
  /// By session of the plan: the place of what was published of it; nil for a new one.
  private(set) var origins: [Int?]
  /// The places of what was published and has no session any more, in order.
  var left: [Int] { isFree.indices.filter { isFree[$0] } }

  private var isFree: [Bool]
  private let sessions: [ClientSession]
  private let before: [PublishedSession]
  private let today: CalendarDate

  init(_ sessions: [ClientSession], _ before: [PublishedSession], today: CalendarDate) {
    (self.sessions, self.before, self.today) = (sessions, before, today)
    origins = Array(repeating: nil, count: sessions.count)
    isFree = Array(repeating: true, count: before.count)
    matchWhatStayed()
    guard origins.contains(nil), isFree.contains(true) else { return }
    matchByRows()
    for isLike in Self.likenesses { matchFirst(isLike) }
  }

  /// What is on its day with the rows that it had, which is nearly everything: both are in the order of their days.
  private mutating func matchWhatStayed() {
    var place = before.startIndex
    for (index, session) in sessions.enumerated() {
      while place < before.endIndex, before[place].key < session.key { place += 1 }
      var same = place
      while same < before.endIndex, before[same].key == session.key {
        if isFree[same], before[same].rows == session.rows, !before[same].isCancelled || origins[index] == nil {
          if let last = origins[index] { isFree[last] = true }
          (origins[index], isFree[same]) = (same, false)
        }
        same += 1
      }
    }
  }

  private mutating func matchByRows() {
    var owners: [RowID: Int] = [:]
    for (place, session) in before.enumerated() where isFree[place] {
      for row in session.rows { owners[row] = place }
    }
    var pairs: [(index: Int, place: Int, count: Int)] = []
    for (index, session) in sessions.enumerated() where origins[index] == nil {
      var counts: [Int: Int] = [:]
      for row in session.rows { if let place = owners[row], before[place].isOf(session.key) { counts[place, default: 0] += 1 } }
      pairs += counts.map { (index, $0.key, $0.value) }
    }
    func isOnItsDay(_ pair: (index: Int, place: Int, count: Int)) -> Int { sessions[pair.index].key == before[pair.place].key ? 0 : 1 }
    pairs.sort { (-$0.count, isOnItsDay($0), $0.index, $0.place) < (-$1.count, isOnItsDay($1), $1.index, $1.place) }
    for pair in pairs { take(pair.place, for: pair.index) }
  }

  private typealias Likeness = @Sendable (ClientSession, PublishedSession) -> Bool

  private static let likenesses: [Likeness] = [
    { $0.key == $1.key && !$1.isCancelled },
    { $0.key == $1.key },
    { $0.key.week == $1.key.week && $0.focus == $1.focus && !$1.isCancelled },
    { $0.key.week == $1.key.week && !$1.isCancelled },
    { $0.key.week == $1.key.week },
  ]

  /// Gives sessions without an origin the first that is left and like them; what was trained in the past stays where it was.
  private mutating func matchFirst(_ isLike: Likeness) {
    for (index, session) in sessions.enumerated() where origins[index] == nil {
      let found = before.indices.first { place in
        let other = before[place]
        let canMove = other.key == session.key || other.isCancelled || other.key.date >= today
        return isFree[place] && canMove && other.isOf(session.key) && isLike(session, other)
      }
      if let found { take(found, for: index) }
    }
  }

  private mutating func take(_ place: Int, for index: Int) {
    guard isFree[place], origins[index] == nil else { return }
    (origins[index], isFree[place]) = (place, false)
  }
}

extension PublishedSession {
  /// Whether it is of the same block.
  fileprivate func isOf(_ other: Key) -> Bool { key.planStart == other.planStart && key.clientID == other.clientID }
}
