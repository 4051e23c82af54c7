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
  public func finalize() -> TrainingModel.Digest {
    hash.finalize().withUnsafeBytes { bytes in
      Digest(
        high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }
}
