import TrainingModel

/// The places of a session's rows: changed only where they must, so that a coach who moves one row sees one row change.
enum RowOrders {
  /// Orders for rows in the sequence that is wanted, rising and from 1; as many rows as possible keep the one they have, and none gets one
  /// beyond the greatest that there is as long as there is room.
  ///
  /// - Parameter current: The order that each row has, in the sequence that is wanted; nil for a row that is new there.
  static func keeping(_ current: [Int?]) -> [Int] {
    // Rows may keep their orders together where each leaves room for those before, between and behind: where `order - place` never falls, is
    // 1 at least, and is no more than it would be for the last one.
    let most = max(current.compactMap { $0 }.max() ?? 0, current.count) - max(0, current.count - 1)
    let slack = current.enumerated().map { place, order in order.map { $0 - place } }.map { $0.flatMap { $0 <= most ? $0 : nil } }
    var best: [(length: Int, before: Int?)] = Array(repeating: (0, nil), count: current.count)
    var end: Int?
    for place in slack.indices {
      guard let own = slack[place], own >= 1 else { continue }
      best[place] = (1, nil)
      for earlier in 0..<place where best[earlier].length >= best[place].length {
        if let other = slack[earlier], other >= 1, other <= own { best[place] = (best[earlier].length + 1, earlier) }
      }
      if best[place].length > (end.map { best[$0].length } ?? 0) { end = place }
    }
    var kept: Set<Int> = []
    while let place = end {
      kept.insert(place)
      end = best[place].before
    }
    var last = 0
    return current.enumerated().map { place, order in
      last = kept.contains(place) ? order ?? last + 1 : last + 1
      return last
    }
  }
}

extension EditablePlan {
  /// Puts the rows of a day into this sequence; ids of other rows are left out.
  mutating func arrange(_ day: PlanDay, as sequence: [RowID]) {
    let places = sequence.compactMap { id in rows.firstIndex { $0.rowID == id && $0.week == day.week && $0.day == day.day } }
    for (place, order) in zip(places, RowOrders.keeping(places.map { rows[$0].order })) { rows[place].order = order }
    sort()
  }

  /// Takes rows to a place in a day, which may be their own; the rows there make room.
  ///
  /// - Parameter order: The order that they are to have: that of the row that stands there now, which makes room. nil for the end.
  mutating func place(_ moved: [PlanRow], on day: PlanDay, at order: Int?) {
    let ids = Set(moved.map(\.rowID))
    let others = rows(week: day.week, day: day.day).filter { !ids.contains($0.rowID) }
    rows.removeAll { ids.contains($0.rowID) }
    // Who goes down in the own session goes behind the row whose order is wanted, who goes up or comes goes before it.
    let goesDown = moved.contains { row in (row.week, row.day) == (day.week, day.day) && order.map { row.order < $0 } ?? false }
    var cut = order.flatMap { order in others.firstIndex { goesDown ? $0.order > order : $0.order >= order } } ?? others.count
    // Nothing comes between an exercise and its build-up.
    while cut > 0, cut < others.count, others[cut - 1].kind == .ramp, others[cut].exercise == others[cut - 1].exercise { cut -= 1 }
    let sequence = Array(others[..<cut]) + moved + Array(others[cut...])
    let wasHere = Set(moved.filter { $0.week == day.week && $0.day == day.day }.map(\.rowID))
    let current = sequence.map { ids.contains($0.rowID) && !wasHere.contains($0.rowID) ? nil : $0.order }
    let orders = RowOrders.keeping(current)
    for (row, order) in zip(sequence, orders) {
      if ids.contains(row.rowID) {
        var row = row
        (row.week, row.day, row.order) = (day.week, day.day, order)
        rows.append(row)
      } else if let place = rows.firstIndex(where: { $0.rowID == row.rowID }) {
        rows[place].order = order
      }
    }
    sort()
  }
}
