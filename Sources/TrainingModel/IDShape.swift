/// Which texts can be an id: files, folders and commands are named by ids, so that no path is ever made from anything else.
public struct IDShape: Sendable {
  private let hasCapitals: Bool
  private let hasDots: Bool
  private let longest: Int

  /// A client's, and a template's name: 1 to 64 of letters, digits, `-`, `_` and `.`.
  public static let client = IDShape(hasCapitals: true, hasDots: true, longest: 64)
  /// A coach's as it is kept: 1 to 64 of `a-z`, digits, `-` and `_`.
  public static let coach = IDShape(hasCapitals: false, hasDots: false, longest: 64)
  /// A coach's as people write it, in whatever case.
  public static let writtenCoach = IDShape(hasCapitals: true, hasDots: false, longest: 64)
  /// The name under which something is copied: 1 to 40 of `a-z`, digits, `-` and `_`.
  public static let clip = IDShape(hasCapitals: false, hasDots: false, longest: 40)

  /// Whether the bytes, which are UTF-8, can be such an id.
  public func fits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    (1...longest).contains(text.count)
      && text.allSatisfy { byte in
        byte.isASCIILetter ? hasCapitals || byte >= 97 : byte.isASCIIDigit || byte == 45 || byte == 95 || (hasDots && byte == 46)
      }
  }

  /// Whether the text can be such an id.
  public func fits(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { fits($0) }
  }
}

extension UInt8 {
  /// Whether it is `a` to `z` or `A` to `Z`.
  @inlinable public var isASCIILetter: Bool { (self | 0x20) &- 97 < 26 }
  /// Whether it is `0` to `9`.
  @inlinable public var isASCIIDigit: Bool { self &- 48 < 10 }
}
