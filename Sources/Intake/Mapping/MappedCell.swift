import Findings
import TrainingModel

/// A cell of a gym's own table: read as whoever keeps such tables writes it, and complained about in the words of the table.
enum MappedCell {
  /// What a cell is for its field.
  enum Reading {
    case text(String)
    /// The text, and what somebody should know of it.
    case told(String, Finding)
    case fault(Finding)
  }

  /// Whether a program wrote that there is nothing: `NA`, `NaN`, `#N/A`, `null`. An empty `conditions` is nobody's "none".
  static func isNothing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count <= 5 else { return false }
    return ["na", "n/a", "nan", "#n/a", "null", "-", "\u{2013}", "\u{2014}"].contains(String(decoding: cell, as: UTF8.self).lowercased())
  }

  /// The whole part of a number that a program wrote with decimals, as `3` of `3.0` or `3,00`; nil for any other text.
  static func whole(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard let sign = cell.firstIndex(where: { $0 == 46 || $0 == 44 }), sign > 0, sign + 1 < cell.count,
      cell[..<sign].allSatisfy({ $0.isASCIIDigit }), cell[(sign + 1)...].allSatisfy({ $0 == 48 })
    else { return nil }
    return UnsafeBufferPointer(rebasing: cell[..<sign])
  }

  /// Reads numbers in the column's unit and dates in the table's order; nil for fields that are neither.
  static func read(_ cell: UnsafeBufferPointer<UInt8>, _ plan: TableLayout.Plan, _ layout: TableLayout) -> Reading? {
    let dates = layout.dates
    if let unit = plan.unit, plan.field.bounds != nil {
      switch MappedNumber(field: plan.field, unit: unit, hasInchesBehindPoint: layout.hasInchesBehindPoint).read(cell) {
      case .value(let text, let stated):
        guard plan.isUnitStated, let stated, stated != unit else { return .text(text) }
        return .told(
          text,
          Finding(
            .profileContradiction,
            "the cell says that '\(plan.field)' is in \(stated.name), and the mapping says \(unit.name): the cell counts",
            hint: "correct whichever of the two is wrong"))
      case .openInches:
        return .fault(
          Finding(
            .profileType, "'\(plan.field)' has feet with a point, behind which stand inches or parts of a foot",
            hint: "write 5'11\" for 5 ft 11 in, or centimetres with their unit, such as 180 cm"))
      case .noNumber:
        return .fault(
          Finding(
            .profileType, "'\(plan.field)' has to be a number of \(unit.name)", hint: "such as \(example(unit)); what stands here is none"))
      case .outside(let bounds): return .fault(Finding(.profileRange, "'\(plan.field)' has to be from \(bounds)", hint: slip(plan.field)))
      }
    }
    guard plan.field.isDate else { return nil }
    switch dates.read(cell, stated: plan.dateOrder) {
    case .day(let date): return .text("\(date)")
    case .open:
      return .fault(
        Finding(
          .profileType, "'\(plan.field)' can be two days, and nothing in the table tells whether the day or the month comes first",
          hint: "add 'dates: day-month-year' or 'dates: month-day-year' to '\(plan.field)' in the mapping"))
    case .unreadable:
      return .fault(Finding(.profileType, "'\(plan.field)' has to be a day of the calendar", hint: "such as 2026-01-31 or 31.01.2026"))
    }
  }

  /// The finding for a text that the mapping has no value for: with the text, where it can't be about anybody's health, and the choices.
  static func untranslated(_ cell: UnsafeBufferPointer<UInt8>, _ plan: TableLayout.Plan) -> Finding {
    let choices = plan.values?.from.words ?? []
    let word = UTF8Text.excerpt(cell)
    let list = choices.prefix(12).map { "'\(UTF8Text.excerpt($0.utf8))'" }.joined(separator: ", ") + (choices.count > 12 ? ", …" : "")
    // Of a state of membership nothing is repeated either, and yet it is no secret what it was meant to be.
    let isPrivate = plan.field.isPersonal
    // Who wrote '6 days' did not mean '2 days'.
    let near = Suggestion.hint(for: word, among: choices.filter { $0.filter(\.isNumber) == word.filter(\.isNumber) })
    // A sentence may say anything about anybody; a word is most likely one of the column's own.
    let isWord = cell.count <= 20 && cell.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 128 || $0 == 45 || $0 == 95 }
    let mayBeTold = !isPrivate && plan.field != .status && (near != nil || isWord)
    let holdsSeveral = plan.field.isList && !isPrivate && cell.contains { ",;/+&|".utf8.contains($0) }
    var finding = Finding(
      .profileUnknownID,
      "the mapping of '\(plan.field)' has no value for \(mayBeTold ? "'\(word)'" : "what stands here"); it knows \(list)",
      hint: near
        ?? (holdsSeveral
          ? "add it under 'values', or say with 'separator' what stands between several" : "add it under 'values' in the mapping"))
    finding.isHintPrivate = isPrivate && near != nil
    return finding
  }

  private static func example(_ unit: MeasureUnit) -> String {
    switch unit.name {
    case "m": "1.75, 1,75 or 1 m 75"
    case "ft": "5'9\" or 5 ft 9 in"
    case "hours": "1.75, 1,75 or 1 h 45"
    case "st": "11 st 6 lb"
    case "years", "minutes", "seconds": "45"
    default: "72.5 or 72,5"
    }
  }

  private static func slip(_ field: ProfileField) -> String? {
    field == .age ? nil : "if the column has another unit, name it with 'unit' in the mapping"
  }
}
