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

  /// The load in another unit, to the nearest hundredth; the greatest that can be said where it is more.
  public func converted(from unit: LoadUnit, to other: LoadUnit) -> Load {
    guard unit != other else { return self }
    let value = Double(hundredths) * (other == .lb ? Self.poundsPerKilogram : 1 / Self.poundsPerKilogram)
    return Load(hundredths: Int32(exactly: value.rounded()) ?? .max)
  }

  /// The number without trailing zeros: `60`, `62.5`, `1.25`.
  public var description: String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  public static func < (lhs: Load, rhs: Load) -> Bool { lhs.hundredths < rhs.hundredths }
}

/// The loads that a kind of equipment can make, all in hundredths of one unit: `min`, then every `step` up to `max`, or a list of them.
public struct LoadLadder: Hashable, Sendable {
  public var min: Int32
  /// The distance from one load to the next; of a list the widest.
  public var step: Int32
  public var max: Int32
  /// Every load, ascending, where they don't lie equal steps apart; nil where they do.
  public private(set) var loads: [Int32]?

  /// Loads that lie equal steps apart.
  public init(min: Int32, step: Int32, max: Int32) {
    self.min = min
    self.step = step
    self.max = max
  }

  /// The loads of a list, whatever its order; nil for an empty one.
  ///
  /// A list whose loads lie equal steps apart is the ladder of these steps.
  public init?(_ list: some Sequence<Int32>) {
    let sorted = Set(list).sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let gaps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }
    self.init(min: first, step: gaps.max() ?? 1, max: last)
    if gaps.contains(where: { $0 != step }) { loads = sorted }
  }

  /// The loadable value nearest to `wanted`, ties up, never outside `min...max` (training-science section 4.6).
  public func nearest(_ wanted: Load) -> Load {
    let below = floor(wanted)
    let above = above(below)
    return wanted.hundredths - below.hundredths < above.hundredths - wanted.hundredths ? below : above
  }

  /// The greatest loadable value that does not exceed `wanted`, but never below `min`.
  public func floor(_ wanted: Load) -> Load {
    if wanted.hundredths <= min { return Load(hundredths: min) }
    guard let loads else { return Swift.min(Load(hundredths: min + (wanted.hundredths - min) / step * step), highest) }
    return Load(hundredths: loads.last { $0 <= wanted.hundredths } ?? min)
  }

  /// The least loadable value that exceeds `load`; the heaviest where there is none.
  public func above(_ load: Load) -> Load {
    if load.hundredths < min { return Load(hundredths: min) }
    guard let loads else { return Swift.min(Load(hundredths: floor(load).hundredths + step), highest) }
    return Load(hundredths: loads.first { $0 > load.hundredths } ?? max)
  }

  /// The greatest loadable value below `load`; the lightest where there is none.
  public func below(_ load: Load) -> Load { floor(Load(hundredths: load.hundredths - 1)) }

  /// Whether this very load can be made.
  public func contains(_ load: Load) -> Bool {
    if let loads { return loads.contains(load.hundredths) }
    return load.hundredths >= min && load.hundredths <= max && (load.hundredths - min).isMultiple(of: step)
  }

  /// Of these loads the lightest and those that lie whole coarse steps above it; all of them where `coarse`, in hundredths of the unit, is
  /// no more than a step.
  ///
  /// An empty bar of 45 lb with a coarse step of 10 lb makes 45, 55, 65 lb.
  public func coarser(by coarse: Int32) -> LoadLadder {
    guard coarse > step else { return self }
    if let loads { return LoadLadder(loads.filter { ($0 - min).isMultiple(of: coarse) }) ?? self }
    var common = coarse
    while !common.isMultiple(of: step), common < max { common += coarse }
    return LoadLadder(min: min, step: common, max: max)
  }

  private var highest: Load { Load(hundredths: min + (max - min) / step * step) }
}
