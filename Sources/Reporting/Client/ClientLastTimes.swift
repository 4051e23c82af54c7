import PlanStore
import Planning
import Rulebook
import TrainingModel

/// What one client after the other reads beside a prescription of the last times that its exercise was done.
struct ClientLastTimes {
  private let rules: ReportRules
  private let words: ClientWords
  private let timeWords: LastTimeWords
  private var sessions: [LoggedSession] = []
  private var block: StoredBlock?
  private var times: LastTimes?
  /// The session at hand, and the exercises that it has had.
  private var session: PublishedSession.Key?
  private var seen: [ExerciseID] = []

  /// So many times stand beside a prescription.
  private static let most = 2

  init(_ rules: ReportRules, words: ClientWords) {
    (self.rules, self.words) = (rules, words)
    timeWords = LastTimeWords(rules.rulebook, words.language)
  }

  /// Begins with the next client, by what the client did.
  mutating func begin(_ sessions: [LoggedSession]) {
    self.sessions = sessions
    (block, times, session) = (nil, nil, nil)
  }

  /// The last times before the row's session, the newest first; none for a build-up, nor for a row before which the session has others of
  /// the exercise, which say it already.
  mutating func texts(for row: PlanRowView, on key: PublishedSession.Key) -> [String] {
    guard !sessions.isEmpty, RowKind(bytes: row.kind) != .ramp,
      let exercise = rules.rulebook.exercise(String(decoding: row.exerciseID, as: UTF8.self))
    else { return [] }
    if row.block !== block { times = LastTimes(sessions, in: row.block.unit, rules) }
    block = row.block
    if session != key { (session, seen) = (key, []) }
    if seen.contains(exercise) { return [] }
    seen.append(exercise)
    return times?.times(exercise, before: key.date, most: Self.most).map { time in
      "\(words.shortDate(time.date)): \(timeWords.text(time, of: exercise, in: row.block.unit))"
    } ?? []
  }
}
