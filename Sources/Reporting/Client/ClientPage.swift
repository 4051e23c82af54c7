import Crypto
import Foundation
import Mustache
import TrainingModel

/// A client's weeks as a page to read and print: no script, nothing from elsewhere.
struct ClientPage {
  private let template: MustacheTemplate
  private let words: ClientWords

  /// A page in a language, or nil where the template is damaged.
  init?(words: ClientWords) {
    guard let template = try? MustacheTemplate(string: String(decoding: PackageResources.client_mustache, as: UTF8.self)) else {
      return nil
    }
    self.template = template
    self.words = words
  }

  private static let style = String(decoding: PackageResources.client_css, as: UTF8.self)

  /// Nothing but the page's own style may take effect.
  static let policy = "default-src 'none'; style-src '\(hash(of: style))'; base-uri 'none'; form-action 'none'"

  /// A text as a content security policy names it.
  static func hash(of text: String) -> String { "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() }

  /// The page of a plan; sessions of blocks that are over on `today` are left out.
  func bytes(_ plan: ClientPlan, today: CalendarDate) -> OutputBytes {
    let sessions = plan.sessions.filter { $0.key.planStart + (7 * Mesocycle.weekCount - 1) >= today }
    var weeks: [[ClientSession]] = []
    for session in sessions {
      if let last = weeks.last?.last, last.key.week == session.key.week, last.key.planStart == session.key.planStart {
        weeks[weeks.count - 1].append(session)
      } else {
        weeks.append([session])
      }
    }
    let name = TerminalText.line(plan.clientName)
    let approved = sessions.map(\.approvedAt).max().flatMap { CalendarDate(iso: $0.prefix(10)) }
    var page: [String: Any] = [
      "language": words.language.id, "policy": Self.policy, "style": Self.style, "title": words.title,
      "name": name.isEmpty ? plan.clientID : name, "notice": words.notice, "weeks": weeks.map(week),
      "heading": [
        "exercise": words.exercise, "sets": words.sets, "load": words.load, "rest": words.restHeading, "tempo": words.tempo,
      ],
    ]
    page[weeks.isEmpty ? "nothing" : "legend"] = weeks.isEmpty ? words.nothing : words.legend
    page["approved"] = approved.map { "\(words.approved) \(words.date($0))" }
    var bytes = OutputBytes()
    bytes.append(template.render(page))
    return bytes
  }

  private func week(_ sessions: [ClientSession]) -> [String: Any] {
    let first = sessions[0].key
    return [
      "week": "\(words.week) \(first.week)", "phase": sessions[0].phase.name(in: words.language),
      "from": words.date(first.planStart + 7 * (first.week - 1)), "sessions": sessions.map(session),
    ]
  }

  private func session(_ session: ClientSession) -> [String: Any] {
    var facts: [String: Any] = ["date": words.date(session.key.date), "focus": session.focus, "lines": session.lines.map(line)]
    if !session.cautions.isEmpty { facts["cautions"] = session.cautions }
    if session.minutes > 0 { facts["minutes"] = words.minutes(session.minutes) }
    return facts
  }

  private func line(_ line: ClientLine) -> [String: Any] {
    var facts: [String: Any] = [
      "easy": line.isRamp, "name": line.exercise, "amount": line.amount, "weight": line.load, "rir": line.rir, "pause": line.rest,
      "pace": line.tempo,
    ]
    // A section counts as there as soon as its key is.
    if !line.superset.isEmpty { facts["superset"] = line.superset }
    if !line.note.isEmpty { facts["note"] = line.note }
    return facts
  }
}
