import GRDB
import TrainingModel

extension PlanFixture {
  /// Puts weeks of a block into force, as an approval does.
  func approve(_ client: String, _ start: String, weeks: ClosedRange<Int> = 1...4, at moment: String = "2026-12-03T08:15:00Z") throws {
    let place = "client_id = '\(client)' AND plan_start = '\(start)' AND week_index BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound)"
    try run(
      """
      UPDATE weeks SET status = 'approved', approved_by = 'Marta', approved_at = '\(moment)', force_revision = revision,
        force_hash = content_hash, force_rows = row_count, force_by = 'Marta', force_at = '\(moment)', force_number = number
      WHERE \(place)
      """)
    try run("DELETE FROM prescriptions WHERE place >> 8 NOT IN (SELECT number FROM weeks)")
    try run("DELETE FROM week_sessions WHERE place >> 3 NOT IN (SELECT number FROM weeks)")
    try run("UPDATE clients SET approved_until = date('\(start)', '+27 days') WHERE client_id = '\(client)'")
    try touch("marta")
  }

  /// Plans weeks of a block anew, with the rows that are in the schedule, at the next revision.
  func reopen(_ client: String, _ start: String, weeks: ClosedRange<Int>) throws {
    let place = "client_id = '\(client)' AND plan_start = '\(start)' AND week_index BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound)"
    try run(
      """
      INSERT INTO prescriptions SELECT place + 256 * 1000, \(Self.columns) FROM prescriptions
      WHERE place >> 8 IN (SELECT force_number FROM weeks WHERE \(place))
      """)
    try run(
      """
      INSERT INTO week_sessions SELECT place + 8 * 1000, focus, minutes FROM week_sessions
      WHERE place >> 3 IN (SELECT force_number FROM weeks WHERE \(place))
      """)
    try run(
      """
      UPDATE weeks SET status = 'pending', approved_by = NULL, approved_at = NULL, revision = revision + 1, number = number + 1000
      WHERE \(place)
      """)
  }

  /// Notes that something about the coach's clients changed.
  func touch(_ coach: String) throws {
    try run("INSERT INTO sheet_changes VALUES (?, 1) ON CONFLICT DO UPDATE SET changes = changes + 1", [coach])
  }
}

/// A calendar as a program that reads RFC 5545 understands it.
struct ReadCalendar {
  /// Property names with their parameters, to unescaped values, an event each.
  var events: [[String: String]] = []
  var head: [String: String] = [:]
  let lines: [String]

  init(_ text: String) {
    lines = text.components(separatedBy: "\r\n")
    let unfolded = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n").filter { !$0.isEmpty }
    for line in unfolded {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if line == "BEGIN:VEVENT" {
        events.append([:])
      } else if parts.count == 2 {
        if events.isEmpty { head[parts[0]] = Self.unescape(parts[1]) } else { events[events.count - 1][parts[0]] = Self.unescape(parts[1]) }
      }
    }
  }

  private static func unescape(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped { result.append(character == "n" ? "\n" : character) } else if character != "\\" { result.append(character) }
      isEscaped = !isEscaped && character == "\\"
    }
    return result
  }

  func values(_ name: String) -> [String] { events.map { $0[name] ?? "none" } }
}
