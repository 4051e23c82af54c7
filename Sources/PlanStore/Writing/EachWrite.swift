import GRDB

extension PlanStore {
  /// Writes all items in one transaction; where the database refuses what is to be written of one of them, halves of them are tried until
  /// that one stands alone, so that the others are stored all the same.
  ///
  /// Throws `StoreError` where more than one item is at fault: the disk is full, the file is locked or damaged.
  ///
  /// - Parameters:
  ///   - body: writes some of the items, in their order; called again for parts of them after a refusal, which undid all that it did.
  ///   - refused: hears of each item that could not be written, outside of any transaction.
  func write<Item>(
    each items: ArraySlice<Item>, _ body: (Database, ArraySlice<Item>) throws -> Void, refused: (Item, StoreError) throws -> Void
  ) throws {
    guard let first = items.first else { return }
    do {
      try write { db in try body(db, items) }
    } catch let error as StoreError where error.isOfOneWrite {
      if items.count == 1 { return try refused(first, error) }
      let middle = items.startIndex + items.count / 2
      try write(each: items[..<middle], body, refused: refused)
      try write(each: items[middle...], body, refused: refused)
    }
  }
}
