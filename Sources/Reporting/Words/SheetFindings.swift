import Findings
import PlanStore
import TrainingModel

/// The findings of one client sorted to where sheets show them.
struct SheetFindings {
  private let summary: ClientSummary?

  init(of summary: ClientSummary?) { self.summary = summary }

  /// What is said about the block that starts on `start`, or about the client, and not about one week.
  func block(_ start: CalendarDate) -> [Finding] { findings(start) { $0 == nil } }

  /// What is said about one week of the block that starts on `start`.
  func week(_ number: Int, of start: CalendarDate) -> [Finding] { findings(start) { $0 == number } }

  /// Findings are about the present block; of older blocks that still run, only those that somebody edited have any.
  private func findings(_ start: CalendarDate, _ isWanted: (Int?) -> Bool) -> [Finding] {
    guard let summary else { return [] }
    let isPresent = summary.planStart == nil || summary.planStart == start
    return (isPresent ? summary.findings : summary.otherFindings[start] ?? []).filter { isWanted($0.week) }
  }

  /// `code: sentence` joined by ` | `, each text once; what is about single sessions has their days before it, as `Mon 2026-12-07: `.
  ///
  /// - Parameter start: the first day of the block that they are about; without one no day can be named.
  static func cell(_ findings: [Finding], of start: CalendarDate?) -> String {
    var sentences: [Sentence] = []
    for finding in findings {
      let day: String? = start.flatMap { dayName(of: finding, in: $0) }
      let text: String = finding.cellText
      if let place = sentences.firstIndex(where: { $0.text == text && $0.days.isEmpty == (day == nil) }) {
        if let day, !sentences[place].days.contains(day) { sentences[place].days.append(day) }
      } else {
        sentences.append(Sentence(code: finding.code.id, text: text, days: day.map { [$0] } ?? []))
      }
    }
    return sentences.map(\.cell).joined(separator: " | ")
  }

  /// What is said of one or several days.
  private struct Sentence {
    var code: String
    /// `code: sentence`.
    var text: String
    var days: [String]

    /// So many days are named, then how many more there are.
    static let named = 3

    var cell: String {
      if days.isEmpty { return text }
      let more = days.count - Self.named
      let list = days.prefix(Self.named).joined(separator: ", ") + (more > 0 ? " and \(more) more day\(more == 1 ? "" : "s")" : "")
      return "\(code): \(list)\(text.dropFirst(code.count))"
    }
  }

  /// The day of a session; of a finding about that day of every week, its weekday.
  private static func dayName(of finding: Finding, in start: CalendarDate) -> String? {
    guard let day = finding.day else { return nil }
    let date = start.day(day, ofWeek: finding.week ?? 1)
    let weekday = date.weekday.id.prefix(1).uppercased() + date.weekday.id.dropFirst()
    return finding.week == nil ? "every \(weekday)" : "\(weekday) \(date)"
  }
}

/// Walks through a coach's clients beside the rows of their plans; both are sorted by client id.
struct SummaryWalk {
  private let summaries: [ClientSummary]
  private var next = 0

  init(_ summaries: [ClientSummary]) { self.summaries = summaries }

  /// Comes to `client`, handing those who stand before and have no rows to `skipped`; nil where the client has no summary.
  mutating func advance(to client: String, skipped: (ClientSummary) -> Void) -> ClientSummary? {
    while next < summaries.count, summaries[next].clientID < client {
      skipped(summaries[next])
      next += 1
    }
    guard next < summaries.count, summaries[next].clientID == client else { return nil }
    next += 1
    return summaries[next - 1]
  }

  /// Hands those who are left to `skipped`.
  mutating func finish(skipped: (ClientSummary) -> Void) {
    for summary in summaries[next...] { skipped(summary) }
    next = summaries.count
  }
}
