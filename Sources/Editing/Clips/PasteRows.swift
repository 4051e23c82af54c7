import TrainingModel

/// Puts rows that came from elsewhere into days of a plan.
public struct PasteRows: Sendable {
  /// The rows with their week, day and order here; ids are given when they are put in.
  public var rows: [PlanRow]
  /// What days are called that get their first rows.
  public var sessions: [PlanSession]
  /// Days whose own rows make way.
  public var replaced: [PlanDay]
  /// The order that the first row gets, where the rows go between others; nil for behind them.
  public var order: Int?

  public init(_ rows: [PlanRow], sessions: [PlanSession], replacing replaced: [PlanDay] = [], at order: Int? = nil) {
    (self.rows, self.sessions, self.replaced, self.order) = (rows, sessions, replaced, order)
  }

  /// Adds the rows under new ids; supersets get letters that are free in their day.
  public func apply(to plan: inout EditablePlan) throws(EditRefusal) {
    for week in Set(rows.map(\.week)).union(replaced.map(\.week)).sorted() where plan.week(week) == nil {
      throw EditRefusal("week \(week) is not planned", hint: "'mesocycle generate --week \(week)' plans it")
    }
    var ids = NewRowIDs(plan)
    plan.rows.removeAll { replaced.contains(PlanDay(week: $0.week, day: $0.day)) }
    plan.sessions.removeAll { replaced.contains(PlanDay(week: $0.week, day: $0.day)) }
    for day in Set(rows.map { PlanDay(week: $0.week, day: $0.day) }).sorted() {
      let taken = Set(plan.rows(week: day.week, day: day.day).map(\.superset))
      var letters: [String: String] = [:]
      var free = (65...90).map { String(UnicodeScalar(UInt8($0))) }.filter { !taken.contains($0) }[...]
      let own = rows.filter { PlanDay(week: $0.week, day: $0.day) == day }.sorted(by: PlanRow.isInOrder).map { row -> PlanRow in
        var row = row
        row.rowID = ids.next(on: day)
        if !row.superset.isEmpty, letters[row.superset] == nil { letters[row.superset] = free.popFirst() ?? "" }
        row.superset = letters[row.superset] ?? ""
        // They are new here, whatever places they had.
        (row.week, row.day) = (0, 0)
        return row
      }
      plan.place(own, on: day, at: order)
    }
    let named = Dictionary(sessions.map { (PlanDay(week: $0.week, day: $0.day), $0) }, uniquingKeysWith: { first, _ in first })
    plan.followRows(named: named)
  }
}
