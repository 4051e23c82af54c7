import Findings
import TrainingModel

/// Writes one row of a table to a tape, as the layout says: the same shape that a JSON record has.
struct TableRowParser {
  let layout: TableLayout
  private var cells = CSVCells()

  init(_ layout: TableLayout) { self.layout = layout }

  /// Parses a row; its faults are findings of single cells, whose fields are then marked as spoiled.
  mutating func parse(_ record: RawRecord, into tape: inout RecordTape, _ complaints: inout Complaints) -> Bool {
    record.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: layout.delimiter) }
    guard cells.cells.count == layout.columnCount else {
      complaints.add(
        .profileRaggedRow, "the row has \(cells.cells.count) cells and the header \(layout.columnCount)", at: record.place,
        hint: "a delimiter inside a cell needs quotes around the cell")
      return false
    }
    tape.reset(.byteOffsets)
    tape.decimalComma = layout.delimiter == UInt8(ascii: ";")
    let root = tape.open(.map, from: -1)
    for plan in layout.plans {
      switch plan.source {
      case .constant(let value): add(value, plan.field, from: -1, to: -1, &tape)
      case .rowNumber(let prefix):
        add(TableMapping.Value(texts: ["\(prefix)\(record.ordinal + 1)"], isList: false), plan.field, from: -1, to: -1, &tape)
      case .column(let column): addCell(column, plan, record, &tape, &complaints)
      }
    }
    tape.close(root)
    return true
  }

  private func addCell(
    _ column: Int, _ plan: TableLayout.Plan, _ record: RawRecord, _ tape: inout RecordTape, _ complaints: inout Complaints
  ) {
    let cell = cells.trimmed(column)
    let (from, to) = (cells.cells[column].from, cells.cells[column].to)
    if cell.isEmpty {
      if let fallback = plan.fallback { add(fallback, plan.field, from: from, to: to, &tape) }
      return
    }
    let offset = from + (cells.cells[column].isQuoted ? 1 : 0) + (cell.startIndex - cells.cells[column].start)
    cell.withUnsafeBufferPointer { text in
      if let factor = plan.factor, plan.values == nil {
        let number = UnitConversion.convert(text, by: factor, for: plan.field, decimalComma: tape.decimalComma)
        // What is no number is left for the field to complain about, at its place.
        let shown = number ?? String(decoding: text, as: UTF8.self)
        if number != nil { tape.decimalComma = false }
        return add(TableMapping.Value(texts: [shown], isList: false), plan.field, from: offset, to: offset + text.count, &tape)
      }
      guard plan.field.isList else { return addScalar(text, plan, at: offset, record, &tape, &complaints) }
      addKey(plan.field, &tape)
      let list = tape.open(.list, from: from)
      var start = 0
      while start <= text.count {
        let end = text[start...].firstIndex(of: UInt8(ascii: "|")) ?? text.count
        addElement(UnsafeBufferPointer(rebasing: text[start..<end]), plan, at: offset + start, record, &tape, &complaints)
        start = end + 1
      }
      tape.close(list, to: to)
    }
  }

  private func addScalar(
    _ text: UnsafeBufferPointer<UInt8>, _ plan: TableLayout.Plan, at offset: Int, _ record: RawRecord, _ tape: inout RecordTape,
    _ complaints: inout Complaints
  ) {
    guard let values = plan.values else {
      addKey(plan.field, &tape)
      return tape.add(.text, text, from: offset, to: offset + text.count)
    }
    if let index = values.from.index(of: text) {
      add(values.to[index], plan.field, from: offset, to: offset + text.count, &tape)
    } else {
      untranslated(plan.field, at: offset, text.count, record, &tape, &complaints)
    }
  }

  private func addElement(
    _ text: UnsafeBufferPointer<UInt8>, _ plan: TableLayout.Plan, at offset: Int, _ record: RawRecord, _ tape: inout RecordTape,
    _ complaints: inout Complaints
  ) {
    if let values = plan.values {
      guard let index = values.from.index(of: text) else {
        return untranslated(plan.field, at: offset, text.count, record, &tape, &complaints)
      }
      for word in values.to[index].texts { tape.add(.text, word, from: offset, to: offset + text.count) }
    } else if plan.field == .lifts {
      addLift(text, at: offset, &tape)
    } else {
      tape.add(.text, text, from: offset, to: offset + text.count)
    }
  }

  /// `exercise:load_kg:reps:date`, the date optional, as a map.
  private func addLift(_ text: UnsafeBufferPointer<UInt8>, at offset: Int, _ tape: inout RecordTape) {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count) else { return tape.add(.text, text, from: offset, to: offset + text.count) }
    let map = tape.open(.map, from: offset)
    for (part, field) in zip(parts, LiftField.allCases) where !(part.isEmpty && field == .date) {
      let range = (offset + part.startIndex, offset + part.endIndex)
      tape.add(.key, field.id, from: range.0, to: range.1)
      tape.add(.text, UnsafeBufferPointer(rebasing: part), from: range.0, to: range.1)
    }
    tape.close(map, to: offset + text.count)
  }

  private func untranslated(
    _ field: ProfileField, at offset: Int, _ length: Int, _ record: RawRecord, _ tape: inout RecordTape, _ complaints: inout Complaints
  ) {
    tape.spoil(field)
    complaints.add(
      .profileUnknownID, "the mapping of '\(field)' has no value for what stands here", at: record.place(from: offset, to: offset + length),
      hint: "add it under 'values'")
  }

  private func add(_ value: TableMapping.Value, _ field: ProfileField, from: Int, to: Int, _ tape: inout RecordTape) {
    addKey(field, &tape)
    guard value.isList || field.isList else {
      if let text = value.texts.first { tape.add(.text, text, from: from, to: to) }
      return
    }
    let list = tape.open(.list, from: from, to: to)
    for text in value.texts { tape.add(.text, text, from: from, to: to) }
    tape.close(list)
  }

  private func addKey(_ field: ProfileField, _ tape: inout RecordTape) { tape.add(.key, field.id, from: -1, to: -1) }
}

extension CSVCells {
  /// A cell's text without the blanks around it.
  func trimmed(_ index: Int) -> ArraySlice<UInt8> {
    var cell = bytes(index)
    while let last = cell.last, last == 32 || last == 9 || last == 13 { cell.removeLast() }
    while let first = cell.first, first == 32 || first == 9 { cell.removeFirst() }
    return cell
  }

  func trimmedString(_ index: Int) -> String { String(decoding: trimmed(index), as: UTF8.self) }
}

extension RecordTape {
  mutating func add(_ kind: Kind, _ word: String, from: Int, to: Int) {
    var word = word
    word.withUTF8 { add(kind, $0, from: from, to: to) }
  }
}
