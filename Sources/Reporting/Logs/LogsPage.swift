import PlanStore
import Planning
import Rulebook
import TrainingModel

/// What the logs of a coach's clients show, as a page to read and print: no script, nothing from elsewhere.
///
/// The lists come first, then a section a client, which `append` adds one by one.
struct LogsPage {
  /// What has been written since somebody emptied it.
  private(set) var bytes: OutputBytes
  private let words: LogsPageWords
  private let rulebook: Rulebook
  private var count = 0

  private static let style = String(decoding: PackageResources.logs_css, as: UTF8.self)
  /// Nothing but the page's own style may take effect.
  static let policy = PagePolicy.style(style)

  /// A page with its head and its lists.
  ///
  /// - Parameters:
  ///   - who: The coach's name; nil for a page of some clients.
  ///   - clients: Those whose sections follow, in their order.
  ///   - attention: What logs show of each, by client.
  ///   - first: The day since which the reports are made.
  init(
    _ who: String?, _ clients: [ClientSummary], _ attention: [String: ClientAttention], _ rulebook: Rulebook, _ language: Language,
    since first: CalendarDate, today: CalendarDate
  ) {
    let words = LogsPageWords(rulebook, language, days: Int(today - first))
    (self.rulebook, self.words) = (rulebook, words)
    let title = who.map { "\(words.title): \(TerminalText.line($0))" } ?? words.title
    var page: Markup = """
      <!DOCTYPE html>
      <html lang="\(language.id)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Markup(stringLiteral: Self.policy))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>\(Markup(stringLiteral: Self.style))</style>
      </head>
      <body>
      <header>
      <h1>\(words.title)</h1>
      <p class="who">\(TerminalText.line(who ?? ""))</p>
      <p class="quiet">\(words.date(today))</p>
      </header>
      <main>

      """
    page += Self.lists(clients, attention, words)
    bytes = page.bytes
  }

  /// What to look at first, then every client in a line.
  private static func lists(_ clients: [ClientSummary], _ attention: [String: ClientAttention], _ words: LogsPageWords) -> Markup {
    var page: Markup = "<section>\n<h2>\(words.first)</h2>\n"
    let places = Dictionary(clients.enumerated().map { ($0.element.clientID, $0.offset + 1) }) { first, _ in first }
    let flags = AttentionOrder.sorted(clients, attention)
    if flags.isEmpty {
      page += "<p>\(words.nothingFirst)</p>\n"
    } else {
      page += Self.heading([words.client, words.flag, words.day, words.what])
      for (client, flag) in flags {
        let kind: Markup = flag.kind == .pain ? " class=\"pain\"" : ""
        page += "<tr><th scope=\"row\">\(link(client, places))</th><td\(kind)>\(words.flagWord(flag.kind))</td>"
        let text = words.flags.text(flag, unit: attention[client.clientID]?.unit ?? .kg)
        page += "<td class=\"day\">\(words.shortDate(flag.date))</td><td>\(text)</td></tr>\n"
      }
      page += "</tbody>\n</table>\n"
    }
    page += "</section>\n<section>\n<h2>\(words.clients)</h2>\n"
    if clients.isEmpty { return page + "<p>\(words.noClients)</p>\n</section>\n" }
    page += Self.heading([words.client, words.sessions, words.sets])
    for client in clients {
      let logged = attention[client.clientID]
      page += "<tr><th scope=\"row\">\(link(client, places))</th><td>\(words.share(logged?.sessions))</td>"
      page += "<td>\(words.share(logged?.sets))</td></tr>\n"
    }
    return page + "</tbody>\n</table>\n</section>\n"
  }

  private static func heading(_ titles: [String]) -> Markup {
    titles.reduce(into: "<table class=\"wide\">\n<thead><tr>") { $0 += "<th scope=\"col\">\($1)</th>" } + "</tr></thead>\n<tbody>\n"
  }

  private static func link(_ client: ClientSummary, _ places: [String: Int]) -> Markup {
    "<a href=\"#c\(places[client.clientID] ?? 0)\">\(name(client))</a>"
  }

  private static func name(_ client: ClientSummary) -> String {
    let name = TerminalText.line(client.clientName)
    return name.isEmpty ? client.clientID : name
  }

