import TrainingModel

/// How one coach likes sheets and pages.
package struct CoachPreferences: Hashable, Sendable {
  package var language = Language.english
  /// nil for what goes with the decimal sign: a comma with a point, a semicolon with a comma.
  package var delimiter: CellDelimiter?
  package var decimal = DecimalSign.point
  /// How the page opens.
  package var view = PlanLayout.weekly

  /// English, commas, decimal points and weeks: what coaches get who have asked for nothing.
  package init() {}

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
