import Files
import Rulebook
import TrainingModel

/// The content hash of each week of a block: what approval is bound to.
///
/// It covers what a coach reads in a row (day, order, superset, exercise, kind, measure, sets, reps, load, unit, basis, target, RIR, rest,
/// tempo, note), in calendar order, and nothing else: not the row's id, its reasons, or its date, which the block's start gives.
package enum WeekDigests {
  /// The hashes of weeks 1 to 4 of a block whose prescriptions stand in calendar order.
  package static func digests(of mesocycle: Mesocycle, texts: PlanTexts) -> [Digest] {
    var weeks = (0..<Mesocycle.weekCount).map { _ in WeekHasher() }
    var scratch = RowScratch()
    for row in mesocycle.prescriptions where (1...Mesocycle.weekCount).contains(Int(row.week)) {
      RowContent.with(row, unit: mesocycle.unit, texts: texts, scratch: &scratch) { weeks[Int(row.week) - 1].append($0) }
    }
    return weeks.map { $0.finalize() }
  }
}

/// Puts the rows of one week into a hash.
struct WeekHasher {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(4096) }

  /// Fields end with a unit separator and rows with a record separator. A text that holds one of them, or the escape sign itself, has it
  /// written as the escape sign and a letter, so that no two weeks that differ have the same bytes.
  mutating func append(_ row: RowContent) {
    number(row.day)
    number(row.order)
    text(row.superset)
    text(row.exercise)
    text(row.kind)
    text(row.measure)
    number(row.sets)
    number(row.repsMin)
    number(row.repsMax)
    number(row.load)
    text(row.unit)
    text(row.basis)
    text(row.target)
    number(row.rir)
    number(row.restSeconds)
    text(row.tempo)
    text(row.note)
    bytes.append(0x1E)
  }

  func finalize() -> Digest {
    var hasher = ContentHasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    return hasher.finalize()
  }

  private mutating func text(_ text: RowContent.Bytes) {
    if text.contains(where: Self.isMark) {
      for byte in text {
        if Self.isMark(byte) { bytes.append(Self.escape) }
        bytes.append(Self.isMark(byte) ? byte | 0x40 : byte)
      }
    } else {
      bytes.append(contentsOf: text)
    }
    bytes.append(0x1F)
  }

  private static let escape: UInt8 = 0x1B

  private static func isMark(_ byte: UInt8) -> Bool { byte == 0x1F || byte == 0x1E || byte == escape }

  private mutating func number(_ value: Int?) {
    if let value {
      if value < 0 { bytes.append(UInt8(ascii: "-")) }
      digits(value.magnitude)
    }
    bytes.append(0x1F)
  }

  private mutating func digits(_ value: UInt) {
    if value >= 10 { digits(value / 10) }
    bytes.append(48 + UInt8(value % 10))
  }
}
