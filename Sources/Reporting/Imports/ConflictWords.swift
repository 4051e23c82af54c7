import Editing
import TrainingModel

/// Conflicts in words.
enum ConflictWords {
  /// `mon 2026-12-07: Back Squat: sets was 3, the plan says 4, the sheet says 5`, with the values as they are.
  static func words(_ conflict: MergeConflict, start: CalendarDate, name: (String) -> String) -> String {
    let date = start.date(of: conflict.day)
    func value(_ text: String?) -> String {
      guard let text else { return conflict.subject == .row ? "is deleted" : "nothing" }
      if conflict.subject == .sequence { return text.components(by: ", ").map(name).joined(separator: ", ") }
      return text.isEmpty ? "nothing" : conflict.field == .exercise ? name(text) : text
    }
    let (base, theirs, yours) = (value(conflict.base), value(conflict.theirs), value(conflict.yours))
    let what: String
    switch conflict.subject {
    case .cell:
      let was = conflict.base == nil ? "" : "was \(base), "
      what = "\(name(conflict.exercise)): \(conflict.field.spoken) \(was)the plan says \(theirs), the sheet says \(yours)"
    case .row:
      what =
        conflict.yours == nil
        ? "\(name(conflict.exercise)): the sheet deletes the row, and it was changed meanwhile (\(theirs))"
        : "\(name(conflict.exercise)): the sheet changes the row (\(yours)), and it was deleted meanwhile"
    case .sequence: what = "the order was \(base); the plan says \(theirs); the sheet says \(yours)"
    }
    return TerminalText.line("\(date.weekday) \(date): \(what)")
  }
}

extension String {
  /// The parts between a separator.
  fileprivate func components(by separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: true).map(String.init)
  }
}
