import Files
import TrainingModel

/// What is known of the last look at the logs of a running block.
package struct AdaptationMark: Sendable, Equatable {
  /// The first day of the block.
  package var start: CalendarDate
  /// The digest of everything that was looked at.
  package var fingerprint: ContentDigest
  /// The first day that an offered draft changes; nil where none was offered.
  package var firstDay: CalendarDate?
  /// Whether logs ever changed a row of it.
  package var hasRows: Bool

  /// The digest of a look at a block.
  ///
  /// - Parameters:
  ///   - block: The digest of what is approved of it.
  ///   - others: That of everything else that is looked at.
  package static func fingerprint(_ block: ContentDigest, _ others: ContentDigest) -> ContentDigest {
    var hasher = ContentHasher()
    withUnsafeBytes(of: (block.high, block.low, others.high, others.low)) { hasher.update($0) }
    return hasher.finalize()
  }
}
