import Crypto
import TrainingModel

/// Makes the digest of bytes that arrive in parts: SHA-256, of which the first 128 bits are kept.
public struct ContentHasher {
  private var hash = SHA256()

  public init() {}

  /// Adds bytes; how they are cut into parts makes no difference.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

  /// Adds the UTF-8 of a text.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
  }

  /// The digest of everything that was added so far.
  public func finalize() -> ContentDigest {
    hash.finalize().withUnsafeBytes { bytes in
      ContentDigest(
        high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }

  /// The digest of bytes that are there as a whole, or in a few parts.
  package static func digest(of parts: ArraySlice<UInt8>...) -> ContentDigest {
    var hasher = ContentHasher()
    for part in parts { part.withUnsafeBytes { hasher.update($0) } }
    return hasher.finalize()
  }

  package static func digest(of bytes: UnsafeBufferPointer<UInt8>) -> ContentDigest {
    var hasher = ContentHasher()
    hasher.update(UnsafeRawBufferPointer(bytes))
    return hasher.finalize()
  }
}
