import TrainingModel

import struct Crypto.SHA256

/// The digest of bytes.
enum ByteDigest {
  static func of(_ parts: ArraySlice<UInt8>...) -> Digest {
    var hash = SHA256()
    for part in parts { part.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return Digest(hash)
  }

  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
    return Digest(hash)
  }
}

extension Digest {
  /// The first 128 bits of a finished SHA-256.
  init(_ hash: SHA256) {
    self = hash.finalize().withUnsafeBytes { bytes in
      Digest(
        high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }
}
