import Files
import PlanStore
import Rulebook
import TrainingModel

/// A client's sessions as a calendar (RFC 5545): an all-day event each, with an id that stays, so that a later import updates it, also where
/// the session is on another day by then.
///
/// It names no METHOD: it is a state to be taken in, and no message between calendars (section 3.7.2). PUBLISH would need an organizer, whom
/// programs take for somebody to answer (RFC 5546, section 3.2.1), and CANCEL would hold for every event of the file; what is called off says
/// so by its STATUS, with a SEQUENCE and a DTSTAMP above those that were shown.
struct ClientCalendar {
  /// What the calendar shows, in order: to be recorded, for the next calendar follows from it.
  let published: [PublishedSession]
  private let text: CalendarText

  /// The calendar of a plan after one that showed `before`.
  ///
  /// A session that was shown and is no longer there is called off where its day is not past on `today`; what was called off stays so while
  /// its block lasts.
  init(_ plan: ClientPlan, before: [PublishedSession], today: CalendarDate, words: ClientWords) {
    let matching = SessionMatching(plan.sessions, before, today: today)
    var events: [(session: PublishedSession, description: String?)] = []
    var taken = Set(before.map(\.uid))
    for (session, origin) in zip(plan.sessions, matching.origins) {
      let description = (session.cautions + session.lines.map { $0.text(words) }).joined(separator: "\n")
      let last = origin.map { before[$0] }
      let uid = last?.uid ?? session.key.newUID { taken.contains($0) }
      taken.insert(uid)
      events.append((session.published(as: uid, after: last, description: description), description))
    }
    for session in matching.left.map({ before[$0] }) where session.key.planStart.endOfBlock >= today {
      // What is past was trained, or not: it leaves the file, and stays in the calendars that have it.
      guard session.isCancelled || session.key.date >= today else { continue }
      events.append((session.cancelled(on: today), nil))
    }
    events.sort { ($0.session.key, $0.session.uid) < ($1.session.key, $1.session.uid) }
    published = events.map(\.session)
    text = Self.write(events, plan: plan, words: words)
  }

  /// Whether there is no event at all: no calendar may be without one.
  var isEmpty: Bool { published.isEmpty }

  var bytes: OutputBytes { text.bytes }

  private static func write(_ events: [(session: PublishedSession, description: String?)], plan: ClientPlan, words: ClientWords)
    -> CalendarText
  {
    var text = CalendarText()
    text.append("BEGIN:VCALENDAR")
    text.append("VERSION:2.0")
    text.append("PRODID:-//Mesocycle//Training plan//\(words.language.id.uppercased())")
    text.append("CALSCALE:GREGORIAN")
    text.append("X-WR-CALNAME", text: plan.clientName.isEmpty ? words.title : "\(words.title) \(plan.clientName)")
    for (session, description) in events {
      text.append("BEGIN:VEVENT")
      text.append("UID:\(session.uid)")
      let stamp = session.stamp.replacing("-", with: "").replacing(":", with: "")
      text.append("DTSTAMP:\(stamp)")
      // Some programs that put calendars together go by this alone.
      text.append("LAST-MODIFIED:\(stamp)")
      text.append("SEQUENCE:\(session.sequence)")
      text.append("DTSTART;VALUE=DATE:\(session.key.date.compact)")
      text.append("DTEND;VALUE=DATE:\((session.key.date + 1).compact)")
      text.append("SUMMARY", text: session.isCancelled ? "\(words.cancelled): \(session.focus)" : session.focus)
      if let description { text.append("DESCRIPTION", text: description) }
      text.append("STATUS:\(session.isCancelled ? "CANCELLED" : "CONFIRMED")")
      text.append("TRANSP:TRANSPARENT")
      text.append("END:VEVENT")
    }
    text.append("END:VCALENDAR")
    return text
  }
}

extension ClientSession {
  /// The event of this session, after the one that a calendar shows by now.
  fileprivate func published(as uid: String, after last: PublishedSession?, description: String) -> PublishedSession {
    var hasher = ContentHasher()
    hasher.update("\(focus)\n\(description)")
    let hash = hasher.finalize()
    if var last, !last.isCancelled, last.contentHash == hash, last.key == key {
      last.rows = rows
      return last
    }
    return PublishedSession(
      uid: uid, key: key, rows: rows, focus: focus, contentHash: hash, sequence: max(revision, last.map { $0.sequence + 1 } ?? 0),
      stamp: max(approvedAt, last?.stamp ?? ""), isCancelled: false)
  }
}

extension PublishedSession {
  /// The same session called off on this day, unless it was before.
  fileprivate func cancelled(on today: CalendarDate) -> PublishedSession {
    if isCancelled { return self }
    var session = self
    session.sequence += 1
    session.stamp = max(stamp, "\(today)T00:00:00Z")
    session.isCancelled = true
    return session
  }
}

extension PublishedSession.Key {
  /// An id for an event that begins on this day; where another event that began here has it, the next one that is free.
  fileprivate func newUID(isTaken: (String) -> Bool) -> String {
    let stem = "\(clientID)-\(planStart)-\(week)-\(day)"
    var (uid, count) = ("\(stem)@mesocycle", 1)
    while isTaken(uid) {
      count += 1
      uid = "\(stem)-\(count)@mesocycle"
    }
    return uid
  }
}

extension CalendarDate {
  /// `YYYYMMDD`.
  fileprivate var compact: String { description.replacing("-", with: "") }
}
