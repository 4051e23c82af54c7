import TrainingModel

/// From the unit of a gym's column to the unit of the profile field.
enum UnitConversion {
  /// The units that a column of the field may be in, each with what one of it is in the field's own unit; empty for fields without one.
  static func factors(of field: ProfileField) -> [(unit: String, factor: Double)] {
    switch field {
    case .bodyMass: [("kg", 1), ("lb", 1 / Load.poundsPerKilogram)]
    case .height: [("cm", 1), ("m", 100), ("in", 2.54), ("ft", 30.48)]
    case .minutes: [("minutes", 1), ("hours", 60), ("seconds", 1.0 / 60)]
    default: []
    }
  }

  /// A number's text in the field's unit: whole minutes, else to two decimals; nil where the text is no number.
  static func convert(_ text: UnsafeBufferPointer<UInt8>, by factor: Double, for field: ProfileField, decimalComma: Bool) -> String? {
    guard let value = NumberText.decimal(text, decimalComma: decimalComma).map({ $0 * factor }), abs(value) < 1e9 else { return nil }
    return field == .minutes ? "\(Int(value.rounded()))" : "\((value * 100).rounded() / 100)"
  }
}
