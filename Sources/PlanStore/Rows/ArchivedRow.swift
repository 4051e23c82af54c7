import Editing
import GRDB
import GRDBSQLite
import TrainingModel

/// A prescription in the archive of revisions: a JSON array with the value of each `RowColumn` in its place, words and texts as people read
/// them. It has the unit that the revision was made in, whatever its block has now.
enum ArchivedRow {
  /// The columns of an element `e` of an archived array, each in its place; older versions kept no unit, which is NULL then.
  static let columns = RowColumn.allCases.map { "e.value ->> \($0.place)" }.joined(separator: ", ")

  /// How many columns there are: those that are selected behind them begin here.
  static let count = Int32(RowColumn.allCases.count)

  /// The row in the current row of a statement whose first columns are `columns`.
  static func row(_ pointer: OpaquePointer) throws -> PlanRow {
    func string(_ column: RowColumn) -> String { pointer.string(column.place) }
    guard let id = RowID(bytes: pointer.bytes(RowColumn.rowID.place)), let kind = pointer.word(RowColumn.kind.place, as: RowKind.self),
      let measure = pointer.word(RowColumn.measure.place, as: Measure.self),
      let basis = pointer.word(RowColumn.basis.place, as: LoadBasis.self)
    else { throw StoreError.damaged("revision_weeks") }
    let hundredths = pointer.isNull(RowColumn.load.place) ? nil : (pointer.double(RowColumn.load.place) * 100).rounded()
    return PlanRow(
      rowID: id, week: pointer.int(.week), day: pointer.int(.day), order: pointer.int(.order), superset: string(.superset),
      exercise: string(.exercise), kind: kind, measure: measure, sets: pointer.int(.sets), repsMin: pointer.int(.repsMin),
      repsMax: pointer.optionalInt(.repsMax), load: hundredths.flatMap { Int32(exactly: $0) }.map { Load(hundredths: $0) }, basis: basis,
      target: string(.target), rir: pointer.optionalInt(.rir), rest: pointer.int(.rest), tempo: string(.tempo), note: string(.note),
      reasons: string(.reasons))
  }

  /// The unit of the row in the current row of a statement whose first columns are `columns`; nil where it has none.
  static func unit(_ pointer: OpaquePointer) -> LoadUnit? { pointer.word(RowColumn.unit.place) }

  /// The rows of a version of a week as an archived array, spelled as SQLite's own `json_array` spells it.
  static func array(_ rows: WeekRows, _ number: Int, week: Int, unit: LoadUnit) throws -> [UInt8] {
    var json = [UInt8(ascii: "[")]
    try rows.forEach(number) { row in
      if json.count > 1 { json.append(UInt8(ascii: ",")) }
      for column in RowColumn.allCases {
        json.append(column == .rowID ? UInt8(ascii: "[") : UInt8(ascii: ","))
        switch column {
        case .rowID: json.appendQuoted("\(row.rowID)".utf8)
        case .week: json.append(week)
        case .day, .order, .sets, .repsMin, .repsMax, .rir, .rest: json.append(row.optionalInt(column))
        case .superset, .exercise, .target, .tempo, .note, .reasons: json.appendQuoted(try rows.texts.text(row.int(column)))
        case .kind: json.appendQuoted(RowWords.kinds[row.int(.kind)])
        case .measure: json.appendQuoted(RowWords.measures[row.int(.measure)])
        case .basis: json.appendQuoted(RowWords.bases[row.int(.basis)])
        case .load: json.append(row.load)
        case .unit: json.appendQuoted(unit.id.utf8)
        }
      }
      json.append(UInt8(ascii: "]"))
    }
    json.append(UInt8(ascii: "]"))
    return json
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ number: Int?) { append(contentsOf: (number.map(String.init) ?? "null").utf8) }

  /// A fraction, which has a decimal point also where it is whole.
  fileprivate mutating func append(_ load: Load?) {
    guard let load else { return append(contentsOf: "null".utf8) }
    append(contentsOf: load.description.utf8)
    if load.hundredths % 100 == 0 { append(contentsOf: ".0".utf8) }
  }

  fileprivate mutating func appendQuoted(_ text: some Sequence<UInt8>) {
    append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 8: append(contentsOf: "\\b".utf8)
      case 9: append(contentsOf: "\\t".utf8)
      case 10: append(contentsOf: "\\n".utf8)
      case 12: append(contentsOf: "\\f".utf8)
      case 13: append(contentsOf: "\\r".utf8)
      case 0..<32: append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}

extension LoadUnit {
  /// The unit of an archived week whose rows say none, because an older version kept them: the one with which they hash to what was noted.
  init(ofArchived rows: [PlanRow], hash: ContentDigest, block: LoadUnit) {
    self = LoadUnit.allCases.first { $0 != block && WeekDigests.digest(of: rows, unit: $0) == hash } ?? block
  }
}

extension WeekDigests {
  /// The hash of a week that holds these rows, in any order: equal to that of the stored week with the same rows.
  package static func digest(of rows: [PlanRow], unit: LoadUnit) -> ContentDigest {
    var hasher = WeekHasher()
    for row in rows.sorted(by: PlanRow.isInOrder) { RowContent.with(row, unit: unit) { hasher.append($0) } }
    return hasher.finalize()
  }
}

extension RowContent {
  /// Calls `body` with what a coach reads of the row; its bytes last as long as the call.
  static func with(_ row: PlanRow, unit: LoadUnit, _ body: (RowContent) -> Void) {
    var bytes: [UInt8] = []
    let texts = [
      row.superset, row.exercise, row.kind.id, row.measure.id, unit.id, row.basis.id, row.target, row.tempo, row.note,
    ]
    let ends = texts.map { text in
      bytes.append(contentsOf: text.utf8)
      return bytes.count
    }
    bytes.withUnsafeBufferPointer { buffer in
      let parts = ends.indices.map { Bytes(rebasing: buffer[($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0]]) }
      body(
        RowContent(
          day: row.day, order: row.order, superset: parts[0], exercise: parts[1], kind: parts[2], measure: parts[3], sets: row.sets,
          repsMin: row.repsMin, repsMax: row.repsMax, load: row.load.map { Int($0.hundredths) }, unit: parts[4], basis: parts[5],
          target: parts[6], rir: row.rir, restSeconds: row.rest, tempo: parts[7], note: parts[8]))
    }
  }
}
