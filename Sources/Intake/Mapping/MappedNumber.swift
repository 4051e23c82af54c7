import Findings

/// A cell of a gym's column that holds a number with or without its unit.
struct MappedNumber {
  /// What became of a cell.
  enum Reading: Equatable {
    /// A number's text in the field's unit: whole years and minutes, else to two decimals. `stated` is the unit that the cell itself names.
    case value(String, stated: MeasureUnit?)
    /// Feet with what may be inches behind the point.
    case openInches
    /// No number, as it stands.
    case noNumber
    /// A number that the field can't be, with what it can be in the unit.
    case outside(String)
  }

  let field: ProfileField
  /// The unit of the column.
  let unit: MeasureUnit
  /// Whether other cells of the column have 10 or 11 behind the point of feet.
  var hasInchesBehindPoint = false

  /// Reads a cell in the column's unit, or in the one that it names itself. Of a sign that may stand between thousands or before decimals,
  /// that is meant which makes a number that the field can be.
  func read(_ cell: SheetCell.Bytes) -> Reading {
    let units = MeasureUnit.all(of: field)
    guard let amount = WrittenAmount(cell), let own = units.first, let bounds = field.bounds else { return .noNumber }
    switch amount.reading(units, bare: unit, pointMayMeanInches: hasInchesBehindPoint) {
    case .none: return .noNumber
    case .openInches: return .openInches
    case .values(let values, let stated):
      let numbers = values.map { $0 / own.size }
      if let value = numbers.first(where: { bounds.contains(field == .minutes ? $0.rounded() : $0) }) {
        return .value(text(value), stated: stated)
      }
      let unit = stated ?? unit
      let ends = [bounds.lowerBound, bounds.upperBound].map { Self.short($0 * own.size / unit.size) }
      return .outside("\(ends[0]) to \(ends[1]) \(unit.name)")
    }
  }

  private func text(_ value: Double) -> String {
    switch field {
    case .age: "\(Int(value.rounded(.down)))"
    case .minutes: "\(Int(value.rounded()))"
    default: "\((value * 100).rounded() / 100)"
    }
  }

  private static func short(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }

  /// The load of a best set in one of its two fields, as its unit says: that of the cell, else that of the column.
  static func load(_ cell: SheetCell.Bytes, column: MeasureUnit?) -> (field: LiftField, text: String)? {
    guard let bare = column ?? MeasureUnit.masses.first,
      case .values(let values, let stated)? = WrittenAmount(cell)?.reading(MeasureUnit.masses, bare: bare)
    else { return nil }
    let possible = values.filter { $0 > 0 && $0 <= 600 }
    guard let kilograms = possible.first, possible.count == 1 || values.count == 1 else { return nil }
    let unit = stated ?? bare
    guard unit.name == "lb" else { return (.load, "\(kilograms)") }
    return (.loadInPounds, "\((kilograms / unit.size * 10_000).rounded() / 10_000)")
  }
}

extension ProfileField {
  /// What a number in the field may be (training-science section 7.1); nil for fields that are no numbers.
  var bounds: ClosedRange<Double>? {
    switch self {
    case .age: 0...100
    case .bodyMass: 25...350
    case .height: 100...250
    case .minutes: 10...180
    default: nil
    }
  }
}
