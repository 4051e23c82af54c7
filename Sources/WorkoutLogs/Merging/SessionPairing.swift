import TrainingModel

/// Which stored session each session of an export is: the one of the same app and start; else one that holds the same sets.
struct SessionPairing {
  /// By session of the export the place of its partner among the parts; nil where it has none. No part is the partner of two.
  private(set) var places: [Int?]

  /// What tells the session of an app from all others of it.
  struct Key: Hashable {
    var date: CalendarDate
    var start: Int16
    /// Only where no start tells two sessions of a day apart.
    var name: String

    init(_ session: DoneSession, of app: LogApp) {
      (date, start) = (session.date, session.startMinute ?? -1)
      name = session.startMinute == nil || app == .csv ? session.name : ""
    }
  }

  /// - Parameters:
  ///   - mayPair: whether the part at a place may be the partner of any session.
  ///   - mayBeAlike: whether it may be the partner of a session that it is only like.
  init(
    _ sessions: [DoneSession], of app: LogApp, with parts: [LogPart], mayPair: (_ place: Int) -> Bool = { _ in true },
    mayBeAlike: (_ place: Int) -> Bool = { _ in true }
  ) {
    places = [Int?](repeating: nil, count: sessions.count)
    guard !parts.isEmpty else { return }
    var isTaken = [Bool](repeating: false, count: parts.count)
    var byKey: [Key: [Int]] = [:]
    for (place, part) in parts.enumerated() where part.app == app && mayPair(place) {
      byKey[Key(part.session, of: app), default: []].append(place)
    }
    // Two sessions may have one key, where an app tells no more of them than their day: first those that are as they were.
    for isExact in [true, false] {
      for (index, session) in sessions.enumerated() where places[index] == nil {
        let own = byKey[Key(session, of: app)] ?? []
        guard let place = own.first(where: { !isTaken[$0] && (!isExact || parts[$0].session == session) }) else { continue }
        (places[index], isTaken[place]) = (place, true)
      }
    }
    for place in parts.indices where !isTaken[place] && !mayBeAlike(place) { isTaken[place] = true }
    pairAlike(sessions, of: app, parts, &isTaken)
  }

  /// Pairs what is left by what was done, the nearest first.
  private mutating func pairAlike(_ sessions: [DoneSession], of app: LogApp, _ parts: [LogPart], _ isTaken: inout [Bool]) {
    let open = sessions.indices.filter { places[$0] == nil }
    guard !open.isEmpty else { return }
    var byDay: [CalendarDate: [(place: Int, likeness: SessionLikeness)]] = [:]
    for (place, part) in parts.enumerated() where !isTaken[place] && !part.app.isPersonal {
      byDay[part.session.date, default: []].append((place, SessionLikeness(part.session)))
    }
    guard !byDay.isEmpty else { return }
    var pairs: [(distance: Int, isOther: Int, stamp: Int64, index: Int, place: Int)] = []
    for index in open {
      let likeness = SessionLikeness(sessions[index])
      for day in -1...1 {
        for other in byDay[sessions[index].date + day] ?? [] where likeness.isSame(as: other.likeness) {
          guard let distance = likeness.distance(to: other.likeness) else { continue }
          pairs.append((distance, parts[other.place].app == app ? 0 : 1, LogAge.stamp(sessions[index]), index, other.place))
        }
      }
    }
    for pair in pairs.sorted(by: {
      ($0.isOther, $0.distance, $0.stamp, $0.index, $0.place) < ($1.isOther, $1.distance, $1.stamp, $1.index, $1.place)
    })
    where places[pair.index] == nil && !isTaken[pair.place] {
      (places[pair.index], isTaken[pair.place]) = (pair.place, true)
    }
  }
}
