/// The unit in which a client's loads are prescribed.
public enum LoadUnit: UInt8, Word {
  case kg, lb

  public static let spellings = ["kg", "lb"]
}

/// A weight in hundredths of the client's unit: whole numbers, so that rounding is exact and the same on every machine.
public struct Load: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Hundredths of a kilogram or pound.
  public var hundredths: Int32

  public init(hundredths: Int32) { self.hundredths = hundredths }

  /// Pounds in a kilogram (training-science section 4.6).
  public static let poundsPerKilogram = 2.20462

  /// A weight given in kilograms as a load in `unit`, to the nearest hundredth.
  public init(kilograms: Double, in unit: LoadUnit) {
    hundredths = Int32((kilograms * 100 * (unit == .lb ? Self.poundsPerKilogram : 1)).rounded())
  }

  /// The number without trailing zeros: `60`, `62.5`, `1.25`.
  public var description: String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  public static func < (lhs: Load, rhs: Load) -> Bool { lhs.hundredths < rhs.hundredths }
}
