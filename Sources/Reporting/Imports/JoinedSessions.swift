import Editing
import Findings
import TrainingModel

extension BlockImport {
  /// A warning for each day to which a whole session was moved although it has one already: the two are one session now.
  var joinedSessions: [Finding] {
    let gone = difference.sessions.filter { $0.old != nil && $0.new == nil }
    let changed = Set(difference.sessions.map(\.day))
    var told: Set<PlanDay> = []
    return difference.changes.compactMap { change in
      guard change.kind == .moved, let from = gone.first(where: { $0.date == change.from }), !changed.contains(change.day),
        told.insert(change.day).inserted
      else { return nil }
      return Finding(
        .editSharedDay,
        "\(change.date.weekday) \(change.date) has a session already, and the rows of \(from.date.weekday) \(from.date) join it",
        week: change.day.week, day: change.day.day,
        hint: "if this is not meant, give the rows the date of a free day in the newest sheet" + (saved == nil ? " " : ", ")
          + (saved == nil ? "before you import it" : "or take the import back with 'mesocycle undo --client \(clientID) --by NAME'"))
    }
  }
}
