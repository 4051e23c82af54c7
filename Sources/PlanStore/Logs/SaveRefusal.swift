import Findings

/// Why what was to be stored of a client's logs can't be, apart from what the database itself says.
struct SaveRefusal: Error {
  var kind: LogFailureKind
  var message: String

  init(_ kind: LogFailureKind, _ message: String) { (self.kind, self.message) = (kind, message) }
}

/// How much a day has room for.
enum LogLimit {
  case parts, exercises, sets

  /// How many sets an exercise may have, so that comparing two tellings of it takes no time that anybody notices.
  static let setCount = 2_000

  /// Refuses the day: no person does so much.
  var error: SaveRefusal {
    switch self {
    case .parts: SaveRefusal(.validation, "a day has more than \(LogPlaces.parts - 1) sessions")
    case .exercises: SaveRefusal(.validation, "a session has more than \(LogPlaces.exercises) exercises")
    case .sets: SaveRefusal(.validation, "an exercise has more than \(Self.setCount) sets in one session")
    }
  }
}
