import Findings

/// Why what was to be stored of a client's logs can't be, apart from what the database itself says.
struct LogRefusal: Error {
  var kind: LogFailureKind
  var message: String

  init(_ kind: LogFailureKind, _ message: String) { (self.kind, self.message) = (kind, message) }
}

/// How much a day has room for.
enum LogLimit {
  case parts, exercises

  /// Refuses the day: no person does so much.
  var error: LogRefusal {
    switch self {
    case .parts: LogRefusal(.validation, "a day has more than \(LogPlaces.parts - 1) sessions")
    case .exercises: LogRefusal(.validation, "a session has more than \(LogPlaces.exercises) exercises")
    }
  }
}
