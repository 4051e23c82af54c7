import Editing
import Findings
import TrainingModel

extension SheetLineReader {
  static let numbers: [SheetColumn] = [.week, .order, .sets, .repsMin, .repsMax, .load, .rir, .rest, .revision]

  mutating func readNumber(_ column: SheetColumn, _ cells: SheetCells, _ line: inout SheetLine) {
    guard let cell = cells[column] else { return }
    // What only tells may hold anything.
    let onlyTells = column == .week || column == .revision
    if column == .load, line.unit == nil { line.unit = Self.unit(cell) }
    switch SheetNumber.read(cell, NumberWords(column, line.measure, line.unit), signs: &signs) {
    case .empty:
      if line.rowID != nil, column == .sets || column == .repsMin || column == .rest {
        complain(SheetMessages.empty(column), column, cells)
      }
      line.set(column, nil)
    case .exact(let hundredths, let isExact):
      if !onlyTells, let message = Self.objection(to: hundredths, isExact, column, line.measure) { complain(message, column, cells) }
      line.set(column, hundredths)
    case .fault where Self.isOne(cell): line.set(column, 100)
    case .either where onlyTells, .fault where onlyTells: break
    case .either(let decimal, let isExact, let grouped, let sign):
      openNumbers.append(OpenNumber(row: lines.count, column: column, decimal: (decimal, isExact), grouped: grouped, sign: sign))
    case .fault(let fault): complain(SheetMessages.number(fault, column), column, cells)
    }
  }

  /// Whether a program took a column of ones for one of truths.
  private static func isOne(_ cell: SheetCell.Bytes) -> Bool { String(decoding: SheetCell.trimmed(cell), as: UTF8.self) == "True" }

  /// The unit that a load names where its row names none.
  private static func unit(_ cell: SheetCell.Bytes) -> LoadUnit? {
    guard let digit = cell.lastIndex(where: { $0 &- 48 < 10 }), digit + 1 < cell.count else { return nil }
    let word = SheetCell.trimmed(SheetCell.Bytes(rebasing: cell[(digit + 1)...]))
    let spelled = String(decoding: word, as: UTF8.self).lowercased()
    return MeasureUnit.masses.first { $0.words.contains(spelled) }.flatMap { LoadUnit(id: $0.name) }
  }

  /// What speaks against a number, given in hundredths; nil where nothing does.
  static func objection(to hundredths: Int, _ isExact: Bool, _ column: SheetColumn, _ measure: Measure?) -> SheetMessages.Message? {
    if hundredths > 10_000_000 { return SheetMessages.number(.tooLarge, column) }
    if hundredths >= SheetNumber.serials.lowerBound, let fault = SheetNumber.serial(hundredths), !isDistance(column, measure) {
      return SheetMessages.number(fault, column)
    }
    return column == .load || (isExact && hundredths % 100 == 0) ? nil : SheetMessages.notWhole(column)
  }

  /// Whether the number is one of metres, which may be as many as a date has days.
  private static func isDistance(_ column: SheetColumn, _ measure: Measure?) -> Bool {
    measure == .metres && (column == .repsMin || column == .repsMax)
  }
}

extension SheetLine {
  /// Puts a number, given in hundredths, into the field of its column; nil where the cell is empty.
  mutating func set(_ column: SheetColumn, _ hundredths: Int?) {
    let whole = hundredths.map { $0 / 100 }
    switch column {
    case .week: week = whole
    case .order: order = .some(whole)
    case .sets: sets = whole
    case .repsMin: repsMin = whole
    case .repsMax: repsMax = .some(whole)
    case .load: load = .some(hundredths.map { Load(hundredths: Int32(clamping: $0)) })
    case .rir: rir = .some(whole)
    case .rest: rest = whole
    case .revision: revision = whole
    default: break
    }
  }
}
