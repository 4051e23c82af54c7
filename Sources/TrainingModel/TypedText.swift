extension TypedValues {
  /// What is said of a field as one text, as it is stored, exported and told: `3`, `reps 8|8|7`, `metres 12.5`, `kg 60|60|57.5`, `8.5`; nil
  /// where nothing is said.
  public func text(_ field: TypedField) -> String? {
    switch field {
    case .sets: sets.map { "\($0)" }
    case .amounts:
      amounts.map { amounts in
        let list = amounts.list.map { amounts.measure == .metres ? Load(hundredths: $0).description : "\($0)" }
        return "\(amounts.measure) \(list.joined(separator: "|"))"
      }
    case .load: loads.map { "\($0.unit) \($0.list.map(\.description).joined(separator: "|"))" }
    case .rpe: halfRPE.map { Load(hundredths: Int32($0) * 50).description }
    case .pain: pain.map { "\($0)" }
    case .comment: comment
    }
  }

  /// Takes over what a text says of a field, as `text` writes it.
  ///
  /// - Returns: false where it is none that can be: nothing is taken over then.
  public mutating func read(_ text: some StringProtocol, _ field: TypedField) -> Bool {
    switch field {
    case .sets:
      guard let count = Int(text), (0...TypedLimit.sets).contains(count) else { return false }
      sets = count
    case .amounts:
      guard let (word, list) = Self.parts(text), let measure = DoneMeasure(id: word) else { return false }
      let read = list.map { measure == .metres ? Self.hundredths($0) : Int32($0) }
      guard let amounts = TypedAmounts(measure, read.compactMap { $0 }), read.allSatisfy({ ($0 ?? -1) >= 0 }) else { return false }
      self.amounts = amounts
    case .load:
      guard let (word, list) = Self.parts(text), let unit = LoadUnit(id: word) else { return false }
      let read = list.map(Self.hundredths)
      guard let loads = TypedLoads(unit, read.compactMap { $0.map(Load.init(hundredths:)) }), !read.contains(nil) else { return false }
      self.loads = loads
    case .rpe:
      guard let half = Self.hundredths(text), half % 50 == 0, (2...20).contains(half / 50) else { return false }
      halfRPE = UInt8(half / 50)
    case .pain:
      guard let degree = UInt8(text), degree <= 10 else { return false }
      pain = degree
    case .comment:
      guard !text.isEmpty else { return false }
      comment = String(text)
    }
    return true
  }

  private static func parts(_ text: some StringProtocol) -> (word: Substring, list: [Substring])? {
    let parts = Substring(text).split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return (parts[0], parts[1].split(separator: "|", omittingEmptySubsequences: false))
  }

  /// A number of at most two places behind the point, without a sign: `60`, `57.5`; nil where it is none.
  static func hundredths(_ text: some StringProtocol) -> Int32? {
    var (value, places) = (Int64(0), -1)
    var isEmpty = true
    for byte in text.utf8 {
      switch byte {
      case 46 where places < 0 && !isEmpty: places = 0
      case 48...57:
        isEmpty = false
        if places >= 0 { places += 1 }
        value = value * 10 + Int64(byte - 48)
        guard places <= 2, value <= Int64(Int32.max) else { return nil }
      default: return nil
      }
    }
    guard !isEmpty, places != 0 else { return nil }
    for _ in max(0, places)..<2 { value *= 10 }
    return Int32(exactly: value)
  }
}

/// How much a person can say of one row at most; more is a slip.
public enum TypedLimit {
  /// Sets of a row.
  public static let sets = 99
  /// Repetitions of a set.
  public static let reps: Int32 = 1_000
  /// Seconds of a set: a day.
  public static let seconds: Int32 = 86_400
  /// Hundredths of metres of a set: 500 kilometres.
  public static let centimetres: Int32 = 50_000_000
  /// Hundredths of a kilogram or pound: 2,000.
  public static let load: Int32 = 200_000
  /// The most that anybody is believed to lift, in hundredths, in kilograms; exports of apps are judged, and what is typed is asked for again.
  private static let lift = Load(hundredths: 60_000)
  /// Below this, in hundredths of kilograms, no load is ten times too much: small weights are many times each other.
  private static let lightLift = Load(hundredths: 10_000)

  /// The most sets that are believed of a row.
  ///
  /// - Parameter asked: how many were asked for.
  public static func sets(asked: Int) -> Int { min(3 * asked + 3, sets) }

  /// The greatest load that is believed of a row, in hundredths of its unit: less than ten times what was asked.
  ///
  /// - Parameter asked: what was asked for; nil where nothing was.
  public static func load(asked: Load?, in unit: LoadUnit) -> Int32 {
    let most = lift.converted(from: .kg, to: unit).hundredths
    guard let asked, asked.hundredths > 0 else { return most }
    let light = lightLift.converted(from: .kg, to: unit).hundredths
    let tenfold = asked.hundredths.multipliedReportingOverflow(by: 10)
    return max(min(tenfold.overflow ? most : max(tenfold.partialValue - 1, light), most), asked.hundredths)
  }

  /// Bytes of a comment.
  public static let comment = 4_000
}
