import PlanStore

/// What an examination of the database found, for people and for programs.
public struct ExaminationView: Sendable {
  private let examination: Examination

  public init(_ examination: Examination) { self.examination = examination }

  /// A line for each thing that was looked at, and under it each place where it does not hold.
  public func text(style: Style) -> String {
    var lines: [String] = []
    for result in examination.results {
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
    return lines.map { $0 + "\n" }.joined()
  }

  private static let most = 20

  /// The document that `doctor --format json` prints.
  public var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("sound")
    json.bool(examination.isSound)
    json.pair("weeks", examination.weeks)
    json.pair("rows", examination.rows)
    json.key("invariants")
    json.beginArray()
    for result in examination.results {
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
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}
