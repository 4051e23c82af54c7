import Findings

/// A file of the inbox with a client's log, with what there is to tell of it: it may come from another process.
package struct InboxLog: Codable, Sendable, Equatable {
  /// What became of the file.
  package enum Fate: String, Codable, Sendable {
    /// Everything that could be read is stored.
    case taken
    /// It is stored, but for sessions that say something else than an export of the same age.
    case conflict
    /// Nothing of it is stored.
    case refused

    /// The folder, in the client's own, in which it is now.
    package var shelf: InboxShelf {
      switch self {
      case .taken: .done
      case .conflict: .conflict
      case .refused: .refused
      }
    }
  }

  package var client: String
  /// The file's name, without its folder.
  package var name: String
  package var fate: Fate
  /// Whether the program that took it in did not come to an end.
  package var hasBrokenDown = false
  /// Sessions by what became of them.
  package private(set) var created = 0
  package private(set) var updated = 0
  package private(set) var unchanged = 0
  package private(set) var deleted = 0
  package private(set) var conflicts = 0
  /// Lines that can't be read, and names of exercises that nobody knows.
  package private(set) var unreadable = 0
  package private(set) var unknownNames = 0
  /// Line by line what there is to tell, as a terminal shows it.
  package var details: String
  private var hasErrors = false

  /// What became of a file that was read.
  package init(client: String, name: String, _ reports: [LogFileReport], style: Style) {
    (self.client, self.name) = (client, name)
    fate = reports.contains { $0.refused != nil } ? .refused : reports.contains { $0.conflicts > 0 } ? .conflict : .taken
    for report in reports {
      (created, updated, unchanged) = (created + report.created, updated + report.updated, unchanged + report.unchanged)
      (deleted, conflicts) = (deleted + report.deleted, conflicts + report.conflicts)
      (unreadable, unknownNames) = (unreadable + report.unreadable.count, unknownNames + report.unknownNames.count)
      hasErrors = hasErrors || report.findings.contains { $0.severity == .error }
    }
    details = LogImportView(reports).text(width: 0, style: style)
  }

  /// A file of which nothing was read.
  package init(client: String, name: String, refused finding: Finding, hasBrokenDown: Bool = false, style: Style) {
    (self.client, self.name, fate, self.hasBrokenDown) = (client, name, .refused, hasBrokenDown)
    details = FindingReport([finding]).text(style: style)
  }

  /// Whether somebody has to do something about it.
  package var needsSomebody: Bool { fate != .taken || unreadable > 0 || unknownNames > 0 || hasErrors }

  /// Whether there is nothing to say but that it is stored.
  private var isPlain: Bool { !needsSomebody && details.split(separator: "\n").count <= 1 }

  /// What became of it, in words that follow its name.
  var words: String {
    switch fate {
    case .taken: "was taken in"
    case .conflict: "was taken in, but for what an export of the same age says otherwise"
    case .refused: hasBrokenDown ? "was set aside" : "was not taken in"
    }
  }

  /// What a night tells of it. The file is never named: somebody may have called it after the client.
  var finding: Finding {
    let hint = "see the text beside it in 'inbox/logs/\(client)/\(fate.shelf.rawValue)'"
    switch fate {
    case .taken where !needsSomebody: return Finding(.inboxTaken, "a log of client '\(client)' was taken in, \(counts)")
    case .taken:
      var open: [String] = []
      if unreadable > 0 { open.append("\(unreadable) \(unreadable == 1 ? "line" : "lines") can't be read") }
      if unknownNames > 0 { open.append(Self.unknown(unknownNames)) }
      let rest = open.isEmpty ? "" : ", but \(open.joined(separator: " and "))"
      return Finding(.inboxTaken, "a log of client '\(client)' was taken in, \(counts)\(rest)", severity: .warning, hint: hint)
    case .conflict:
      return Finding(
        .inboxConflict, "a log of client '\(client)' says something else than an export of the same age, and that waits for a decision",
        hint: hint)
    case .refused where hasBrokenDown:
      return Finding(
        .inboxRefused, "a log of client '\(client)' made the program that takes logs in break down, and was set aside",
        hint: "report this with the file, which is in 'inbox/logs/\(client)/refused'; everything else was taken in")
    case .refused: return Finding(.inboxRefused, "a log of client '\(client)' was refused", hint: hint)
    }
  }

  private static func unknown(_ count: Int) -> String {
    count == 1 ? "nobody knows what a name of an exercise means" : "nobody knows what \(count) names of exercises mean"
  }

  /// `12 sessions new, 3 changed`.
  private var counts: String {
    let words = [(created, "new"), (updated, "changed"), (deleted, "deleted"), (unchanged, "as before"), (conflicts, "waiting")]
      .filter { $0.0 > 0 }
    guard let first = words.first else { return "without a session" }
    return "\(first.0) \(first.0 == 1 ? "session" : "sessions") \(first.1)"
      + words.dropFirst().map { ", \($0.0) \($0.1)" }.joined()
  }

  /// What stands beside the file: what became of it, what to do, and then all that there is to tell; nil where there is nothing to say.
  ///
  /// - Parameter plain: its details without colours.
  package func note(_ plain: String) -> String? {
    if isPlain { return nil }
    return "\(TerminalText.line(name)) \(words).\n\nDone: \(fate == .refused ? "nothing" : counts).\n\(advice)\n\nLine by line:\n\(plain)"
  }

  private var advice: String {
    switch fate {
    case .taken where !needsSomebody: "What to do: nothing, unless what is told below surprises you."
    case .taken:
      """
      What to do: what is stored stays. Correct the lines that are listed in the app, or in the file, and put it into this folder again: what \
      is stored already is not stored twice. Names that nobody knows are answered with 'mesocycle logs names'.
      """
    case .conflict:
      """
      What to do: what was stored before was kept. If this file is right, have it imported with 'mesocycle logs import --replace'; if not, \
      do nothing.
      """
    case .refused where hasBrokenDown:
      "What to do: tell whoever runs the program, and leave this file where it is for them."
    case .refused: "What to do: correct what is listed, or export the log from the app again, and put the file into this folder."
    }
  }

  /// Appends it as an object.
  func write(to json: inout JSONBytes) {
    json.beginObject()
    json.pair("client_id", client)
    json.pair("file", name)
    json.pair("state", fate.rawValue)
    let counts: [(StaticString, Int)] = [
      ("created", created), ("updated", updated), ("unchanged", unchanged), ("deleted", deleted), ("conflicts", conflicts),
      ("unreadable", unreadable), ("names_unknown", unknownNames),
    ]
    for (key, count) in counts { json.pair(key, count) }
    json.pair("details", details)
    json.endObject()
  }
}
