import Rulebook
import TrainingModel

/// The content hash of each week of a block: what approval is bound to.
///
/// It covers what a coach reads in a row (day, order, superset, exercise, kind, measure, sets, reps, load, unit, basis, target, RIR, rest,
/// tempo, note), in calendar order, and nothing else: not the row's id, its reasons, or its date, which the block's start gives.
public enum WeekDigests {
  /// The hashes of weeks 1 to 4 of a block whose prescriptions stand in calendar order.
  public static func digests(of mesocycle: Mesocycle, texts: PlanTexts) -> [Digest] {
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

  /// Fields end with a unit separator and rows with a record separator, neither of which a text of ours may hold.
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
    bytes.append(contentsOf: text)
    bytes.append(0x1F)
  }

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