  /// Adds the section of the next client, with what the client wrote lately.
  mutating func append(_ report: TrainingReport, of client: ClientSummary, _ comments: [ClientComment]) {
    count += 1
    var page: Markup = "<section class=\"client\" id=\"c\(count)\">\n<h2>\(Self.name(client)) <small>\(client.clientID)</small></h2>\n"
    if report.lastLog == nil {
      page += "<p>\(words.nothingLogged)</p>\n"
    } else {
      page += "<p>\(words.compliance(report))</p>\n"
      if !report.flags.isEmpty {
        page += "<ul>\n"
        for flag in report.flags {
          let kind: Markup = flag.kind == .pain ? " class=\"pain\"" : ""
          page +=
            "<li><b\(kind)>\(words.flagWord(flag.kind))</b>, \(words.shortDate(flag.date)): \(words.flags.text(flag, unit: report.unit))</li>\n"
        }
        page += "</ul>\n"
      }
      page += said(comments) + lifts(report) + volume(report)
    }
    bytes.append(contentsOf: (page + "</section>\n").bytes.storage)
  }

  private func said(_ comments: [ClientComment]) -> Markup {
    if comments.isEmpty { return "" }
    var page: Markup = "<h3>\(words.written(days: rulebook.flags.volumeDays))</h3>\n<ul>\n"
    for comment in comments {
      let about = comment.exercise.flatMap(rulebook.exercise).map { rulebook.name(of: $0, in: words.language) } ?? comment.name
      page += "<li><b>\(words.shortDate(comment.date))</b>\(about.isEmpty ? "" : ", \(TerminalText.line(about))"): "
      page += "\(TerminalText.line(comment.text))</li>\n"
    }
    return page + "</ul>\n"
  }

  private func lifts(_ report: TrainingReport) -> Markup {
    if report.lifts.isEmpty { return "" }
    var page: Markup = "<h3>\(words.strength(report.unit))</h3>\n<div class=\"curves\">\n"
    for lift in report.lifts {
      let description = words.curve(lift.points, report.unit)
      page += "<figure>\n<figcaption>\(rulebook.name(of: lift.exercise, in: words.language))</figcaption>\n"
      page += LiftCurvePicture(points: lift.points, words: words).markup(description) + "<p>\(description)</p>\n</figure>\n"
    }
    return page + "</div>\n"
  }

  /// Sets of each muscle, in numbers and as bars: an outline is what was planned.
  private func volume(_ report: TrainingReport) -> Markup {
    if report.volume.isEmpty { return "" }
    let most = report.volume.map { max($0.plannedHalves, $0.doneHalves) }.max() ?? 1
    func wide(_ halves: Int) -> Int { halves * 196 / max(most, 1) }
    var page: Markup =
      "<h3>\(words.volume(days: rulebook.flags.volumeDays))</h3>\n<table>\n<thead><tr><th scope=\"col\">\(words.muscle)</th>"
    page +=
      "<th scope=\"col\" class=\"number\">\(words.planned)</th><th scope=\"col\" class=\"number\">\(words.done)</th><td></td></tr></thead>\n"
    page += "<tbody>\n"
    for muscle in report.volume {
      page += "<tr><th scope=\"row\">\(words.name(muscle.muscle))</th><td class=\"number\">\(words.sets(halves: muscle.plannedHalves))</td>"
      page += "<td class=\"number\">\(words.sets(halves: muscle.doneHalves))</td><td class=\"bars\">"
      page += "<svg viewBox=\"0 0 200 16\" aria-hidden=\"true\"><rect class=\"done\" x=\"2\" y=\"4\" width=\"\(wide(muscle.doneHalves))\" "
      page +=
        "height=\"8\"/><rect class=\"asked\" x=\"2\" y=\"2\" width=\"\(wide(muscle.plannedHalves))\" height=\"12\"/></svg></td></tr>\n"
    }
    return page + "</tbody>\n</table>\n"
  }

  /// Ends the page.
  mutating func finish() { bytes.append("</main>\n<footer>\n<p>\(words.notice)</p>\n</footer>\n</body>\n</html>\n") }

  /// Hands over what has been written, and goes on with none of it.
  mutating func drain(_ body: (inout OutputBytes) throws -> Void) rethrows {
    try body(&bytes)
    bytes.removeAll()
  }
}
