import Editing
import GRDB
import TrainingModel

/// Reads the rows of one version of a week, in the order of days and sessions.
struct WeekRows {
  private let statement: DirectStatement
  let texts: StoredTexts

  init(_ db: Database, _ cache: TextCache) throws {
    statement = try DirectStatement(db, "SELECT \(RowColumn.selection) FROM prescriptions WHERE place BETWEEN ?1 AND ?2 ORDER BY place")
    texts = try StoredTexts(db, cache)
  }

  /// Hands over the statement at each row, whose columns are those of `RowColumn`.
  @inline(__always) func forEach(_ number: Int, _ body: (OpaquePointer) throws -> Void) throws {
    statement.bind(RowPlace.first(of: number), at: 1)
    statement.bind(RowPlace.last(of: number), at: 2)
    defer { statement.reset() }
    while try statement.step() { try body(statement.pointer) }
  }

  /// The rows as edits know them.
  func append(_ number: Int, week: Int, to rows: inout [PlanRow]) throws {
    try forEach(number) { rows.append(try row($0, week: week)) }
  }

  private func row(_ pointer: OpaquePointer, week: Int) throws -> PlanRow {
    guard let kind = RowKind(rawValue: UInt8(truncatingIfNeeded: pointer.int(.kind))),
      let measure = Measure(rawValue: UInt8(truncatingIfNeeded: pointer.int(.measure))),
      let basis = LoadBasis(rawValue: UInt8(truncatingIfNeeded: pointer.int(.basis)))
    else { throw StoreError.damaged("prescriptions") }
    return PlanRow(
      rowID: pointer.rowID, week: week, day: pointer.int(.day), order: pointer.int(.order),
      superset: try texts.string(pointer.int(.superset)), exercise: try texts.string(pointer.int(.exercise)), kind: kind, measure: measure,
      sets: pointer.int(.sets), repsMin: pointer.int(.repsMin), repsMax: pointer.optionalInt(.repsMax), load: pointer.load, basis: basis,
      target: try texts.string(pointer.int(.target)), rir: pointer.optionalInt(.rir), rest: pointer.int(.rest),
      tempo: try texts.string(pointer.int(.tempo)), note: try texts.string(pointer.int(.note)),
      reasons: try texts.string(pointer.int(.reasons)))
  }

  /// How many rows the version has, and the hash of what they say.
  func content(_ number: Int, unit: LoadUnit) throws -> (count: Int, hash: ContentDigest) {
    var hasher = WeekHasher()
    var count = 0
    let unit = RowWords.units[Int(unit.rawValue)]
    try forEach(number) { pointer in
      count += 1
      hasher.append(
        RowContent(
          day: pointer.int(.day), order: pointer.int(.order), superset: try texts.text(pointer.int(.superset)),
          exercise: try texts.text(pointer.int(.exercise)), kind: RowWords.kinds[pointer.int(.kind)],
          measure: RowWords.measures[pointer.int(.measure)], sets: pointer.int(.sets), repsMin: pointer.int(.repsMin),
          repsMax: pointer.optionalInt(.repsMax), load: pointer.optionalInt(.load), unit: unit, basis: RowWords.bases[pointer.int(.basis)],
          target: try texts.text(pointer.int(.target)), rir: pointer.optionalInt(.rir), restSeconds: pointer.int(.rest),
          tempo: try texts.text(pointer.int(.tempo)), note: try texts.text(pointer.int(.note))))
    }
    return (count, hasher.finalize())
  }
}

/// Columns of a statement that begins with `RowColumn.selection`.
extension OpaquePointer {
  @inline(__always) func int(_ column: RowColumn) -> Int { int(column.place) }

  @inline(__always) func optionalInt(_ column: RowColumn) -> Int? { optionalInt(column.place) }

  var rowID: RowID { RowID(rawValue: UInt64(truncatingIfNeeded: int(.rowID))) }

  /// In hundredths of the block's unit.
  @inline(__always) var load: Load? { optionalInt(.load).flatMap { Int32(exactly: $0) }.map { Load(hundredths: $0) } }
}
