import Files
import GRDB
import Rulebook
import TrainingModel

/// A block of which at least a week is approved, as a digest of what is approved: plans made after it rest on it.
package struct ApprovedBlock: Sendable, Equatable {
  package let start: CalendarDate
  package let digest: ContentDigest

  package init(start: CalendarDate, digest: ContentDigest) { (self.start, self.digest) = (start, digest) }

  /// How many blocks planning looks back.
  package static let lookBack = 3

  /// The digest of the blocks among `blocks` (the latest first) that a plan from `start` looks back to, or nil where there are none.
  package static func digest(of blocks: [ApprovedBlock], before start: CalendarDate) -> ContentDigest? {
    var hasher = ContentHasher()
    var count = 0
    for block in blocks where block.start < start && count < lookBack {
      withUnsafeBytes(of: (Int64(block.start.dayNumber), block.digest.high, block.digest.low)) { hasher.update($0) }
      count += 1
    }
    return count == 0 ? nil : hasher.finalize()
  }
}

/// Reads the approved blocks of one client after another.
struct ApprovedBlockReader {
  private let weeks: DirectStatement

  init(_ db: Database) throws {
    weeks = try DirectStatement(
      db,
      """
      SELECT plan_start, week_index, force_hash FROM weeks
      WHERE client_id = ?1 AND force_revision IS NOT NULL ORDER BY plan_start DESC, week_index
      """)
  }

  /// The latest blocks, one more than planning looks back, because a kept block is not part of its own history.
  func blocks(of client: String) throws -> [ApprovedBlock] {
    weeks.bind(client, at: 1)
    defer { weeks.reset() }
    var blocks: [ApprovedBlock] = []
    var (start, hasher): (CalendarDate?, ContentHasher) = (nil, ContentHasher())
    while try weeks.step() {
      let row = weeks.pointer
      guard let date = row.date(0) else { throw StoreError.damaged("weeks") }
      if let known = start, known != date {
        blocks.append(ApprovedBlock(start: known, digest: hasher.finalize()))
        if blocks.count > ApprovedBlock.lookBack { return blocks }
        hasher = ContentHasher()
      }
      start = date
      withUnsafeBytes(of: Int64(row.int(1))) { hasher.update($0) }
      hasher.update(UnsafeRawBufferPointer(row.bytes(2)))
    }
    if let start { blocks.append(ApprovedBlock(start: start, digest: hasher.finalize())) }
    return blocks
  }
}
