import TrainingModel

/// What has to be written so that one list of rows becomes another: nothing for rows that stay as they are, or of which only the rules behind
/// them would be others.
package struct RowDifference: Sendable {
  /// Rows that only the new list has.
  package var added: [PlanRow] = []
  /// Rows that only the old list has.
  package var removed: [PlanRow] = []
  /// Rows of both that say something else now, in the new list's order.
  package var changed: [(old: PlanRow, new: PlanRow)] = []

  package init(from old: [PlanRow], to new: [PlanRow]) {
    // Most rows stand where they stood; only the others have to be looked for.
    var same = 0
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        while same < old.count, same < new.count, old[same].rowID == new[same].rowID {
          // Not `!=`, which is generic and copies both.
          if !(old[same] == new[same]), !old[same].saysSame(as: new[same]) { changed.append((old[same], new[same])) }
          same += 1
        }
      }
    }
    if same == old.count, same == new.count { return }
    let known = Dictionary(old[same...].enumerated().map { ($1.rowID, $0) }, uniquingKeysWith: { first, _ in first })
    var isKept = [Bool](repeating: false, count: old.count - same)
    for row in new[same...] {
      guard let place = known[row.rowID] else {
        added.append(row)
        continue
      }
      isKept[place] = true
      if old[same + place] != row, !old[same + place].saysSame(as: row) { changed.append((old[same + place], row)) }
    }
    removed = isKept.indices.lazy.filter { !isKept[$0] }.map { old[same + $0] }
  }

  package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

  /// The days, as week and day, on which something is different; a row that moved makes two days different.
  package var days: Set<PlanDay> {
    var days = Set((added + removed).map { PlanDay(week: $0.week, day: $0.day) })
    for (old, new) in changed { days.formUnion([PlanDay(week: old.week, day: old.day), PlanDay(week: new.week, day: new.day)]) }
    return days
  }
}

extension PlanRow {
  /// Whether the rows say the same to whoever trains by them.
  fileprivate func saysSame(as other: PlanRow) -> Bool {
    var row = self
    row.reasons = other.reasons
    return row == other
  }
}
