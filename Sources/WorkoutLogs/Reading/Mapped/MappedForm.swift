import Findings
import Intake
import TrainingModel

/// A table of another kind, read by a mapping.
struct MappedForm: RowForm {
  let app = LogApp.mapped
  let traits = FormTraits(ordersRestart: true)
  let columnCount: Int
  /// The column with the client's id, or -1; and what goes before it.
  let client: Int
  /// The column with dates whose order the mapping doesn't state, or -1.
  let openDate: Int
  /// The client that a constant names.
  let constantClient: String?
  private let fields: [Field]

  /// Where a field comes from in this table.
  private struct Field: Sendable {
    var column: Int
    var constant: ConstantText?
    var values: [(from: [UInt8], to: ConstantText)]?
    var size = 1.0
    var unit: LoadUnit?
    var dateOrder: DateOrder?
  }

  /// - Throws: a refusal where a column is missing, or one is there of which the mapping doesn't say what it is for.
  init(_ mapping: LogMapping, _ heading: LogHeading, at place: Place) throws(LogRefusal) {
    var fields = [Field](repeating: Field(column: -1), count: MappedField.spellings.count)
    var used: Set<Int> = []
    for entry in mapping.entries {
      var field = Field(column: -1)
      if entry.constant == nil {
        guard let column = entry.columns.lazy.compactMap({ heading.names.firstIndex(of: $0) }).first else {
          let names = entry.columns.map { "'\($0.prefix(40))'" }.joined(separator: " or ")
          throw LogRefusal(
            .mappingInvalid, "the table has no column \(names)", at: entry.place,
            hint: entry.columns.first.flatMap { Suggestion.hint(for: $0, among: heading.names) })
        }
        field.column = column
        used.insert(column)
      }
      field.constant = entry.constant.map(ConstantText.init)
      field.values = entry.values?.map { (Array($0.from.utf8), ConstantText($0.to)) }
      field.size = entry.field.units.first { $0.name == entry.unit }?.size ?? 1
      field.unit = entry.field == .load ? entry.unit.flatMap { LoadUnit(id: $0) } : nil
      field.dateOrder = entry.dateOrder
      fields[Int(entry.field.rawValue)] = field
    }
    for (column, name) in heading.names.enumerated() where !name.isEmpty && !used.contains(column) && !mapping.ignored.contains(name) {
      throw LogRefusal(
        .mappingInvalid, "the mapping does not say what column \(column + 1) of the table is for", at: place,
        hint: "map it to a field, or list it under 'ignore' in \(mapping.path)")
    }
    self.fields = fields
    client = fields[Int(MappedField.client.rawValue)].column
    let date = fields[Int(MappedField.date.rawValue)]
    openDate = date.dateOrder == nil && date.values == nil ? date.column : -1
    constantClient = mapping.entries.first { $0.field == .client }?.constant
    columnCount = heading.count
  }

  mutating func row(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> LogRow {
    var row = try date(cells, &log)
    try row.readExercise(try text(.exercise, cells), &log)
    try row.readOwn(start: try text(.start, cells), session: try text(.session, cells), &log)
    try row.readOwn(order: try text(.set, cells), kind: try text(.kind, cells))
    try row.readReps(try text(.reps, cells))
    try row.readSeconds(try text(.seconds, cells), size: field(.seconds).size)
    try row.readDistance(try text(.metres, cells), metres: field(.metres).size)
    try readLoad(cells, &row, &log)
    try row.readEffort(try text(.rpe, cells))
    try row.readOwn(pain: try text(.pain, cells), side: try text(.side, cells), row: try text(.row, cells))
    row.note = log.texts.id(try text(.note, cells))
    switch LogNumber.read(try text(.sets, cells)) {
    case .empty: break
    case .value(let value) where value >= 1 && value <= 50: row.copies = Int32(exactly: value) ?? 0
    default: row.copies = 0
    }
    if row.copies == 0 { throw RowFault(code: .logNumber, message: "the sets are no whole number from 1 to 50") }
    row.dropZeros()
    if row.isNothing { row.skip = row.note == 0 ? .logNothingRecorded : .logNote }
    return row
  }

  private func field(_ field: MappedField) -> Field { fields[Int(field.rawValue)] }

  private func text(_ name: MappedField, _ cells: LogCells) throws(RowFault) -> LogRow.Cell {
    let field = field(name)
    if let constant = field.constant { return constant.bytes }
    let cell = cells[field.column]
    if Self.nothing.contains(where: cell.isWord) { return LogRow.Cell(start: nil, count: 0) }
    guard let values = field.values, !cell.isEmpty else { return cell }
    guard let value = values.first(where: { $0.from.elementsEqual(cell) }) else {
      throw RowFault(code: .logWord, message: "the mapping has no value for what stands under '\(name)'")
    }
    return value.to.bytes
  }

  /// What programs write where there is nothing.
  private static let nothing: [StaticString] = ["na", "n/a", "nan", "null", "none", "-"]

  private func date(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> LogRow {
    let cell = try text(.date, cells)
    guard let order = field(.date).dateOrder, case .open(let date) = WrittenDate(cell) else {
      return try LogRow(line: cells.line, date: cell, &log)
    }
    guard let day = order.day(date) else { throw .date }
    return LogRow(line: cells.line, stamp: log.stamps.id(of: day, line: cells.line))
  }

  /// A load may carry its unit, as `60 kg`; else it is in that of its column, of the row's, or of the file.
  private func readLoad(_ cells: LogCells, _ row: inout LogRow, _ log: inout LogCollector) throws(RowFault) {
    let (cell, word) = (try text(.load, cells), try text(.unit, cells))
    var unit = field(.load).unit
    if !word.isEmpty {
      guard let own = LogUnits.load(word) else { throw .unit }
      unit = own
    }
    if let (value, own) = LogNumber.split(cell), !own.isEmpty {
      guard let own = LogUnits.load(own.utf8), abs(value) <= LogNumber.heaviest else { throw .unit }
      (row.load, row.unit) = (value, own)
    } else {
      try row.readLoad(cell, unit, &log)
    }
  }
}

/// A text that stays where it is for as long as it is known, so that it can be read as cells are.
final class ConstantText: Sendable {
  nonisolated(unsafe) private let memory: UnsafeMutableBufferPointer<UInt8>

  init(_ text: String) {
    memory = .allocate(capacity: text.utf8.count)
    _ = memory.initialize(from: text.utf8)
  }

  deinit { memory.deallocate() }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(memory) }
}
