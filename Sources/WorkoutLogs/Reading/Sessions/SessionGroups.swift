import TrainingModel

/// The rows of a log by their sessions, wherever they stand in the file.
struct SessionGroups {
  struct Key: Hashable {
    var day: Int32
    var second: Int32
    var title: Int32
    var part: Int32

    /// Seconds since 1970, of the client's own clock.
    var start: Int { Int(day) * 86_400 + Int(second) }
  }

  struct Session {
    var key: Key
    /// The places of its rows in `order`.
    var rows: Range<Int>
  }

  private(set) var sessions: [Session] = []
  /// The session of each row, or -1.
  private var sessionOf: [Int32]
  /// Whether rows of other sessions stand between those of one.
  private var mayBeScattered = false
  /// The places of rows, session by session, in the order of the file.
  private(set) var order: [Int]

  /// Groups rows whose stamps are known.
  ///
  /// - Parameters:
  ///   - stamps: by the numbers of the rows; the rows of nil are left out.
  ///   - hasOwnTimes: whether each row has a time of its own, which is then no part of the session's key.
  init(_ rows: [LogRow], _ stamps: [LogStamp?]) {
    var places: [Key: Int] = [:]
    sessionOf = [Int32](repeating: -1, count: rows.count)
    var counts: [Int] = []
    var (last, lastKey): (Int, Key?) = (-1, nil)
    for (place, row) in rows.enumerated() {
      guard let stamp = stamps[Int(row.stamp)] else { continue }
      let key = Key(day: stamp.day.dayNumber, second: stamp.second, title: row.title, part: row.part)
      if key != lastKey {
        if let known = places[key] {
          last = known
          mayBeScattered = true
        } else {
          last = sessions.count
          places[key] = last
          sessions.append(Session(key: key, rows: 0..<0))
          counts.append(0)
        }
        lastKey = key
      }
      sessionOf[place] = Int32(truncatingIfNeeded: last)
      counts[last] += 1
    }
    var starts: [Int] = []
    var start = 0
    for (place, count) in counts.enumerated() {
      sessions[place].rows = start..<(start + count)
      starts.append(start)
      start += count
    }
    order = [Int](repeating: 0, count: start)
    for (place, session) in sessionOf.enumerated() where session >= 0 {
      order[starts[Int(session)]] = place
      starts[Int(session)] += 1
    }
  }

  /// Whether rows of other sessions stand between those of one, doubles aside: the file was sorted by something else.
  func areScattered(_ rows: [LogRow]) -> Bool {
    guard mayBeScattered else { return false }
    var isSeen = [Bool](repeating: false, count: sessions.count)
    var last: Int32 = -1
    for (place, session) in sessionOf.enumerated() where session >= 0 && session != last && rows[place].skip != .logDoubled {
      if isSeen[Int(session)] { return true }
      isSeen[Int(session)] = true
      last = session
    }
    return false
  }

  /// Puts the rows of a session into another order.
  mutating func sort(_ session: Int, by areInOrder: (Int, Int) -> Bool) {
    let range = sessions[session].rows
    order[range].sort(by: areInOrder)
  }
}
