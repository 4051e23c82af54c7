import TrainingModel

/// A quantity as people write it: numbers with the words or signs of units behind them, as `5'6"`, `1 m 72`, `11 st 6 lb` or `3:15`.
struct WrittenAmount {
  /// What it says in the unit that its kind counts in.
  enum Reading: Equatable {
    /// The numbers that it may be: two where a sign may be between thousands or before decimals. `stated` is the unit that it names itself.
    case values([Double], stated: MeasureUnit?)
    /// Feet with one or two digits behind the point, which may be inches.
    case openInches
    /// Nothing of the kind, as it stands.
    case none
  }

  private struct Part {
    var number: NumberRuns.Reading
    var unit: String

    var isWhole: Bool { if case .one(_, let fraction, _) = number { fraction.isEmpty } else { false } }
  }

  private var parts: [Part] = []

  /// No quantity that anybody writes is longer, in bytes.
  private static let mostBytes = 60

  /// nil where a cell is no row of numbers with units.
  init?(_ cell: SheetCell.Bytes) {
    guard !cell.isEmpty, cell.count <= Self.mostBytes else { return nil }
    let bytes = PlainSigns.mayHaveOthers(cell) ? PlainSigns.bytes(cell) : Array(cell)
    var at = 0
    while at < bytes.count {
      guard parts.count < 3, let end = Self.number(bytes, at),
        let number = bytes[at..<end].withUnsafeBufferPointer({ NumberRuns($0)?.reading() })
      else { return nil }
      at = Self.blanks(bytes, end)
      let unit = Self.unit(bytes, &at)
      parts.append(Part(number: number, unit: unit))
      at = Self.blanks(bytes, at)
      if at < bytes.count, !unit.isEmpty, unit != ":", bytes[at] == UInt8(ascii: ",") { at = Self.blanks(bytes, at + 1) }
    }
  }

  /// Where the number that begins here ends: three digits behind a blank or an apostrophe are thousands, any others another number.
  private static func number(_ bytes: [UInt8], _ start: Int) -> Int? {
    func isDigit(_ at: Int) -> Bool { at < bytes.count && bytes[at].isASCIIDigit }
    guard isDigit(start) else { return nil }
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if isDigit(at) {
        at += 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == PlainSigns.decimal, isDigit(at + 1) {
        at += 1
      } else if byte == UInt8(ascii: "'") || byte == 32, isDigit(at + 1), isDigit(at + 2), isDigit(at + 3), !isDigit(at + 4) {
        at += 1
      } else {
        break
      }
    }
    return at
  }

  private static func blanks(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 { at += 1 }
    return at
  }

  /// The words or signs of a unit, with the full stop behind an abbreviation; empty where none stand here.
  private static func unit(_ bytes: [UInt8], _ at: inout Int) -> String {
    let start = at
    func isLetter(_ at: Int) -> Bool { at < bytes.count && (bytes[at].isASCIILetter || bytes[at] >= 0x80) }
    if at < bytes.count, [UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: "-")].contains(bytes[at]) {
      at += 1
      // Two primes are what one double prime is where nobody has that key.
      if bytes[start] == UInt8(ascii: "'"), at < bytes.count, bytes[at] == bytes[start] {
        at += 1
        return "\""
      }
      // A dash only parts two numbers.
      return bytes[start] == UInt8(ascii: "-") ? (at < bytes.count ? "" : "-") : String(decoding: bytes[start..<at], as: UTF8.self)
    }
    while isLetter(at) || (at > start && at < bytes.count && bytes[at] == 32 && isLetter(at + 1)) { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
    if !word.isEmpty, at < bytes.count, bytes[at] == UInt8(ascii: ".") { at += 1 }
    return word
  }

  /// What the quantity says.
  ///
  /// - Parameters:
  ///   - units: those of its kind.
  ///   - bare: the unit of a number that names none.
  ///   - pointMayMeanInches: whether one digit behind the point of feet may be inches, as it is where others have 10 or 11 there.
  func reading(_ units: [MeasureUnit], bare: MeasureUnit, pointMayMeanInches: Bool = false) -> Reading {
    guard let first = parts.first else { return .none }
    if first.unit == ":" { return clock(units) }
    var sums = [0.0]
    var (stated, last): (MeasureUnit?, MeasureUnit?)
    for (place, part) in parts.enumerated() {
      let unit: MeasureUnit
      if !part.unit.isEmpty {
        guard let named = units.first(where: { $0.words.contains(part.unit) }) else { return .none }
        unit = named
      } else if let last {
        guard let rest = units.first(where: { $0.name == last.part?.name }) else { return .none }
        // Behind metres, 7 may be 70 centimetres or 7.
        if last.part?.count == 100, let value = part.number.values.first, value < 10 { return .none }
        unit = rest
      } else {
        unit = bare
      }
      if place == 0, !part.unit.isEmpty { stated = unit }
      if let last {
        guard last.part?.name == unit.name, let count = last.part?.count, part.number.values[0] < count else { return .none }
      }
      guard part.isWhole || place == parts.count - 1 else { return .none }
      let values = part.number.values
      sums = place == 0 ? values.map { $0 * unit.size } : [sums[0] + values[0] * unit.size]
      last = unit
    }
    if parts.count == 1, last?.name == "ft", Self.areInches(first.number.fraction, pointMayMeanInches) { return .openInches }
    return .values(sums, stated: stated)
  }

  /// Whether digits behind the point of feet are as likely inches: `5.10` and `5.11`, and beside those `5.6` too.
  private static func areInches(_ fraction: [UInt8], _ mayBeOne: Bool) -> Bool {
    fraction == [1, 0] || fraction == [1, 1] || (mayBeOne && fraction.count == 1 && fraction[0] > 0)
  }

  /// Whether it is a number of feet with ten or eleven behind the point, which shows how its column is written.
  static func showsInches(_ cell: SheetCell.Bytes) -> Bool {
    guard let amount = WrittenAmount(cell), amount.parts.count == 1, let part = amount.parts.first else { return false }
    return areInches(part.number.fraction, false) && part.number.values[0] < 9
  }

  /// Minutes and seconds, or hours, minutes and seconds; two numbers may be hours and minutes as well.
  private func clock(_ units: [MeasureUnit]) -> Reading {
    guard units.contains(where: { $0.name == "hours" }), parts.dropLast().allSatisfy({ $0.unit == ":" && $0.isWhole }),
      let last = parts.last, last.isWhole, parts.dropFirst().allSatisfy({ $0.number.values[0] < 60 })
    else { return .none }
    let numbers = parts.map { $0.number.values[0] }
    let named = last.unit.isEmpty ? nil : units.first { $0.words.contains(last.unit) }
    if !last.unit.isEmpty, named == nil { return .none }
    switch numbers.count {
    case 2:
      let (short, long) = (numbers[0] * 60 + numbers[1], numbers[0] * 3600 + numbers[1] * 60)
      return .values(named.map { [$0.name == "hours" ? long : short] } ?? [short, long], stated: nil)
    case 3:
      // `03:15:00` is what a spreadsheet makes of 3:15, whatever that was of.
      let whole = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
      return .values(numbers[2] == 0 ? [whole, numbers[0] * 60 + numbers[1]] : [whole], stated: nil)
    default: return .none
    }
  }
}
