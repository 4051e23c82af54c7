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

/// The loads that a kind of equipment can make: `min`, then every `step` up to `max`, all in hundredths of one unit.
public struct LoadLadder: Hashable, Sendable {
  public var min: Int32
  public var step: Int32
  public var max: Int32

  public init(min: Int32, step: Int32, max: Int32) {
    self.min = min
    self.step = step
    self.max = max
  }

  /// The loadable value nearest to `wanted`, ties up, never outside `min...max` (training-science section 4.6).
  public func nearest(_ wanted: Load) -> Load {
    if wanted.hundredths <= min { return Load(hundredths: min) }
    if wanted.hundredths >= max { return highest }
    let steps = (2 * (wanted.hundredths - min) + step) / (2 * step)
    return Swift.min(Load(hundredths: min + steps * step), highest)
  }

  /// The greatest loadable value that does not exceed `wanted`, but never below `min`.
  public func floor(_ wanted: Load) -> Load {
    if wanted.hundredths <= min { return Load(hundredths: min) }
    return Swift.min(Load(hundredths: min + (wanted.hundredths - min) / step * step), highest)
  }

  /// Whether this very load can be made.
  public func contains(_ load: Load) -> Bool {
    load.hundredths >= min && load.hundredths <= max && (load.hundredths - min).isMultiple(of: step)
  }

  private var highest: Load { Load(hundredths: min + (max - min) / step * step) }
}
