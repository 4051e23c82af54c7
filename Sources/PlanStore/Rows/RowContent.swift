import TrainingModel

/// What of a row a coach reads and approves, as the texts and numbers that the tables hold.
///
/// A prescription and a stored row both become this, so that both have the same digest.
struct RowContent {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  var day, order: Int
  var superset, exercise, kind, measure: Bytes
  var sets, repsMin: Int
  var repsMax: Int?
  /// Hundredths of `unit`.
  var load: Int?
  var unit, basis, target: Bytes
  var rir: Int?
  var restSeconds: Int
  var tempo, note: Bytes
}

extension RowContent {
  /// The content of a row in the database.
  init(_ row: PlanRowView) {
    self.init(
      day: row.day, order: row.order, superset: row.superset, exercise: row.exerciseID, kind: row.kind, measure: row.measure,
      sets: row.sets,
      repsMin: row.repsMin, repsMax: row.repsMax, load: row.load.map { Int($0.hundredths) }, unit: row.unit, basis: row.loadBasis,
      target: row.target, rir: row.rir, restSeconds: row.restSeconds, tempo: row.tempo, note: row.note)
  }

  /// Calls `body` with the content of a prescription, whose bytes last as long as the call.
  @inline(__always) static func with<T>(
    _ row: Prescription, unit: LoadUnit, texts: PlanTexts, scratch: inout RowScratch, _ body: (RowContent) throws -> T
  ) rethrows -> T {
    try scratch.withTexts(of: row, texts) { target, tempo, note in
      try body(
        RowContent(
          day: Int(row.day), order: Int(row.order), superset: texts.superset(row.superset), exercise: texts.exercise(row.exercise),
          kind: texts.kind(row.kind), measure: texts.measure(row.measure), sets: Int(row.sets), repsMin: Int(row.repsMin),
          repsMax: row.repsMax == 0 ? nil : Int(row.repsMax), load: row.load.map { Int($0.hundredths) }, unit: texts.unit(unit),
          basis: texts.basis(row.loadBasis), target: target, rir: row.rir.map { Int($0) }, restSeconds: Int(row.restSeconds), tempo: tempo,
          note: note))
    }
  }
}

/// Room for the texts of a row that are put together from numbers.
struct RowScratch {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(128) }

  /// Calls `body` with the target's, the tempo's and the note's text.
  @inline(__always) mutating func withTexts<T>(
    of row: Prescription, _ texts: PlanTexts,
    _ body: (_ target: RowContent.Bytes, _ tempo: RowContent.Bytes, _ note: RowContent.Bytes) throws -> T
  ) rethrows -> T {
    bytes.removeAll(keepingCapacity: true)
    if let tempo = row.tempo { Self.append(tempo, to: &bytes) }
    let tempoEnd = bytes.count
    let plain = texts.plainTarget(row.target)
    if plain == nil { bytes.append(contentsOf: row.target.description.utf8) }
    let targetEnd = bytes.count
    let note = texts.plainNote(row)
    if note == nil { texts.appendNote(row, to: &bytes) }
    return try bytes.withUnsafeBufferPointer { buffer in
      try body(
        plain ?? RowContent.Bytes(rebasing: buffer[tempoEnd..<targetEnd]), RowContent.Bytes(rebasing: buffer[..<tempoEnd]),
        note ?? RowContent.Bytes(rebasing: buffer[targetEnd...]))
    }
  }

  /// Appends `2-0-X-0`, as `Tempo.description` spells it.
  private static func append(_ tempo: Tempo, to bytes: inout [UInt8]) {
    func number(_ value: UInt8) {
      if value >= 100 { bytes.append(48 + value / 100) }
      if value >= 10 { bytes.append(48 + value / 10 % 10) }
      bytes.append(48 + value % 10)
    }
    let dash = UInt8(ascii: "-")
    number(tempo.eccentric)
    bytes.append(dash)
    number(tempo.stretchPause)
    bytes.append(dash)
    if tempo.concentric == Tempo.explosive { bytes.append(UInt8(ascii: "X")) } else { number(tempo.concentric) }
    bytes.append(dash)
    number(tempo.topPause)
  }
}
