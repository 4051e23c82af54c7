/// The FNV-1a hash of Fowler, Noll and Vo (1991) in 64 bits: the same for the same bytes in every process and on every machine.
///
/// Row ids are derived from it, so its numbers never change. It keeps nobody from making two texts of one hash.
public struct StableHash: Sendable {
  @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of what was taken in so far.
  @inlinable public var value: UInt64 { state }

  /// The hash of nothing.
  @inlinable public init() {}

  /// The hash of these bytes.
  @inlinable public init(_ bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes { take(UInt64(byte)) }
  }

  /// Takes in a byte, or a larger number as one step.
  @inlinable public mutating func take(_ number: UInt64) { state = (state ^ number) &* 0x100_0000_01B3 }

  /// The hash as a place in a table whose size is a power of 2 and at most 2³².
  @inlinable public var place: Int { Int(truncatingIfNeeded: state ^ state >> 32) }
}
