import TrainingModel

/// What people typed of logs, for people.
enum TypedWords {
  /// What a field is called.
  static func name(_ field: TypedField) -> String {
    switch field {
    case .sets: "sets"
    case .amounts: "done"
    case .load: "load"
    case .rpe: "RPE"
    case .pain: "pain"
    case .comment: "note"
    }
  }

  /// What is said of a field: `8|8|7`, `30 s`, `60|60|57.5 kg`, `left out`.
  static func value(_ values: TypedValues, _ field: TypedField) -> String {
    guard let text = values.text(field) else { return "–" }
    switch field {
    case .sets where values.sets == 0: return "left out"
    case .amounts, .load:
      guard let blank = text.firstIndex(of: " ") else { return text }
      let unit = text[..<blank]
      return text[text.index(after: blank)...] + (unit == "reps" ? "" : unit == "seconds" ? " s" : unit == "metres" ? " m" : " \(unit)")
    case .sets, .rpe, .pain, .comment: return TerminalText.line(text)
    }
  }

  /// `Lea (hand, 2026-12-10)`.
  static func author(_ author: TypedAuthor) -> String {
    TerminalText.line("\(author.who) (\(author.source), \(author.at.prefix(10)))")
  }
}
