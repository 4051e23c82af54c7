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
  public init?(text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var values: [UInt8] = []
    for (place, part) in parts.enumerated() {
      if place == 2, part == "X" {
        values.append(Self.explosive)
      } else if part.utf8.allSatisfy({ (48...57).contains($0) }), let value = UInt8(part), value <= 20, part.utf8.count <= 2 {
        values.append(value)
      } else {
        return nil
      }
    }
    self.init(values[0], values[1], values[2], values[3])
  }

  /// Seconds that one repetition takes; `X` counts 1.
  public var secondsPerRep: Int {
    Int(eccentric) + Int(stretchPause) + (concentric == Self.explosive ? 1 : Int(concentric)) + Int(topPause)
  }

  public var description: String { "\(eccentric)-\(stretchPause)-\(concentric == Self.explosive ? "X" : "\(concentric)")-\(topPause)" }
}
