import TrainingModel

extension LogPart {
  /// Whether this part of a life comes before another: by day, start, app and name, and where all of these are the same by what was done.
  ///
  /// Parts between which nothing decides are the same but for the age of their exports.
  func precedes(_ other: LogPart) -> Bool {
    if session.date != other.session.date { return session.date < other.session.date }
    let (mine, theirs) = (session.startMinute ?? -1, other.session.startMinute ?? -1)
    let (a, b) = ((mine, app.rawValue, session.name), (theirs, other.app.rawValue, other.session.name))
    return a == b ? session.words.lexicographicallyPrecedes(other.session.words) : a < b
  }
}

extension DoneSession {
  /// Everything that a session says beside its day, start and name, as words that can be put in an order.
  fileprivate var words: [String] {
    func word(_ number: (some BinaryInteger)?) -> String { number.map { "\($0)" } ?? "" }
    var words = [unit.id, word(minutes), note ?? ""]
    for exercise in exercises {
      words += [exercise.name, exercise.exercise ?? "", word(exercise.superset), exercise.note ?? ""]
      for set in exercise.sets {
        words += [
          set.kind.id, set.row?.description ?? "", word(set.reps), word(set.seconds), word(set.centimetres), word(set.load?.hundredths),
        ]
        words += [word(set.halfRPE), word(set.pain), set.side?.id ?? "", set.isFlagged ? "flagged" : "", set.note ?? ""]
      }
    }
    return words
  }
}
