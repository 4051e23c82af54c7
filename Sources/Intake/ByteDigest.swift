import Rulebook
import TrainingModel

/// The digest of bytes.
enum ByteDigest {
  static func of(_ parts: ArraySlice<UInt8>...) -> Digest {
    var hasher = ContentHasher()
    for part in parts { part.withUnsafeBytes { hasher.update($0) } }
    return hasher.finalize()
  }

  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Digest {
    var hasher = ContentHasher()
    hasher.update(UnsafeRawBufferPointer(bytes))
    return hasher.finalize()
  }
}
