import Editing
import TrainingModel

extension JSONBytes {
  /// A difference as an object: its rows with the cells that changed, its sessions, and the counts.
  mutating func difference(_ difference: PlanDifference, names: [String: String]) {
    beginObject()
    for kind in PlanDifference.Kind.allCases {
      switch kind {
      case .added: pair("added", difference.count(kind))
      case .removed: pair("removed", difference.count(kind))
      case .moved: pair("moved", difference.count(kind))
      case .changed: pair("changed", difference.count(kind))
      }
    }
    pair("unit", difference.unit.id)
    if difference.oldUnit != difference.unit { pair("old_unit", difference.oldUnit.id) }
    key("rows")
    beginArray()
    for change in difference.changes { self.change(change) { names[$0] ?? $0 } }
    endArray()
    key("sessions")
    beginArray()
    for session in difference.sessions {
      newline()
      beginObject()
      pair("date", session.date)
      pair("week", session.day.week)
      key("old")
      if let old = session.old { string(old) } else { null() }
      key("new")
      if let new = session.new { string(new) } else { null() }
      endObject()
    }
    endArray()
    endObject()
  }

  /// What became of a row as an object.
  ///
  /// - Parameters:
  ///   - line: the line of the sheet that changed it; nil where none did.
  ///   - name: the name of an exercise by its id.
  mutating func change(_ change: PlanDifference.Change, line: Int? = nil, name: (String) -> String) {
    newline()
    beginObject()
    pair("row_id", change.rowID.description)
    pair("change", change.kind.id)
    if let line { pair("line", line) }
    pair("date", change.date)
    pair("week", change.day.week)
    if let from = change.from { pair("from", from) }
    pair("order", change.row.order)
    pair("exercise_id", change.row.exercise)
    pair("exercise", name(change.row.exercise))
    key("cells")
    beginArray()
    for cell in change.cells {
      beginObject()
      pair("cell", cell.field.id)
      pair("old", cell.old)
      pair("new", cell.new)
      endObject()
    }
    endArray()
    pair("words", change.words(name: name))
    endObject()
  }
}
