import TrainingModel

/// How one coach likes sheets and pages.
public struct CoachPreferences: Hashable, Sendable {
  public var language = Language.english
  /// nil for what goes with the decimal sign: a comma with a point, a semicolon with a comma.
  public var delimiter: CellDelimiter?
  public var decimal = DecimalSign.point
  /// How the page opens.
  public var view = PlanLayout.weekly

  /// English, commas, decimal points and weeks: what coaches get who have asked for nothing.
  public init() {}

  /// Whether cells could be told from numbers: not where both use the comma.
  public var isPossible: Bool { decimal != .comma || delimiter != .comma }
}

/// The sign between the whole and the fraction of a number.
public enum DecimalSign: UInt8, Word {
  case point, comma

  public static let spellings = [".", ","]
}

/// What stands between two cells of a sheet.
public enum CellDelimiter: UInt8, Word {
  case comma, semicolon, tab

  public static let spellings = [",", ";", "tab"]
}

/// How a block is laid out.
public enum PlanLayout: UInt8, Word {
  /// Each session of each week with everything that is prescribed.
  case weekly
  /// Four weeks at a glance.
  case monthly

  public static let spellings = ["weekly", "monthly"]
}
