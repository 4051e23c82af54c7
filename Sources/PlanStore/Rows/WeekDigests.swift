import Files
import Rulebook
import TrainingModel

/// The content hash of each week of a block: what approval is bound to.
///
/// It covers what a coach reads in a row (day, order, superset, exercise, kind, measure, sets, reps, load, unit, basis, target, RIR, rest,
/// tempo, note), in calendar order, and nothing else: not the row's id, its reasons, or its date, which the block's start gives.
package enum WeekDigests {
  /// The hashes of weeks 1 to 4 of a block whose prescriptions stand in calendar order.
  package static func digests(of mesocycle: Mesocycle, texts: PlanTexts) -> [ContentDigest] {
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
  private var bytes: [UInt8]
  private var count = 0

  init() { bytes = [UInt8](repeating: 0, count: 4096) }

  /// Fields end with a unit separator and rows with a record separator. A text that holds one of them, or the escape sign itself, has it
  /// written as the escape sign and a letter, so that no two weeks that differ have the same bytes.
  mutating func append(_ row: RowContent) {
    let texts = row.superset.count + row.exercise.count + row.kind.count + row.measure.count + row.unit.count + row.basis.count
    // Every byte of a text may need the escape sign; a number has at most 20 signs, and each field its separator.
    let most = 2 * (texts + row.target.count + row.tempo.count + row.note.count) + 21 * 17
    if bytes.count - count < most { bytes += repeatElement(0, count: max(most, bytes.count)) }
    count += bytes.withUnsafeMutableBufferPointer { bytes in
      var line = Line(bytes.baseAddress! + count)
      line.number(row.day)
      line.number(row.order)
      line.text(row.superset)
      line.text(row.exercise)
      line.text(row.kind)
      line.text(row.measure)
      line.number(row.sets)
      line.number(row.repsMin)
      line.number(row.repsMax)
      line.number(row.load)
      line.text(row.unit)
      line.text(row.basis)
      line.text(row.target)
      line.number(row.rir)
      line.number(row.restSeconds)
      line.text(row.tempo)
      line.text(row.note)
      line.put(0x1E)
      return line.count
    }
  }

  func finalize() -> ContentDigest {
    var hasher = ContentHasher()
    bytes.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    return hasher.finalize()
  }

  /// Writes the fields of one row where there is room for them.
  private struct Line {
    private let start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    init(_ start: UnsafeMutablePointer<UInt8>) { self.start = start }

    @inline(__always) mutating func put(_ byte: UInt8) {
      start[count] = byte
      count += 1
    }

    @inline(__always) mutating func text(_ text: RowContent.Bytes) {
      for byte in text {
        if byte < 0x20, byte == 0x1F || byte == 0x1E || byte == 0x1B {
          put(0x1B)
          put(byte | 0x40)
        } else {
          put(byte)
        }
      }
      put(0x1F)
    }

    @inline(__always) mutating func number(_ value: Int?) {
      if let value {
        if value < 0 { put(UInt8(ascii: "-")) }
        digits(value.magnitude)
      }
      put(0x1F)
    }

    private mutating func digits(_ value: UInt) {
      if value >= 10 { digits(value / 10) }
      put(48 + UInt8(value % 10))
    }
  }
}
