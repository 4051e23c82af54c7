import Editing
import PlanStore
import TrainingModel

/// The conflicts that wait for a decision, for people and for programs.
package struct ConflictView: ResultView, Sendable {
  private let conflicts: [WaitingConflict]
  private let logs: [WaitingLogConflict]
  private let names: [String: String]

  /// - Parameters:
  ///   - conflicts: about plans.
  ///   - logs: about what was done.
  ///   - names: the names of exercises by id.
  package init(_ conflicts: [WaitingConflict], logs: [WaitingLogConflict] = [], names: [String: String]) {
    (self.conflicts, self.logs, self.names) = (conflicts, logs, names)
  }

  /// Two lines a conflict, and what to do; one sentence where nothing waits.
  package func text(width: Int, style: Style) -> String {
    if conflicts.isEmpty, logs.isEmpty { return "No conflict waits.\n" }
    return (conflicts.isEmpty ? "" : planText) + (logs.isEmpty ? "" : logText)
  }

  private var logText: String {
    let lines = logs.map { waiting in
      let (conflict, name) = (waiting.conflict, names[waiting.exercise] ?? waiting.exercise)
      let line = conflict.line.map { " line \($0)" } ?? ""
      var row = "--date \(waiting.date) --exercise \(waiting.exercise)"
      switch conflict.subject {
      case .row(let id): row = "--row \(id)"
      case .exercise(_, _, let occurrence) where occurrence > 1: row += " --occurrence \(occurrence)"
      case .exercise: break
      }
      let words = "\(TypedWords.name(conflict.field)) is \(TypedWords.value(conflict.stands, conflict.field)) by what was typed first"
      return """
        \(TerminalText.line(waiting.client)), done on \(waiting.date.weekday) \(waiting.date): \(TerminalText.line(name)): \(words), and \
        \(TypedWords.value(conflict.typed, conflict.field)) by \(TypedWords.author(conflict.author))
            from \(TerminalText.line(conflict.file))\(line), \(conflict.author.at); --client \(TerminalText.line(waiting.client)) \(TerminalText.line(row))

        """
    }
    let count = logs.count
    return lines.joined()
      + "\(count) conflict\(count == 1 ? "" : "s") about what was done wait\(count == 1 ? "s" : ""): say what is right with mesocycle logs edit and the options that stand above\n"
  }

  private var planText: String {
    let lines = conflicts.map { waiting in
      let words = ConflictWords.words(waiting.conflict, start: waiting.planStart) { names[$0] ?? $0 }
      let line = waiting.line.map { " line \($0)" } ?? ""
      return """
        \(TerminalText.line(waiting.clientID)), block from \(waiting.planStart), week \(waiting.conflict.day.week): \(words)
            from \(TerminalText.line(waiting.file))\(line), \(waiting.at)

        """
    }
    let count = conflicts.count
    return lines.joined()
      + "\(count) conflict\(count == 1 ? " waits" : "s wait"): import the sheet again with --prefer sheet or --prefer store, or change the cell anew\n"
  }

  /// The document that `review conflicts --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("conflicts")
    json.beginArray()
    for waiting in conflicts {
      json.newline()
      json.beginObject()
      json.block(waiting.clientID, waiting.planStart)
      json.pair("coach_id", waiting.coachID)
      json.conflict(waiting.conflict)
      json.pair("file", waiting.file)
      json.numberOrNull("line", waiting.line)
      json.pair("at", waiting.at)
      json.endObject()
    }
    json.endArray()
    json.key("logs")
    json.beginArray()
    for waiting in logs {
      json.newline()
      json.beginObject()
      json.pair("client_id", waiting.client)
      json.text("coach_id", waiting.coach ?? "")
      json.typedSubject(waiting.conflict.subject, waiting.date, waiting.exercise)
      json.typedConflict(waiting.conflict)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}

extension JSONBytes {
  /// The pairs of a conflict, in an object that is open.
  mutating func conflict(_ conflict: MergeConflict) {
    pair("week", conflict.day.week)
    pair("day", conflict.day.day)
    pair("subject", conflict.subject.id)
    if let row = conflict.rowID { pair("row_id", row.description) }
    pair("exercise_id", conflict.exercise)
    pair("field", conflict.field.id)
    key("base")
    textOrNull(conflict.base)
    key("theirs")
    textOrNull(conflict.theirs)
    key("yours")
    textOrNull(conflict.yours)
  }

  private mutating func textOrNull(_ text: String?) { if let text { string(text) } else { null() } }
}
