import PlanStore
import TrainingModel

/// How sheets are written: what somebody asked for now goes before what each coach likes.
package struct SheetStyle: Hashable, Sendable {
  package var delimiter: Character?
  package var decimal: CSVDialect.Decimal?
  /// Whether CSV files start with the byte order mark, by which Excel knows the encoding.
  package var hasByteOrderMark: Bool
  package var language: Language?

  /// What each coach likes, with a byte order mark.
  package static let preferred = SheetStyle()

  package init(
    delimiter: Character? = nil, decimal: CSVDialect.Decimal? = nil, hasByteOrderMark: Bool = true, language: Language? = nil
  ) {
    self.delimiter = delimiter
    self.decimal = decimal
    self.hasByteOrderMark = hasByteOrderMark
    self.language = language
  }

  /// The dialect of the sheets of a coach with these preferences.
  func dialect(_ preferences: CoachPreferences) -> CSVDialect {
    let preferred = CSVDialect.Decimal(preferences.decimal)
    // Where what was asked for and what is liked can't go together, what was asked for stands and the other follows from it.
    let choices: [(Character?, CSVDialect.Decimal)] = [
      (delimiter ?? preferences.delimiter?.character, decimal ?? preferred), (delimiter, decimal ?? .point), (nil, decimal ?? preferred),
    ]
    for (delimiter, decimal) in choices {
      if let dialect = CSVDialect(delimiter: delimiter, decimal: decimal, hasByteOrderMark: hasByteOrderMark) { return dialect }
    }
    return .standard
  }
}

extension CSVDialect.Decimal {
  init(_ sign: DecimalSign) { self = sign == .comma ? .comma : .point }
}

extension CellDelimiter {
  /// The character itself.
  var character: Character {
    switch self {
    case .comma: ","
    case .semicolon: ";"
    case .tab: "\t"
    }
  }
}
