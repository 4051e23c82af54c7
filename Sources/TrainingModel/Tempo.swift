/// How fast a repetition is done: seconds down, pause, up, pause; `X` is as fast as possible (training-science section 5.3).
public struct Tempo: Hashable, Sendable, CustomStringConvertible {
  /// The four parts in seconds; `explosive` stands for `X`.
  public let eccentric, stretchPause, concentric, topPause: UInt8

  /// The value that stands for `X`.
  public static let explosive: UInt8 = 255

  public init(_ eccentric: UInt8, _ stretchPause: UInt8, _ concentric: UInt8, _ topPause: UInt8) {
    self.eccentric = eccentric
    self.stretchPause = stretchPause
    self.concentric = concentric
    self.topPause = topPause
  }

  /// The tempo that four parts with dashes name (`3-0-X-0`), each 0 to 20 seconds and only the third `X`; nil for any other text.
  @inlinable public init?(text: some StringProtocol) {
    var parts: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
    var (place, digits) = (0, 0)
    var value: UInt8 = 0
    func isWhole() -> Bool { digits > 0 && (value <= 20 || value == Self.explosive) }
    for byte in text.utf8 {
      switch byte {
      case 48...57 where digits < 2 && value != Self.explosive: (value, digits) = (value * 10 + byte - 48, digits + 1)
      case UInt8(ascii: "X") where place == 2 && digits == 0: (value, digits) = (Self.explosive, 1)
      case UInt8(ascii: "-") where place < 3 && isWhole():
        switch place {
        case 0: parts.0 = value
        case 1: parts.1 = value
        default: parts.2 = value
        }
        (place, digits, value) = (place + 1, 0, 0)
      default: return nil
      }
    }
    guard place == 3, isWhole() else { return nil }
    self.init(parts.0, parts.1, parts.2, value)
  }

  /// Seconds that one repetition takes; `X` counts 1.
  public var secondsPerRep: Int {
    Int(eccentric) + Int(stretchPause) + (concentric == Self.explosive ? 1 : Int(concentric)) + Int(topPause)
  }

  public var description: String { "\(eccentric)-\(stretchPause)-\(concentric == Self.explosive ? "X" : "\(concentric)")-\(topPause)" }
}
