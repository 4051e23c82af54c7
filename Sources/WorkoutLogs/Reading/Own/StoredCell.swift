import TrainingModel

/// Cells that only a log has that came out of a store.
enum StoredCell {
  /// A whole number from 0 on; nil for an empty cell.
  static func whole(_ cell: LogRow.Cell, upTo most: Double) throws(RowFault) -> Int32? {
    switch LogNumber.read(cell) {
    case .empty: return nil
    case .value(let value):
      if value >= 0, value <= most, let whole = Int32(exactly: value) { return whole }
    case .unreadable: break
    }
    throw RowFault(code: .logNumber, message: "the superset, the minutes or the flag is no whole number that a log from a store has")
  }
}
