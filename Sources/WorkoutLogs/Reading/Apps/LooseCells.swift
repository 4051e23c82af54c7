import Intake
import TrainingModel

/// Finds the columns of a row in which nothing is quoted, not even a name with a comma: where the numbers begin shows where the name ends.
struct LooseCells {
  enum Kind { case number, loadUnit, distanceUnit, time, flag }

  /// The first cell of text.
  let text: Int
  /// How many columns of text there are before the numbers; a comma is in the first of them.
  let texts: Int
  /// The columns behind the texts.
  let run: [Kind]
  /// Whether a column of free text follows the run.
  let hasNote: Bool
  let columnCount: Int

  /// How many commas the first text has; nil where no place fits.
  private func shift(_ cells: LogCells) -> Int? {
    let extra = cells.count - columnCount
    if extra <= 0 { return extra == 0 ? 0 : nil }
    return ((hasNote ? 0 : extra)...extra).first { fits(cells, text + texts + $0) }
  }

  /// How many commas the first text of a row has, in a file that quotes nothing or, where `loose` is nil, in one that was saved by others.
  static func shift(_ cells: LogCells, _ loose: LooseCells?, _ columnCount: Int) throws(RowFault) -> Int {
    if cells.count <= columnCount { return 0 }
    if let shift = loose?.shift(cells) { return shift }
    if cells.isBlank(from: columnCount) { return 0 }
    throw RowFault(code: .logRaggedRow, message: "the line has more cells than the heading, and no place where its numbers begin")
  }

  private func fits(_ cells: LogCells, _ start: Int) -> Bool {
    for (place, kind) in run.enumerated() {
      let cell = cells[start + place]
      if cell.isEmpty { continue }
      let fits =
        switch kind {
        case .number: LogNumber.read(cell) != .unreadable
        case .loadUnit: LogUnits.load(cell) != nil
        case .distanceUnit: LogUnits.metres(cell) != nil || LogUnits.load(cell) != nil
        case .time: cell.allSatisfy { $0 &- 48 < 10 || $0 == 58 || $0 == 46 }
        case .flag: cell.isWord("true") || cell.isWord("false")
        }
      if !fits { return false }
    }
    return true
  }
}
