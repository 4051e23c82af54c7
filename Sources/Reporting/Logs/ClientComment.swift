import TrainingModel

/// What a client wrote of a session, an exercise or a set, in an app, a log sheet or by hand: for the own coach alone.
package struct ClientComment: Sendable, Hashable {
  package var date: CalendarDate
  /// The exercise's id; nil where it is about the whole session, or nobody knows the name.
  package var exercise: String?
  /// The exercise as it was logged; empty where it is about the whole session.
  package var name: String
  package var text: String

  /// Everything that was written in logs of days up to one, the newest first; what is said of several sets alike is said once.
  static func all(in logs: [WorkoutLog], upTo today: CalendarDate) -> [ClientComment] {
    var seen: Set<ClientComment> = []
    return logs.filter { $0.date <= today }.reversed().flatMap { log in
      log.comments.filter { !$0.text.allSatisfy(\.isWhitespace) && seen.insert($0).inserted }
    }
  }
}

extension WorkoutLog {
  /// In the order in which a reader of the log meets them.
  fileprivate var comments: [ClientComment] {
    var comments = [note].compactMap(\.self).map { ClientComment(date: date, exercise: nil, name: "", text: $0) }
    for part in parts {
      comments += [part.session.note].compactMap(\.self).map { ClientComment(date: part.session.date, exercise: nil, name: "", text: $0) }
      for exercise in part.session.exercises {
        comments += ([exercise.note] + exercise.sets.map(\.note)).compactMap(\.self).map {
          ClientComment(date: part.session.date, exercise: exercise.exercise, name: exercise.name, text: $0)
        }
      }
    }
    return comments
  }
}
