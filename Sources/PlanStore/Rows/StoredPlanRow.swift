import Editing
import GRDB
import GRDBSQLite
import TrainingModel

/// The columns of an archived prescription: in the archive the place in this list says what a value is.
enum StoredPlanRow {
  /// In the order in which `row(_:)` reads them.
  static let columns = [
    "row_id", "week_index", "day_index", "order_index", "superset", "exercise_id", "kind", "measure", "sets", "reps_min", "reps_max",
    "load",
    "load_basis", "target", "rir", "rest_s", "tempo", "note", "reasons",
  ]

  /// The columns of an archived row: a revision has the unit that it was made in, whatever its block has now.
  static let archive = columns + ["unit"]

  /// The columns of the archive taken from an element `e` of an archived array; older versions kept no unit, which is NULL then.
  static let archived = archive.indices.map { "e.value ->> \($0)" }.joined(separator: ", ")

  /// The row in the current row of a statement whose first columns are `columns`.
  static func row(_ pointer: OpaquePointer) throws -> PlanRow {
    guard let id = RowID(bytes: pointer.bytes(0)), let kind = pointer.word(6, as: RowKind.self),
      let measure = pointer.word(7, as: Measure.self), let basis = pointer.word(12, as: LoadBasis.self)
    else { throw StoreError.damaged("revision_weeks") }
    let load = pointer.isNull(11) ? nil : Int32(exactly: (pointer.double(11) * 100).rounded()).map { Load(hundredths: $0) }
    return PlanRow(
      rowID: id, week: pointer.int(1), day: pointer.int(2), order: pointer.int(3), superset: pointer.string(4),
      exercise: pointer.string(5), kind: kind, measure: measure, sets: pointer.int(8), repsMin: pointer.int(9),
      repsMax: pointer.optionalInt(10), load: load, basis: basis, target: pointer.string(13), rir: pointer.optionalInt(14),
      rest: pointer.int(15), tempo: pointer.string(16), note: pointer.string(17), reasons: pointer.string(18))
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
