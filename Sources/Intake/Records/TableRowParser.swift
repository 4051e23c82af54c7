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
    tape.decimalComma = layout.isMapped || layout.delimiter == UInt8(ascii: ";")
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
    let isNothing =
      layout.isMapped && ![.id, .name].contains(plan.field)
      && cell.withUnsafeBufferPointer { says($0, plan) == nil && MappedCell.isNothing($0) }
    if cell.isEmpty || isNothing {
      // A look-up that failed is no answer: of somebody's health nothing is taken for it, so that the client is held.
      if isNothing, [.conditions, .clearance, .clearanceDate, .restrictions, .due].contains(plan.field) { return }
      if let fallback = plan.fallback { add(fallback, plan.field, from: from, to: to, &tape) }
      return
    }
    let offset = from + (cells.cells[column].isQuoted ? 1 : 0) + (cell.startIndex - cells.cells[column].start)
    cell.withUnsafeBufferPointer { text in
      guard plan.field.isList else { return addScalar(text, plan, at: offset, record, &tape, &complaints) }
      addKey(plan.field, &tape)
      let list = tape.open(.list, from: from)
      var start = 0
      while start <= text.count {
        let end = Self.separator(plan.separator, in: text, from: start)
        let element = SheetCell.trimmed(UnsafeBufferPointer(rebasing: text[start..<end]))
        // Nothing between two separators is nothing in a gym's own table, and an empty word in ours.
        if !layout.isMapped || !element.isEmpty {
          let blanks = text[start..<end].prefix { $0 == 32 || $0 == 9 }.count
          addElement(
            layout.isMapped ? element : UnsafeBufferPointer(rebasing: text[start..<end]), plan,
            at: offset + start + (layout.isMapped ? blanks : 0), record, &tape, &complaints)
        }
        start = end + plan.separator.count
      }
      tape.close(list, to: to)
    }
  }

  /// Where the next separator begins, or the end of the text.
  private static func separator(_ separator: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    while at + separator.count <= text.count {
      if text[at] == separator[0], text[at..<(at + separator.count)].elementsEqual(separator) { return at }
      at += 1
    }
    return text.count
  }

  private func addScalar(
    _ text: UnsafeBufferPointer<UInt8>, _ plan: TableLayout.Plan, at offset: Int, _ record: RawRecord, _ tape: inout RecordTape,
    _ complaints: inout Complaints
  ) {
    let end = offset + text.count
    if plan.values != nil {
      guard let value = says(text, plan) else {
        return untranslated(text, plan, at: offset, record, &tape, &complaints)
      }
      return add(value, plan.field, from: offset, to: end, &tape)
    }
    if layout.isMapped, let read = MappedCell.read(text, plan, layout) {
      switch read {
      case .text(let word): return add(TableMapping.Value(texts: [word], isList: false), plan.field, from: offset, to: end, &tape)
      case .told(let word, let finding):
        add(TableMapping.Value(texts: [word], isList: false), plan.field, from: offset, to: end, &tape)
        return complaints.add(finding, at: record.place(from: offset, to: end))
      case .fault(let finding):
        tape.spoil(plan.field)
        return complaints.add(finding, at: record.place(from: offset, to: end))
      }
    }
    addKey(plan.field, &tape)
    guard !plan.prefix.isEmpty else { return tape.add(.text, text, from: offset, to: end) }
    tape.add(.text, plan.prefix + String(decoding: text, as: UTF8.self), from: offset, to: end)
  }

  /// What the mapping has a cell stand for; a whole number also where a program wrote it with decimals (`3.0`).
  private func says(_ text: UnsafeBufferPointer<UInt8>, _ plan: TableLayout.Plan) -> TableMapping.Value? {
    guard let values = plan.values else { return nil }
    if let index = values.from.index(of: text) ?? MappedCell.whole(text).flatMap(values.from.index) { return values.to[index] }
    return nil
  }

  private func addElement(
    _ text: UnsafeBufferPointer<UInt8>, _ plan: TableLayout.Plan, at offset: Int, _ record: RawRecord, _ tape: inout RecordTape,
    _ complaints: inout Complaints
  ) {
    if plan.values != nil {
      guard let value = says(text, plan) else {
        return untranslated(text, plan, at: offset, record, &tape, &complaints)
      }
      for word in value.texts { tape.add(.text, word, from: offset, to: offset + text.count) }
    } else if plan.field == .lifts {
      addLift(text, plan, at: offset, &tape)
    } else if plan.field == .restrictions {
      addRestriction(text, at: offset, &tape)
    } else {
      tape.add(.text, text, from: offset, to: offset + text.count)
    }
  }

  /// `exercise:load:reps:date`, the date optional, as a map. The load is in kilograms unless it says `lb` itself, or the mapping does.
  private func addLift(_ text: UnsafeBufferPointer<UInt8>, _ plan: TableLayout.Plan, at offset: Int, _ tape: inout RecordTape) {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count) else { return tape.add(.text, text, from: offset, to: offset + text.count) }
    let map = tape.open(.map, from: offset)
    for (part, field) in zip(parts, [LiftField.exercise, .load, .reps, .date]) where !(part.isEmpty && field == .date) {
      let range = (offset + part.startIndex, offset + part.endIndex)
      // A load without a word is read as any number of the form is.
      let isWorded = part.contains { $0 > 57 } || plan.unit?.name == "lb" || layout.isMapped
      if field == .load, isWorded, let load = MappedNumber.load(UnsafeBufferPointer(rebasing: part), column: plan.unit) {
        tape.add(.key, load.field.id, from: range.0, to: range.1)
        tape.add(.text, load.text, from: range.0, to: range.1)
        continue
      }
      tape.add(.key, field.id, from: range.0, to: range.1)
      tape.add(.text, UnsafeBufferPointer(rebasing: part), from: range.0, to: range.1)
    }
    tape.close(map, to: offset + text.count)
  }

  /// `id:by:until`, of which the id may have its kind before it and the others may be left out, as a map.
  private func addRestriction(_ text: UnsafeBufferPointer<UInt8>, at offset: Int, _ tape: inout RecordTape) {
    var parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    if parts.count > 1, ExerciseWords.Kind(rawValue: String(decoding: parts[0], as: UTF8.self)) != nil {
      parts[1] = text[parts[0].startIndex..<parts[1].endIndex]
      parts.removeFirst()
    }
    // Whoever said so may have a colon in the name; a day is the last part, if any is.
    let day = parts.count > 2 && NumberText.date(UnsafeBufferPointer(rebasing: parts[parts.count - 1])) != nil ? parts.popLast() : nil
    if parts.count > 1, let last = parts.last { parts = [parts[0], text[parts[1].startIndex..<last.endIndex]] }
    guard parts.count > 1 else { return tape.add(.text, text, from: offset, to: offset + text.count) }
    let map = tape.open(.map, from: offset)
    for (part, field) in [(parts[0], RestrictionField.avoid), (parts[1], .by)] + (day.map { [($0, .until)] } ?? []) where !part.isEmpty {
      let range = (offset + part.startIndex, offset + part.endIndex)
      tape.add(.key, field.id, from: range.0, to: range.1)
      tape.add(.text, UnsafeBufferPointer(rebasing: part), from: range.0, to: range.1)
    }
    tape.close(map, to: offset + text.count)
  }

  private func untranslated(
    _ text: UnsafeBufferPointer<UInt8>, _ plan: TableLayout.Plan, at offset: Int, _ record: RawRecord, _ tape: inout RecordTape,
    _ complaints: inout Complaints
  ) {
    tape.spoil(plan.field)
    let finding = MappedCell.untranslated(text, plan)
    complaints.add(finding, at: record.place(from: offset, to: offset + text.count))
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

extension RecordTape {
  mutating func add(_ kind: Kind, _ word: String, from: Int, to: Int) {
    var word = word
    word.withUTF8 { add(kind, $0, from: from, to: to) }
  }
}
