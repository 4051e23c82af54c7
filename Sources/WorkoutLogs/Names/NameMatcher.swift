import Rulebook
import TrainingModel

/// Tells what exercise a written name means: a table that is made once a run and only read then.
///
/// In this order: what somebody has answered, an id, a name of the app, a name common to all, a name of the catalogue, a translation, and then
/// the same without what people write differently (`FoldedName`). Letter case and blanks never count. A folded name that could be two
/// exercises is unknown, for a wrong match is worse than a question.
package struct NameMatcher: Sendable {
  private let ids: [String: ExerciseID]
  private let anywhere: NameLevel
  private let apps: [LogApp: NameLevel]
  private let answers: [LogApp?: [String: NameMeaning]]

  /// - Parameter answers: Of two about one name the later counts.
  package init(_ rules: Rulebook, answers: [NameAnswer] = []) {
    let exercises = rules.exercises.indices.map { ExerciseID($0) }
    let ids = Dictionary(exercises.map { (rules[$0].id, $0) }) { first, _ in first }
    var level = NameLevel()
    for alias in rules.aliases.common { level.add(alias.name, NameMeaning(alias.meaning)) }
    for exercise in exercises { level.add(rules[exercise].name, .exercise(exercise)) }
    for language in Language.allCases {
      guard let translation = rules.translations[language] else { continue }
      for (exercise, name) in translation.exercises.sorted(by: { $0.key < $1.key }) { level.add(name, .exercise(exercise)) }
    }
    (self.ids, anywhere) = (ids, level)
    apps = rules.aliases.apps.mapValues { aliases in
      var level = NameLevel()
      for alias in aliases { level.add(alias.name, NameMeaning(alias.meaning)) }
      return level
    }
    var known: [LogApp?: [String: NameMeaning]] = [:]
    for answer in answers {
      let meaning = answer.exercise.map { id in ids[id].map(NameMeaning.exercise) ?? .unknown } ?? .nothing
      known[answer.app, default: [:]][FoldedName.spelling(answer.name)] = meaning
    }
    self.answers = known
  }

  /// What a name means in the logs of an app. Ask once a distinct name: it takes microseconds.
  package func meaning(of name: String, in app: LogApp) -> NameMeaning {
    let spelling = FoldedName.spelling(name)
    if let answer = answers[app]?[spelling] ?? answers[nil]?[spelling], answer != .unknown { return answer }
    if let exercise = ids[spelling] { return .exercise(exercise) }
    if let own = apps[app]?.spelled[spelling] { return own }
    if let meaning = anywhere.spelled[spelling] { return meaning }
    let key = FoldedName(name).key
    // A fold is sure only where both levels agree.
    guard let own = apps[app]?.folded[key] else { return anywhere.folded[key] ?? .unknown }
    guard let other = anywhere.folded[key] else { return own }
    return own == other ? own : .unknown
  }
}

/// Names with what they mean, as they are spelled and as they are folded.
private struct NameLevel: Sendable {
  private(set) var spelled: [String: NameMeaning] = [:]
  /// `unknown` where names that mean different things fold to one.
  private(set) var folded: [FoldedName.Key: NameMeaning] = [:]

  /// Adds a name; of two that are spelled alike the first counts.
  mutating func add(_ name: String, _ meaning: NameMeaning) {
    let spelling = FoldedName.spelling(name)
    if spelled[spelling] == nil { spelled[spelling] = meaning }
    let key = FoldedName(name).key
    if key.movement.isEmpty { return }
    if let other = folded[key], other != meaning { folded[key] = .unknown } else { folded[key] = meaning }
  }
}

extension NameMeaning {
  fileprivate init(_ meaning: AliasTable.Meaning) {
    switch meaning {
    case .exercise(let exercise): self = .exercise(exercise)
    case .nothing: self = .nothing
    case .open: self = .unknown
    }
  }
}
