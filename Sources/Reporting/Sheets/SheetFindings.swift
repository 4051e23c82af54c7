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

  /// `code: sentence` joined by ` | `, each text once.
  static func cell(_ findings: [Finding]) -> String {
    var texts: [String] = []
    for text in findings.map(\.cellText) where !texts.contains(text) { texts.append(text) }
    return texts.joined(separator: " | ")
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
