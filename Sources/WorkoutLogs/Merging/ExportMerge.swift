import TrainingModel

/// Takes an export into what is stored of a client, so that the same exports leave the same sessions in whatever order they come.
///
/// Of one session in two exports of an app the younger export is believed, as a whole. What only an older one tells is kept: an app may
/// forget what was done.
package struct ExportMerge: Sendable {
  /// What a person has decided beforehand.
  package struct Wishes: Sendable {
    /// Whether this export is believed where it is as old as what is stored, or older.
    package var replaces = false
    /// Whether sessions that are missing from it go.
    package var allowsDeletions = false

    package init(replaces: Bool = false, allowsDeletions: Bool = false) {
      (self.replaces, self.allowsDeletions) = (replaces, allowsDeletions)
    }
  }

  /// What became of the sessions of the export, and of those that it doesn't have.
  package struct Outcome: Sendable, Equatable {
    package var created = 0
    package var updated = 0
    package var unchanged = 0
    package var deleted = 0
    /// Of the same age as what is stored, and different: what is stored was kept.
    package var conflicts: [CalendarDate] = []
    /// Different in a younger export that is stored already.
    package var older = 0
    /// Told by another app whose export is younger.
    package var elsewhere = 0
    /// Stored, and not in this export although it is the youngest.
    package var missing = 0
    /// Deleted once, and told by an export that is older than the deletion.
    package var forgotten = 0

    package init() {}

    static func += (sum: inout Outcome, other: Outcome) {
      sum.created += other.created
      sum.updated += other.updated
      sum.unchanged += other.unchanged
      sum.deleted += other.deleted
      sum.conflicts += other.conflicts
      sum.older += other.older
      sum.elsewhere += other.elsewhere
      sum.missing += other.missing
      sum.forgotten += other.forgotten
    }
  }

  package private(set) var life: LogLife
  package private(set) var outcome = Outcome()

  private let app: LogApp
  private let age: Int64
  /// How old the newest export of the app was before this one.
  private let newest: Int64
  private let wishes: Wishes

  /// - Parameters:
  ///   - sessions: all that the export tells of the client.
  ///   - life: what is stored of the client.
  package init(_ sessions: [DoneSession], of app: LogApp, into life: LogLife, _ wishes: Wishes = Wishes()) {
    self.init(sessions, of: app, aged: LogAge.of(sessions), into: life, wishes, mayPair: { _ in true }, mayBeAlike: { _ in true })
  }

  /// - Parameters:
  ///   - age: how old the export is.
  ///   - mayPair: whether the part at a place may be the partner of any session.
  ///   - mayBeAlike: whether it may be the partner of a session that it is only like.
  init(
    _ sessions: [DoneSession], of app: LogApp, aged age: Int64, into life: LogLife, _ wishes: Wishes, mayPair: (_ place: Int) -> Bool,
    mayBeAlike: (_ place: Int) -> Bool
  ) {
    (self.app, self.life, self.wishes, self.age) = (app.source, life, wishes, age)
    newest = life.exports[app.source]?.newest ?? 0
    guard !sessions.isEmpty else { return }
    let known = life.parts.count
    let partners = SessionPairing(sessions, of: app.source, with: life.parts, mayPair: mayPair, mayBeAlike: mayBeAlike)
    for (session, partner) in zip(sessions, partners.places) {
      if let partner { meet(session, partner) } else { add(session) }
    }
    settleUntold(Set(partners.places.compactMap { $0 }), among: known)
    var exports = life.exports[app.source] ?? LogExports(newest: 0)
    exports.newest = max(newest, age)
    if wishes.allowsDeletions { exports.pruned = max(exports.pruned, age) }
    self.life.exports[app.source] = exports
  }

  /// What `LogPart.exported` is of what this export tells: 0 where it is the newest of its app.
  private var mark: Int64 { age >= newest ? 0 : age }

  private mutating func add(_ session: DoneSession) {
    if !wishes.replaces, age < life.exports[app]?.pruned ?? 0 {
      outcome.forgotten += 1
      return
    }
    life.parts.append(LogPart(app: app, exported: mark, session: session))
    outcome.created += 1
  }

  private mutating func meet(_ session: DoneSession, _ place: Int) {
    let part = life.parts[place]
    let known = life.age(of: part)
    if part.app != app { return meet(session, place, ofAnother: part, known) }
    if part.session == session {
      if age > known { life.parts[place].exported = mark }
      outcome.unchanged += 1
      return
    }
    let isUnitAlone = part.session.saysTheSame(inAnotherUnitAs: session)
    if age > known || wishes.replaces || (age == known && isUnitAlone && Self.isRounder(session, part.session)) {
      take(session, place, isSame: isUnitAlone)
    } else if age < known {
      outcome.older += 1
    } else if isUnitAlone {
      outcome.unchanged += 1
    } else {
      outcome.conflicts.append(session.date)
    }
  }

  /// Another app tells the same training: the younger export is believed, and of two that are as old always the same one.
  private mutating func meet(_ session: DoneSession, _ place: Int, ofAnother part: LogPart, _ known: Int64) {
    let (mine, theirs) = (age >> 20, known >> 20)
    guard (mine, UInt8.max - app.rawValue) > (theirs, UInt8.max - part.app.rawValue) else {
      outcome.elsewhere += 1
      return
    }
    life.parts[place].app = app
    take(session, place, isSame: false)
  }

  private mutating func take(_ session: DoneSession, _ place: Int, isSame: Bool) {
    life.parts[place].session = session
    life.parts[place].exported = mark
    if isSame { outcome.unchanged += 1 } else { outcome.updated += 1 }
  }

  /// In pounds and kilograms at once, the one is believed in which the numbers are rounder; kilograms where they are as round.
  private static func isRounder(_ session: DoneSession, _ other: DoneSession) -> Bool {
    (session.roundLoads, other.unit.rawValue) > (other.roundLoads, session.unit.rawValue)
  }

  /// What the export doesn't tell stays, with the age of the export that told it last, unless deletions are allowed.
  private mutating func settleUntold(_ told: Set<Int>, among known: Int) {
    var gone: [Int] = []
    for place in 0..<known where life.parts[place].app == app && !told.contains(place) {
      guard age >= newest else { continue }
      if wishes.allowsDeletions, app.exportsAll {
        gone.append(place)
      } else if age > newest {
        if life.parts[place].exported == 0 { life.parts[place].exported = newest }
        if app.exportsAll { outcome.missing += 1 }
      }
    }
    for place in gone.reversed() { life.parts.remove(at: place) }
    outcome.deleted += gone.count
  }
}
