import Editing
import Findings
import TrainingModel

extension SheetLineReader {
  /// Reads the cells that hold a word of a closed set, and the tempo.
  mutating func readWords(_ cells: SheetCells, _ line: inout SheetLine) {
    var isOdd = false
    line.kind = word(.kind, cells, line, &isOdd)
    line.measure = counted(.measure, cells, &line, .measure)
    line.unit = counted(.unit, cells, &line, .unit)
    line.basis = counted(.loadBasis, cells, &line, .basis)
    guard let tempo = cells[.tempo].map(SheetCell.trimmed) else { return }
    line.tempo = ""
    if tempo.isEmpty { return }
    let index = pool.index(tempo)
    if let read = tempos.value(index, make: { Self.tempo(pool[index].text) }) {
      line.tempo = read.description
    } else {
      complain(SheetMessages.tempo(looksLikeDate: WrittenDate(tempo).isDate), .tempo, cells)
    }
  }

  /// A tempo with whatever dash a program made of the plain one.
  private static func tempo(_ text: String) -> Tempo? {
    Tempo(text: String(text.map { "–—−‑".contains($0) ? "-" : $0 }).uppercased())
  }

  /// A word that tells how the numbers of the line are counted.
  private mutating func counted<Value: Word>(
    _ column: SheetColumn, _ cells: SheetCells, _ line: inout SheetLine, _ odd: OddCells
  ) -> Value? {
    var isOdd = false
    let value: Value? = word(column, cells, line, &isOdd)
    if isOdd { line.oddCells.insert(odd) }
    return value
  }

  private mutating func word<Value: Word>(
    _ column: SheetColumn, _ cells: SheetCells, _ line: SheetLine, _ isOdd: inout Bool
  ) -> Value? {
    guard let cell = cells[column].map(SheetCell.value) else { return nil }
    if cell.isEmpty {
      if line.rowID != nil, column == .kind { complain(SheetMessages.empty(column), column, cells) }
      return nil
    }
    if let index = Value.spellings.firstIndex(where: { $0.utf8.elementsEqual(cell) }) { return Value(rawValue: UInt8(index)) }
    let text = String(decoding: cell, as: UTF8.self).lowercased()
    if let value = Value(id: text) { return value }
    let hint = Suggestion.hint(for: text, among: Value.spellings) ?? "it takes \(Value.spellings.joined(separator: ", "))"
    isOdd = true
    complain(column == .kind ? SheetMessages.word(column, hint) : SheetMessages.oddWord(column), column, cells)
    return nil
  }

  /// Reads the cells that hold any text, and those that name an exercise.
  mutating func readTexts(_ cells: SheetCells, _ line: inout SheetLine) {
    line.superset = text(.superset, cells, isTrimmed: true)
    line.target = text(.target, cells)
    line.note = text(.note, cells)
    if let cell = cells[.exerciseID].map(SheetCell.trimmed) {
      let index = pool.index(cell)
      line.exerciseID = pool[index].text
      exercises[exercises.count - 1].id = Int32(index)
    }
    if let cell = cells[.exercise] {
      let index = pool.index(cell)
      line.exerciseName = pool[index].text
      exercises[exercises.count - 1].name = Int32(index)
    }
  }

  private mutating func text(_ column: SheetColumn, _ cells: SheetCells, isTrimmed: Bool = false) -> String? {
    guard let cell = cells[column].map({ isTrimmed ? SheetCell.trimmed($0) : $0 }) else { return nil }
    if cell.isEmpty { return "" }
    let index = pool.index(cell)
    let entry = pool[index]
    if entry.isError { complain(SheetMessages.spreadsheetError(column), column, cells) }
    if entry.hasControls {
      complain(
        (
          .sheetControlCharacter, "the cell '\(column)' holds a character that can't be seen, which was left out",
          "type the cell again if something is missing in it"
        ),
        column, cells)
    }
    return entry.plain
  }
}
