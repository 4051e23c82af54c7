import TrainingModel

/// Puts rows that came from elsewhere into days of a plan.
package struct PasteRows: Sendable {
  /// The rows with their week, day and order here; ids are given when they are put in.
  package var rows: [PlanRow]
  /// What days are called that get their first rows.
  package var sessions: [PlanSession]
  /// Days whose own rows make way.
  package var replaced: [PlanDay]
  /// The order that the first row gets, where the rows go between others; nil for behind them.
  package var order: Int?

  package init(_ rows: [PlanRow], sessions: [PlanSession], replacing replaced: [PlanDay] = [], at order: Int? = nil) {
    (self.rows, self.sessions, self.replaced, self.order) = (rows, sessions, replaced, order)
  }

  /// Adds the rows, supersets under letters that are free in their day.
  ///
  /// A row that takes the place of one with the same exercise and kind keeps that one's id, so that only what differs is a change; every other
  /// gets a new one.
  ///
  /// - Throws: `EditRefusal` where the rows can't stand there.
  package func apply(to plan: inout EditablePlan) throws(EditRefusal) {
    for week in Set(rows.map(\.week)).union(replaced.map(\.week)).sorted() { try plan.need(week) }
    var ids = NewRowIDs(plan)
    for day in Set(rows.map { PlanDay(week: $0.week, day: $0.day) }).union(replaced).sorted() {
      let isReplaced = replaced.contains(day)
      var gone = isReplaced ? plan.rows(week: day.week, day: day.day) : []
      if isReplaced {
        plan.rows.removeAll { PlanDay(week: $0.week, day: $0.day) == day }
        plan.sessions.removeAll { PlanDay(week: $0.week, day: $0.day) == day }
      }
      let own = rows.filter { PlanDay(week: $0.week, day: $0.day) == day }.sorted(by: PlanRow.isInOrder)
      put(withFreeLetters(own, in: plan.rows(week: day.week, day: day.day)), on: day, instead: &gone, &ids, &plan)
    }
    let named = Dictionary(sessions.map { (PlanDay(week: $0.week, day: $0.day), $0) }, uniquingKeysWith: { first, _ in first })
    plan.followRows(named: named)
  }

  private func put(
    _ own: [PlanRow], on day: PlanDay, instead gone: inout [PlanRow], _ ids: inout NewRowIDs, _ plan: inout EditablePlan
  ) {
    let rows = own.map { row -> PlanRow in
      var row = row
      if let place = gone.firstIndex(where: { $0.exercise == row.exercise && $0.kind == row.kind }) {
        let old = gone.remove(at: place)
        (row.rowID, row.order) = (old.rowID, old.order)
        // What says the same still stands for the same reasons.
        (row.week, row.day, row.reasons) = (old.week, old.day, old.reasons)
        if row != old { row.reasons = "" }
      } else {
        row.rowID = ids.next(on: day)
        // It is new here, whatever place it had.
        (row.week, row.day) = (0, 0)
      }
      return row
    }
    plan.place(rows, on: day, at: order)
  }

  /// The rows with supersets named by letters that the day has not yet.
  private func withFreeLetters(_ own: [PlanRow], in there: [PlanRow]) -> [PlanRow] {
    let taken = Set(there.map(\.superset))
    var free = (65...90).map { String(UnicodeScalar(UInt8($0))) }.filter { !taken.contains($0) }[...]
    var letters: [String: String] = ["": ""]
    return own.map { row in
      var row = row
      if letters[row.superset] == nil { letters[row.superset] = free.popFirst() ?? "" }
      row.superset = letters[row.superset] ?? ""
      return row
    }
  }
}
