import Editing
import TrainingModel

/// The conflicts that wait for a decision, for people and for programs.
package struct ConflictView: ResultView, Sendable {
  private let conflicts: [WaitingConflict]
  private let names: [String: String]

  /// - Parameter names: the names of exercises by id.
  package init(_ conflicts: [WaitingConflict], names: [String: String]) { (self.conflicts, self.names) = (conflicts, names) }

  /// Two lines a conflict, and what to do; one sentence where nothing waits.
  package func text(width: Int, style: Style) -> String {
    guard !conflicts.isEmpty else { return "No conflict waits.\n" }
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
