/// Who a mail comes from, and whom it goes to.
package struct MailAddresses: Sendable {
  let from: MailAddress
  private let pattern: String
  private let byCoach: [String: MailAddress]
  private let house: MailAddress

  /// Stands for the coach's id in a pattern.
  static let placeholder = "{coach}"

  /// The addresses that the settings give, or nil with the text that is none.
  ///
  /// - Parameters:
  ///   - from: The sender.
  ///   - to: A pattern with `{coach}` in it, and, before or after it, exceptions such as `marta=marta@home.example`.
  ///   - alertsTo: Who hears of what concerns the whole house; nil for the sender.
  /// - Throws: `MailAddress.Unreadable` with the entry that is no address.
  package init(from: String, to: [String], alertsTo: String?) throws(MailAddress.Unreadable) {
    self.from = try MailAddress(from)
    house = try alertsTo.map { text throws(MailAddress.Unreadable) in try MailAddress(text) } ?? self.from
    var (pattern, byCoach) = ("", [String: MailAddress]())
    for entry in to {
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, Self.isCoach(parts[0]) {
        byCoach[parts[0]] = try MailAddress(parts[1])
      } else {
        _ = try MailAddress(entry.replacing(Self.placeholder, with: "coach"))
        pattern = entry
      }
    }
    (self.pattern, self.byCoach) = (pattern, byCoach)
  }

  /// Where a coach's mail goes, or what concerns the whole house where there is no coach; nil where nobody has said.
  func receiver(coach: String?) -> MailAddress? {
    guard let coach else { return house }
    if let address = byCoach[coach] { return address }
    guard !pattern.isEmpty, Self.isCoach(coach) else { return nil }
    return try? MailAddress(pattern.replacing(Self.placeholder, with: coach))
  }

  /// Whether a text has the form of a coach's id: nothing else may become a part of an address.
  private static func isCoach(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }
}

/// An address with a name before it where one is given: `Gym Office <office@gym.example>`.
package struct MailAddress: Sendable, Equatable {
  /// A text that is no address.
  package struct Unreadable: Error {
    package var text: String
  }

  let name: String
  let address: String

  init(_ text: String) throws(Unreadable) {
    let text = text.trimmingPrefix(while: \.isWhitespace)
    if let open = text.lastIndex(of: "<"), text.last == ">" {
      name = String(text[..<open]).split(separator: " ").joined(separator: " ")
      address = String(text[text.index(after: open)...].dropLast())
    } else {
      (name, address) = ("", String(text))
    }
    // No header may end early: a name has no control characters, and an address nothing but what is plain.
    let plain = address.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"<>()[],;:\\\"".utf8.contains($0) }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    let isName = name.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 && $0 != "\"" && $0 != "\\" }
    guard plain, isName, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { throw Unreadable(text: String(text)) }
  }

  /// What stands after the `@`.
  var domain: Substring { address.split(separator: "@").last ?? "" }

  /// The address as a header writes it.
  var header: String {
    if name.isEmpty { return address }
    return (name.utf8.allSatisfy { $0 < 128 } ? "\"\(name)\"" : EncodedWords.encode(name)) + " <\(address)>"
  }
}
