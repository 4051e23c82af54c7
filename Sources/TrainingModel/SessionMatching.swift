/// Which planned day each session of a client was, where the log doesn't say so itself.
///
/// A session belongs to its own day; else to the nearest planned day of that week that has no log and whose exercises overlap with its own by
/// half. One that starts before 04:00 may belong to the day before. What fits nowhere was training that no plan asked for. All sessions are
/// matched together, so that the order in which they came makes no difference.
public struct SessionMatching<Exercise: Hashable & Sendable>: Sendable {
  /// A training day of a block.
  public struct Planned: Sendable {
    public var planStart: CalendarDate
    public var day: PlanDay
    public var exercises: Set<Exercise>
    /// Whether a log names the day itself, so that no other is looked for.
    public var isLogged: Bool

    public init(planStart: CalendarDate, day: PlanDay, exercises: Set<Exercise>, isLogged: Bool = false) {
      (self.planStart, self.day, self.exercises, self.isLogged) = (planStart, day, exercises, isLogged)
    }

    public var date: CalendarDate { planStart.date(of: day) }
  }

  /// A session that was done.
  public struct Done: Sendable {
    public var date: CalendarDate
    /// Minutes after midnight, 0 to 1,439, where they are known.
    public var startMinute: Int?
    public var exercises: Set<Exercise>
    /// Tells sessions apart that are alike in everything else, whatever order they came in.
    public var tieBreak: UInt64

    public init(date: CalendarDate, startMinute: Int? = nil, exercises: Set<Exercise>, tieBreak: UInt64 = 0) {
      (self.date, self.startMinute, self.exercises, self.tieBreak) = (date, startMinute, exercises, tieBreak)
    }

    /// Whether it began so early that it may belong to the day before.
    fileprivate var isEarly: Bool { startMinute.map { $0 < 4 * 60 } ?? false }
  }

  private let planned: [Planned]

  /// - Parameter planned: The days of one or more blocks, in any order; no two of them on one date.
  public init(_ planned: [Planned]) { self.planned = planned.sorted { $0.date < $1.date } }

  /// The planned day of each session, in the order of `done`; nil for what fits nowhere.
  public func match(_ done: [Done]) -> [Planned?] {
    var places = [Int?](repeating: nil, count: done.count)
    var isTaken = planned.map(\.isLogged)
    let order = done.indices.sorted { Self.precedes(done[$0], done[$1]) }
    // Sessions in the day have their own day, before one of the night after asks for it.
    for index in order where !done[index].isEarly {
      guard let own = place(on: done[index].date) else { continue }
      (places[index], isTaken[own]) = (own, true)
    }
    for index in order where done[index].isEarly {
      let session = done[index]
      let own = place(on: session.date)
      if let before = place(on: session.date + -1), !isTaken[before], overlaps(session, before),
        own.map({ isTaken[$0] || shared(session, $0) < shared(session, before) }) ?? true
      {
        (places[index], isTaken[before]) = (before, true)
      } else if let own {
        (places[index], isTaken[own]) = (own, true)
      }
    }
    for week in weeks(of: order.filter { places[$0] == nil }, done) { assign(week.sessions, done, to: week.days, &places, &isTaken) }
    return places.map { $0.map { planned[$0] } }
  }

  private static func precedes(_ a: Done, _ b: Done) -> Bool {
    (a.date.dayNumber, a.startMinute ?? -1, a.tieBreak) < (b.date.dayNumber, b.startMinute ?? -1, b.tieBreak)
  }

  private func place(on date: CalendarDate) -> Int? { planned.firstIndex { $0.date == date } }

  private func shared(_ session: Done, _ place: Int) -> Int { planned[place].exercises.count { session.exercises.contains($0) } }

  /// Whether the exercises of a session and a planned day overlap by half of whichever has fewer.
  private func overlaps(_ session: Done, _ place: Int) -> Bool {
    let fewer = min(session.exercises.count, planned[place].exercises.count)
    return fewer > 0 && shared(session, place) * 2 >= fewer
  }

  /// Sessions without a day by the weeks of the blocks, with the planned days of each.
  private func weeks(of sessions: [Int], _ done: [Done]) -> [(sessions: [Int], days: [Int])] {
    var weeks: [(key: (CalendarDate, Int), sessions: [Int])] = []
    for index in sessions {
      // Where two blocks hold the date the later one has replaced the rest of the earlier.
      let date = done[index].date
      guard let start = planned.map(\.planStart).filter({ (0..<PlanDay.count).contains(Int(date - $0)) }).max(),
        let day = PlanDay(offset: Int(date - start))
      else { continue }
      if let place = weeks.firstIndex(where: { $0.key == (start, day.week) }) {
        weeks[place].sessions.append(index)
      } else {
        weeks.append(((start, day.week), [index]))
      }
    }
    return weeks.map { week in
      (week.sessions, planned.indices.filter { planned[$0].planStart == week.key.0 && planned[$0].day.week == week.key.1 })
    }
  }

  /// Gives the sessions of a week their days: as many as possible, then as near as possible, then with as much in common as possible.
  private func assign(_ sessions: [Int], _ done: [Done], to days: [Int], _ places: inout [Int?], _ isTaken: inout [Bool]) {
    let free = days.filter { !isTaken[$0] }
    // By the days taken so far, as bits: a week has seven.
    var ways: [Int: MatchedWeek] = [0: MatchedWeek()]
    for index in sessions {
      var next: [Int: MatchedWeek] = [:]
      func offer(_ way: MatchedWeek, _ taken: Int) { if next[taken].map({ way.isBetter(than: $0) }) ?? true { next[taken] = way } }
      for taken in ways.keys.sorted() {
        guard let way = ways[taken] else { continue }
        for (bit, place) in free.enumerated() where taken & 1 << bit == 0 && overlaps(done[index], place) {
          var more = way
          let off = abs(Int(planned[place].date - done[index].date))
          let before = done[index].isEarly ? abs(Int(planned[place].date - done[index].date) + 1) : off
          (more.matched, more.distance, more.shared) = (
            way.matched + 1, way.distance + min(off, before), way.shared + shared(done[index], place)
          )
          more.days.append(place)
          offer(more, taken | 1 << bit)
        }
        var without = way
        without.days.append(nil)
        offer(without, taken)
      }
      ways = next
    }
    var best = MatchedWeek()
    for taken in ways.keys.sorted() { if let way = ways[taken], best.days.isEmpty || way.isBetter(than: best) { best = way } }
    for (index, place) in zip(sessions, best.days) {
      guard let place else { continue }
      (places[index], isTaken[place]) = (place, true)
    }
  }
}

/// One way to give the sessions of a week their days.
private struct MatchedWeek {
  var (matched, distance, shared) = (0, 0, 0)
  /// By session the place of its day.
  var days: [Int?] = []

  func isBetter(than other: MatchedWeek) -> Bool { (other.matched, distance, other.shared) < (matched, other.distance, shared) }
}
