import Findings

/// Reads numbers, ranges and comparisons from the text that an author wrote.
extension Quantity {
  /// One number.
  func single(_ text: String) throws(Complaint) -> Double {
    let range = try range(text)
    guard range.lowerBound == range.upperBound, !text.contains("..") else {
      throw Complaint(.rulesType, "\(name) is one number, not the range \(quoted(text))", hint: example(prefix: "for example"))
    }
    return range.lowerBound
  }

  /// `a..b`, `a..`, `..b`, a single number, or a comparison such as `>= 65`; open ends become the quantity's bounds.
  func range(_ text: String) throws(Complaint) -> ClosedRange<Double> {
    let trimmed = text.trimmed
    let signs = [">=", "<=", ">", "<"]
    let sign = signs.first { trimmed.hasPrefix($0) }
    let (digits, suffix) = Self.splitUnit(sign.map { String(trimmed.dropFirst($0.count)) } ?? trimmed)
    let ends = try ends(digits, sign: sign, of: text)
    try check(suffix: suffix, of: text)
    let lower = ends.lower ?? bounds.lowerBound
    let upper = ends.upper ?? bounds.upperBound
    for end in [ends.lower, ends.upper].compactMap({ $0 }) where !bounds.contains(end) {
      throw Complaint(
        .rulesRange, "\(quoted(text)) is out of range: \(name) is from \(shortest(bounds.lowerBound)) to \(shortest(bounds.upperBound))")
    }
    guard lower <= upper else {
      throw Complaint(
        .rulesRange, "the range \(quoted(text)) runs backwards",
        hint: "write '\(shortest(upper))..\(shortest(lower))\(suffix.isEmpty ? "" : " " + suffix)'")
    }
    return lower...upper
  }

  private func ends(_ digits: String, sign: String?, of text: String) throws(Complaint) -> (lower: Double?, upper: Double?) {
    if let sign {
      let value = try number(digits, of: text)
      let step: Double = isWhole ? 1 : 0
      switch sign {
      case ">=": return (value, nil)
      case "<=": return (nil, value)
      case ">": return (value + step, nil)
      default: return (nil, value - step)
      }
    }
    guard let dots = digits.firstRange(of: "..") else {
      let value = try number(digits, of: text)
      return (value, value)
    }
    let (first, last) = (String(digits[..<dots.lowerBound]).trimmed, String(digits[dots.upperBound...]).trimmed)
    if first.isEmpty && last.isEmpty { throw notANumber(text) }
    return (first.isEmpty ? nil : try number(first, of: text), last.isEmpty ? nil : try number(last, of: text))
  }

  private func number(_ digits: String, of text: String) throws(Complaint) -> Double {
    guard let value = Double(plain: digits.trimmed) else {
      if digits.contains(","), Double(plain: digits.trimmed.replacing(",", with: ".")) != nil {
        throw Complaint(.rulesType, "\(quoted(text)) is not a number", hint: "write decimals with a point")
      }
      throw notANumber(text)
    }
    if isWhole, value != value.rounded() {
      throw Complaint(.rulesType, "\(name) is a whole number, not \(quoted(text))", hint: example(prefix: "for example"))
    }
    return value
  }

  private func notANumber(_ text: String) -> Complaint {
    Complaint(.rulesType, "expected \(name), found \(quoted(text))", hint: example(prefix: "for example"))
  }

  private func check(suffix: String, of text: String) throws(Complaint) {
    guard let unit else {
      if suffix.isEmpty { return }
      throw Complaint(.rulesUnit, "\(name) has no unit, so \(quoted(suffix)) doesn't fit", hint: example(prefix: "for example"))
    }
    if suffix == unit.rawValue || (suffix.isEmpty && unitIsOptional) { return }
    if suffix == "set" && unit == .sets || suffix == "rep" && unit == .reps { return }
    throw Complaint(
      .rulesUnit,
      suffix.isEmpty ? "\(name) needs \(unit.explained)" : "\(name) is written in \(unit.explained), not in \(quoted(suffix))",
      hint: example(prefix: "for example"))
  }

  private func example(prefix: String) -> String { "\(prefix) '\(example)'" }

  /// The number part and what follows its last digit or dot.
  private static func splitUnit(_ text: String) -> (digits: String, unit: String) {
    guard let last = text.lastIndex(where: { $0.isASCII && ($0.isNumber || $0 == ".") }) else { return (text, "") }
    return (String(text[...last]).trimmed, String(text[text.index(after: last)...]).trimmed)
  }

  private func shortest(_ value: Double) -> String { value.plainText }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    guard first == " " || last == " " || first == "\t" || last == "\t" else { return self }
    var part = self[...]
    while let first = part.first, first == " " || first == "\t" { part.removeFirst() }
    while let last = part.last, last == " " || last == "\t" { part.removeLast() }
    return String(part)
  }
}

extension Double {
  /// A number as people write it: an optional minus, up to nine digits, and up to six more after a point.
  init?(plain text: String) {
    let bytes = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isDigits = { (part: Substring.UTF8View) in part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
    guard let whole = parts.first, parts.count <= 2, (1...9).contains(whole.count), parts.allSatisfy(isDigits),
      parts.count == 1 || (1...6).contains(parts[1].count), let value = Double(text)
    else { return nil }
    self = value
  }

  /// The shortest text that stands for the number: `3`, `2.5`.
  var plainText: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
