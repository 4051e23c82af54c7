import Findings
import GRDB
import TrainingModel

/// What became of one client, and where the four weeks of the present block stand.
package struct ClientSummary: Sendable {
  package var clientID: String
  package var clientName: String
  /// What the profile tells the coach.
  package var notes: String
  package var coachID: String
  package var coachName: String
  /// The outcome of the run that last changed something for the client.
  package var outcome: Outcome
  package var reached: StageReached
  /// The run that `outcome` is from.
  package var runID: String
  /// Whether the last run found the client in the roster.
  package var isPresent: Bool
  /// Whether the client may not train by approved weeks at present.
  package var isSuspended: Bool
  /// The unapproved block's start, else the last approved block's, else nil.
  package var planStart: CalendarDate?
  package var fingerprint: ContentDigest?
  /// The stored weeks of that block, in order.
  package var weeks: [StoredWeek]
  package var findings: [Finding]
  /// What the checks found in other blocks that somebody edited, by the block's start.
  package var otherFindings: [CalendarDate: [Finding]] = [:]
  /// nil where the client was last planned by a program that kept none.
  package var facts: ClientFacts?

  /// The status of a week from 1 to 4; unknown where nothing is stored.
  package func status(ofWeek number: Int) -> WeekStatus { weeks.first { $0.week == number }?.status ?? .unknown }

  package var month: MonthStatus { MonthStatus(weeks: (1...Mesocycle.weekCount).map(status(ofWeek:))) }

  /// Says that approved weeks are suspended, where that is so now and no finding tells it.
  var suspension: Finding? {
    guard isSuspended, weeks.contains(where: { $0.status == .approved }), !findings.contains(where: { $0.code == .planSuspended }) else {
      return nil
    }
    return Finding(
      .planSuspended, "the approved weeks that are not over are suspended", hint: "tell the client not to train by them for now")
  }

  /// The block's revision: that of the week that changed last, or nil where there is no block.
  package var revision: Int? { weeks.map(\.revision).max() }
}

/// Where a whole block stands.
package enum MonthStatus: UInt8, Word {
  case unknown, draft, pending, approved, mixed

  package static let spellings = ["unknown", "draft", "pending", "approved", "mixed"]

  /// The status that all weeks share, `mixed` where they differ; a finalized week counts as approved.
  package init(weeks: [WeekStatus]) {
    let months = weeks.map { status -> MonthStatus in
      switch status {
      case .unknown: .unknown
      case .draft: .draft
      case .pending: .pending
      case .approved, .finalized: .approved
      }
    }
    guard let first = months.first else {
      self = .unknown
      return
    }
    self = months.allSatisfy { $0 == first } ? first : .mixed
  }
}

extension PlanStore {
  /// What became of every client, by client id.
  ///
  /// - Parameters:
  ///   - coach: Only this coach's clients.
  ///   - clients: Only these clients.
  ///   - day: Who has left, and whose last block was over on this day, is left out; nil for everybody.
  /// - Throws: `StoreError` where the database can't be read.
  package func clientSummaries(
    coach: String? = nil, clients: [String]? = nil, unfinishedOn day: CalendarDate? = nil
  ) throws -> [ClientSummary] {
    try read { db in try SummaryReader(db).summaries(coach: coach, clients: clients, unfinishedOn: day) }
  }

  /// Where every rule that a row may refer to stands, by the number that `PlanRowView.reasons` gives.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func ruleReferences() throws -> [Int: StoredRule] {
    try read { db in
      let statement = try DirectStatement(db, "SELECT ref, rule_id, file, line, text FROM rule_refs")
      var rules: [Int: StoredRule] = [:]
      while try statement.step() {
        let row = statement.pointer
        rules[row.int(0)] = StoredRule(id: row.string(1), file: row.string(2), line: row.int(3), text: row.string(4))
      }
      statement.reset()
      return rules
    }
  }

  /// The names in one language of all exercises that were ever planned with, by id; English ones where the language has none.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func exerciseNames(_ language: Language = .english) throws -> [String: String] {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT e.exercise_id, coalesce(t.name, e.name) FROM exercise_names e
        LEFT JOIN exercise_translations t ON t.language = ?1 AND t.exercise_id = e.exercise_id
        """)
      statement.bind(language.id, at: 1)
      var names: [String: String] = [:]
      while try statement.step() { names[statement.pointer.string(0)] = statement.pointer.string(1) }
      statement.reset()
      return names
    }
  }

  /// The names in any language that exercises had and have no more, by id; each sorted.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func pastExerciseNames() throws -> [String: [String]] {
    try read { db in
      let statement = try DirectStatement(db, "SELECT exercise_id, name FROM past_exercise_names ORDER BY exercise_id, name")
      var names: [String: [String]] = [:]
      while try statement.step() { names[statement.pointer.string(0), default: []].append(statement.pointer.string(1)) }
      statement.reset()
      return names
    }
  }
}

/// A rule as it stood when it made a row.
package struct StoredRule: Hashable, Sendable {
  package var id: String
  package var file: String
  package var line: Int
  /// One sentence that says what the rule does.
  package var text: String
}
