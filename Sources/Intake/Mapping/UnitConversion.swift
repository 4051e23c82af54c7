import TrainingModel

/// The unit of a gym's column, and what one of it is in the profile field's own unit.
struct ColumnUnit: Sendable {
  let name: String
  let factor: Double

  /// The units that a column of the field may be in, the field's own first; empty for fields that are no numbers.
  static func all(of field: ProfileField) -> [ColumnUnit] {
    switch field {
    case .age: [ColumnUnit(name: "years", factor: 1)]
    case .bodyMass: [ColumnUnit(name: "kg", factor: 1), ColumnUnit(name: "lb", factor: 1 / Load.poundsPerKilogram)]
    case .height:
      [("cm", 1), ("m", 100), ("in", 2.54), ("ft", 30.48)].map { ColumnUnit(name: $0, factor: $1) }
    case .minutes: [("minutes", 1), ("hours", 60), ("seconds", 1.0 / 60)].map { ColumnUnit(name: $0, factor: $1) }
    default: []
    }
  }

  /// What became of a cell.
  enum Reading: Equatable {
    /// A number's text in the field's unit: whole years and minutes, else to two decimals.
    case value(String)
    /// No number, as it stands.
    case noNumber
    /// A number that the field can't be, with what it can be in the column's unit.
    case outside(String)
  }

  /// Reads a cell; a decimal point and a decimal comma both do, and the unit may stand behind the number.
  func read(_ cell: UnsafeBufferPointer<UInt8>, for field: ProfileField) -> Reading {
    let digits = UnsafeBufferPointer(rebasing: cell[..<(cell.lastIndex { $0 &- 48 < 10 }.map { $0 + 1 } ?? 0)])
    let suffix = SheetCell.trimmed(UnsafeBufferPointer(rebasing: cell[digits.count...]))
    guard suffix.isEmpty || spells(suffix), let value = NumberText.decimal(digits, decimalComma: true), value.magnitude < 1e9 else {
      return .noNumber
    }
    let own = value * factor
    guard let bounds = field.bounds, !bounds.contains(field == .minutes ? own.rounded() : own) else { return .value(text(own, field)) }
    return .outside("\(Self.short(bounds.lowerBound / factor)) to \(Self.short(bounds.upperBound / factor)) \(name)")
  }

  private func spells(_ suffix: UnsafeBufferPointer<UInt8>) -> Bool {
    let word = String(decoding: suffix, as: UTF8.self).lowercased()
    return word == name || word == name + "s" || word + "s" == name
  }

  private func text(_ value: Double, _ field: ProfileField) -> String {
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
