import TrainingModel

/// A client's weeks as a page to read and print: no script, nothing from elsewhere. On paper there is room to write down what was done, in
/// the order of the log sheet: by date, session and place in the session.
///
/// It is written straight into bytes: of a night on which everybody's weeks were approved, a library for templates took half.
struct ClientPage {
  private let words: ClientWords
  /// The head of each row's cells, in their order.
  private let heading: Markup

  init(words: ClientWords) {
    self.words = words
    let titles = [words.exercise, words.sets, words.load, "RIR", words.restHeading, words.tempo]
    heading = titles.reduce(into: Markup()) { $0 += "<th scope=\"col\">\($1)</th>" }
  }

  private static let style = String(decoding: PackageResources.client_css, as: UTF8.self)

  /// Nothing but the page's own style may take effect.
  static let policy = PagePolicy.style(style)

  /// The page of a plan; sessions of blocks that are over on `today` are left out.
  func bytes(_ plan: ClientPlan, today: CalendarDate) -> OutputBytes {
    let sessions = plan.sessions.filter { $0.key.planStart.endOfBlock >= today }
    let name = TerminalText.line(plan.clientName)
    let approved = sessions.map(\.approvedAt).max().flatMap { CalendarDate(iso: $0.prefix(10)) }
    var page = head(of: name.isEmpty ? plan.clientID : name, approved: approved)
    page += "<main>\n\(sessions.isEmpty ? "<p class=\"nothing\">\(words.nothing)</p>" : Markup())\n"
    var first = 0
    while first < sessions.count {
      let key = sessions[first].key
      let next = sessions[first...].firstIndex { $0.key.week != key.week || $0.key.planStart != key.planStart } ?? sessions.count
      append(sessions[first..<next], to: &page)
      first = next
    }
    let legend: Markup = sessions.isEmpty ? "" : "<p>\(words.legend)</p>\n<p class=\"write\">\(words.writing)</p>"
    page += "</main>\n<footer>\n\(legend)\n<p>\(words.notice)</p>\n</footer>\n</body>\n</html>\n"
    return page.bytes
  }

  private func head(of name: String, approved: CalendarDate?) -> Markup {
    let date: Markup = approved.map { "<p class=\"quiet\">\(words.approved) \(words.date($0))</p>" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(words.language.id)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Markup(stringLiteral: Self.policy))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(words.title): \(name)</title>
      <style>\(Markup(stringLiteral: Self.style))</style>
      </head>
      <body>
      <header>
      <h1>\(words.title)</h1>
      <p class="who">\(name)</p>
      \(date)
      </header>

      """
  }

  /// Appends the sessions of one week.
  private func append(_ sessions: ArraySlice<ClientSession>, to page: inout Markup) {
    guard let first = sessions.first else { return }
    let (week, phase) = (first.key.week, first.phase.name(in: words.language))
    let from = words.date(first.key.planStart.day(1, ofWeek: week))
    page += "<section class=\"week\">\n<h2>\(words.week) \(week) <small>\(phase), \(from)</small></h2>\n"
    for session in sessions {
      let minutes: Markup = session.minutes > 0 ? " <small>\(words.minutes(session.minutes))</small>" : ""
      page += "<article>\n<h3><time>\(words.date(session.key.date))</time> \(session.focus)\(minutes)</h3>\n"
      for caution in session.cautions { page += "<p class=\"mind\">\(caution)</p>" }
      page += "\n<table>\n<thead><tr>\(heading)</tr></thead>\n<tbody>\n"
      for line in session.lines { page += row(line) }
      page += "</tbody>\n</table>\n</article>\n"
    }
    page += "</section>\n"
  }

  private func row(_ line: ClientLine) -> Markup {
    let style: Markup = line.isRamp ? " class=\"easy\"" : ""
    let superset: Markup = line.superset.isEmpty ? "" : "<b>\(line.superset)</b> "
    let note: Markup = line.note.isEmpty ? "" : "<span class=\"note\">\(line.note)</span>"
    let last: Markup =
      line.last.isEmpty ? "" : "<span class=\"last\">\(words.lastTime) \(line.last.joined(separator: " · "))</span>"
    // Only paper shows them.
    let boxes: Markup =
      line.boxes.sets == 0 ? "" : "<tr class=\"write\"><td colspan=\"6\"><div class=\"boxes\">\(line.boxes.markup(words))</div></td></tr>\n"
    return """
      <tr\(style)><th scope="row">\(superset)\(line.exercise)\(note)\(last)</th><td>\(line.amount)</td><td>\(line.load)</td>\
      <td data-label="RIR">\(line.rir)</td><td data-label="\(words.restHeading)">\(line.rest)</td>\
      <td data-label="\(words.tempo)">\(line.tempo)</td></tr>
      \(boxes)
      """
  }
}
