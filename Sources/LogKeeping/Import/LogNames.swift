import Rulebook
import TrainingModel
import WorkoutLogs

/// What the names in logs mean, each asked once a run: many clients use the same few hundred.
///
/// For one thread at a time.
final class LogNames {
  private struct Name: Hashable {
    var app: LogApp
    var text: String
  }

  private let matcher: NameMatcher
  private let rulebook: Rulebook
  private var known: [Name: (meaning: NameMeaning, id: String?)] = [:]

  init(_ rulebook: Rulebook, answers: [NameAnswer]) {
    self.rulebook = rulebook
    matcher = NameMatcher(rulebook, answers: answers)
  }

  func meaning(of name: String, in app: LogApp) -> NameMeaning { entry(name, app).meaning }

  /// The id of the exercise that a name means; nil where it is none, or nobody knows.
  func exercise(_ name: String, in app: LogApp) -> String? { entry(name, app).id }

  /// The session with the exercises that its names mean.
  func naming(_ session: DoneSession, in app: LogApp) -> DoneSession {
    var named = session
    for place in named.exercises.indices {
      // A log that came out of a store says what was meant.
      if let said = named.exercises[place].exercise, rulebook.exercise(said) != nil { continue }
      named.exercises[place].exercise = entry(named.exercises[place].name, app).id
    }
    return named
  }

  /// The days on which something hurt so badly, or was said to radiate, that somebody has to be told: whatever it was, also where nobody knows
  /// its name yet. What is too long ago to take a movement out of plans is no news.
  func alarms(_ logs: [WorkoutLog], today: CalendarDate) -> [CalendarDate] {
    let rules = rulebook.history.logs
    return logs.compactMap { log in
      if today - log.date > rules.pain.days { return nil }
      let hurts = log.parts.contains { part in
        part.session.exercises.contains { done in
          done.note.map(rules.saysRadiating) == true
            || done.sets.contains { set in
              set.pain.map { (rules.pain.stop...10).contains(Int($0)) } == true || set.note.map(rules.saysRadiating) == true
            }
        }
      }
      return hurts ? log.date : nil
    }
  }

  private func entry(_ name: String, _ app: LogApp) -> (meaning: NameMeaning, id: String?) {
    let key = Name(app: app, text: name)
    if let known = known[key] { return known }
    let meaning = matcher.meaning(of: name, in: app)
    var id: String?
    if case .exercise(let exercise) = meaning { id = rulebook[exercise].id }
    known[key] = (meaning, id)
    return (meaning, id)
  }
}
