import PlanStore

/// What an examination of the database and of the files found, for people and for programs.
package struct ExaminationView: ResultView, Sendable {
  private let examination: Examination

  private let files: [Examination.Result]
  private let plans: [Examination.Result]
  private let unchecked: [String]

  /// - Parameters:
  ///   - files: what was found out about who may read which files.
  ///   - plans: what was found out about what the plans ask of people.
  ///   - unchecked: what could not be looked at, a sentence each.
  package init(
    _ examination: Examination, files: [Examination.Result] = [], plans: [Examination.Result] = [], unchecked: [String] = []
  ) {
    (self.examination, self.files, self.plans, self.unchecked) = (examination, files, plans, unchecked)
  }

  private var results: [Examination.Result] { examination.results + files + plans }

  /// Whether all holds that was looked at.
  package var isSound: Bool { results.allSatisfy(\.breaches.isEmpty) }

  /// A line for each thing that was looked at, and under it each place where it does not hold.
  package func text(width: Int = .max, style: Style) -> String {
    var lines: [String] = []
    for result in results {
      lines.append("\(result.breaches.isEmpty ? "ok     " : style.bold("BROKEN ")) \(result.name)")
      for breach in result.breaches.prefix(Self.most) {
        let place = [breach.clientID.map { "client \(TerminalText.line($0))" }, breach.week.map { "week \($0)" }].compactMap { $0 }
        lines.append("        " + (place + [TerminalText.line(breach.message)]).joined(separator: ", "))
      }
      if result.breaches.count > Self.most { lines.append("        and \(result.breaches.count - Self.most) more; --format json has all") }
    }
    lines.append(
      examination.isSound
        ? "The database is sound: \(examination.weeks) weeks and \(examination.rows) rows were compared."
        : "The database is not what this program wrote. Copy it, stop approving from it, and restore the last good copy or report this.")
    let count = files.map(\.breaches.count).reduce(0, +)
    if count > 0 {
      lines.append("Somebody could get at what is not theirs, or not at what is, in \(count) place\(count == 1 ? "" : "s"): see above.")
    }
    if !plans.allSatisfy(\.breaches.isEmpty) {
      lines.append("Plans ask for what today's rules and profiles don't allow: correct the weeks named above, or take their approval back.")
    }
    for text in unchecked { lines.append("Not looked at: \(text).") }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let most = 20

  /// The document that `doctor --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("sound")
    json.bool(isSound)
    json.pair("weeks", examination.weeks)
    json.pair("rows", examination.rows)
    json.key("invariants")
    json.beginArray()
    for result in results {
      json.newline()
      json.beginObject()
      json.pair("name", result.name)
      json.key("breaches")
      json.beginArray()
      for breach in result.breaches {
        json.beginObject()
        json.key("client_id")
        if let client = breach.clientID { json.string(client) } else { json.null() }
        json.numberOrNull("week", breach.week)
        json.pair("message", breach.message)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    if !unchecked.isEmpty {
      json.key("not_looked_at")
      json.beginArray()
      for text in unchecked { json.string(text) }
      json.endArray()
    }
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}
