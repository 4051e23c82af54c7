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
