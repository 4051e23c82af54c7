import TrainingModel

/// More rows than a day or a block may have: found before anything is compared, so that no sheet keeps others waiting.
struct SheetExcess {
  /// What is said of it, at the first line that is too many.
  let issue: SheetIssue

  /// nil where the lines at these places are within bounds.
  init?(_ lines: [SheetLine], at places: [Int], start: CalendarDate) {
    if places.count <= SheetLimits.rowsPerDay { return nil }
    var days: [CalendarDate: Int] = [:]
    var all = 0
    for place in places where !lines[place].isDeleted {
      all += 1
      days[lines[place].date, default: 0] += 1
      if days[lines[place].date] == SheetLimits.rowsPerDay + 1 {
        issue = SheetIssue(
          line: place, column: "date",
          "\(lines[place].date) has more than \(SheetLimits.rowsPerDay) rows, which is the most that a day may have",
          hint: "take out what does not belong to that day")
        return
      }
      if all > SheetLimits.rowsPerBlock {
        issue = SheetIssue(
          line: place, column: nil, "the block has more than \(SheetLimits.rowsPerBlock) rows, which is the most that a block may have",
          hint: "take out what does not belong to the block")
        return
      }
    }
    return nil
  }
}

extension EditablePlan {
  /// Why a plan is too large to be kept; nil where it is not.
  package var excess: EditRefusal? {
    if rows.count <= SheetLimits.rowsPerDay { return nil }
    var counts = [Int](repeating: 0, count: PlanDay.count)
    for row in rows {
      let place = PlanDay(week: row.week, day: row.day).offset
      guard counts.indices.contains(place) else { continue }
      counts[place] += 1
      if counts[place] > SheetLimits.rowsPerDay {
        return EditRefusal(
          "\(dayWords(PlanDay(week: row.week, day: row.day))) would have more than \(SheetLimits.rowsPerDay) rows, the most that a day may have",
          hint: "take other rows of that day out first")
      }
    }
    guard rows.count > SheetLimits.rowsPerBlock else { return nil }
    return EditRefusal(
      "the block would have \(rows.count) rows, and \(SheetLimits.rowsPerBlock) are the most that a block may have",
      hint: "take other rows out first")
  }
}
