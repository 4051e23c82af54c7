import GRDB
import TrainingModel

extension PlanStore {
  /// What this coach likes; the usual where nothing was ever set.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func preferences(coach: String) throws -> CoachPreferences {
    try read { db in try CoachPreferences.read(db, coach: coach) }
  }

  /// Keeps what this coach likes; the coach's sheets are written anew where that is something else than before.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func setPreferences(_ preferences: CoachPreferences, coach: String) throws {
    guard try preferences != self.preferences(coach: coach) else { return }
    try write { db in
      let statement = try DirectStatement(
        db,
        """
        INSERT INTO preferences (coach_id, language, delimiter, decimal, view, adapt, adapt_within)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (coach_id) DO UPDATE SET
          language = ?2, delimiter = ?3, decimal = ?4, view = ?5, adapt = ?6, adapt_within = ?7
        """)
      statement.bind(coach, at: 1)
      statement.bind(preferences.language.id, at: 2)
      statement.bind(preferences.delimiter?.id, at: 3)
      statement.bind(preferences.decimal.id, at: 4)
      statement.bind(preferences.view.id, at: 5)
      statement.bind(preferences.adapting.mode.id, at: 6)
      statement.bind(preferences.adapting.within, at: 7)
      try statement.run()
      guard statement.changes == 1 else { throw StoreError.count("preferences", expected: 1, actual: statement.changes) }
      var coaches = StaleCoaches()
      coaches.insert(coach)
      try coaches.mark(db)
    }
  }
}

extension CoachPreferences {
  /// What this coach likes; the usual where nothing was ever set.
  static func read(_ db: Database, coach: String) throws -> CoachPreferences {
    let statement = try DirectStatement(
      db, "SELECT language, delimiter, decimal, view, adapt, adapt_within FROM preferences WHERE coach_id = ?1")
    statement.bind(coach, at: 1)
    defer { statement.reset() }
    var preferences = CoachPreferences()
    guard try statement.step() else { return preferences }
    let row = statement.pointer
    guard let language = row.word(0, as: Language.self), let decimal = row.word(2, as: DecimalSign.self),
      let view = row.word(3, as: PlanLayout.self), let mode = row.word(4, as: AdaptMode.self)
    else { throw StoreError.damaged("preferences") }
    (preferences.language, preferences.decimal, preferences.view) = (language, decimal, view)
    preferences.delimiter = row.word(1)
    preferences.adapting = Adapting(mode: mode, within: row.optionalInt(5))
    return preferences
  }
}

/// How one coach likes sheets and pages.
package struct CoachPreferences: Hashable, Sendable {
  package var language = Language.english
  /// nil for what goes with the decimal sign: a comma with a point, a semicolon with a comma.
  package var delimiter: CellDelimiter?
  package var decimal = DecimalSign.point
  /// How the page opens.
  package var view = PlanLayout.weekly
  /// What becomes of running blocks whose logs call for other loads.
  package var adapting = Adapting()

  /// English, commas, decimal points and weeks: what coaches get who have asked for nothing.
  package init() {}

  /// Whether it is said how far loads may change without being asked, where they may.
  package var isBounded: Bool { adapting.mode != .auto || adapting.within != nil }

  /// Whether cells could be told from numbers: not where both use the comma.
  package var isPossible: Bool { decimal != .comma || delimiter != .comma }
}

/// The sign between the whole and the fraction of a number.
package enum DecimalSign: UInt8, Word {
  case point, comma

  package static let spellings = [".", ","]
}

/// What stands between two cells of a sheet.
package enum CellDelimiter: UInt8, Word {
  case comma, semicolon, tab

  package static let spellings = [",", ";", "tab"]
}

/// How a block is laid out.
package enum PlanLayout: UInt8, Word {
  /// Each session of each week with everything that is prescribed.
  case weekly
  /// Four weeks at a glance.
  case monthly

  package static let spellings = ["weekly", "monthly"]
}

/// What becomes of the weeks that are left of a running block where logs call for other loads.
package enum AdaptMode: UInt8, Word {
  /// A draft beside the approved weeks waits for the coach.
  case ask
  /// What is within the coach's bound is approved in the coach's name; the rest waits.
  case auto
  /// Approved weeks stay as they are.
  case off

  package static let spellings = ["ask", "auto", "off"]
}

/// How a coach wants running blocks to follow what is logged.
package struct Adapting: Hashable, Sendable {
  package var mode: AdaptMode
  /// How far a load may change without being asked, in tenths of a percent of the approved one; nil where nobody has said.
  package var within: Int?

  package init(mode: AdaptMode = .ask, within: Int? = nil) { (self.mode, self.within) = (mode, within) }

  /// The bounds that can be kept: 0.1 to 50 %, in tenths of a percent.
  package static let bounds = 1...500
}
