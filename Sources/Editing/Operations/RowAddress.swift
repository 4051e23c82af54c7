import TrainingModel

/// Which rows of a block somebody means: one by its id, or all that fit what is said of them.
package struct RowAddress: Hashable, Sendable {
  package var row: RowID?
  /// 1 to 4.
  package var week: Int?
  /// 1 to 7, counted from the week's first day; only together with `week`.
  package var day: Int?
  package var date: CalendarDate?
  /// The place in the session.
  package var order: Int?
  /// The exercise's id.
  package var exercise: String?

  package init() {}

  /// Whether nothing is said, which would be every row.
  package var isEmpty: Bool { self == RowAddress() }

  /// The day that is meant, where one is.
  ///
  /// - Throws: `EditRefusal` where the block has no such day.
  package func day(in plan: EditablePlan) throws(EditRefusal) -> PlanDay? {
    if let date {
      guard let place = plan.place(of: date) else {
        throw EditRefusal(
          "\(date) is not in the block from \(plan.planStart) to \(plan.date(week: Mesocycle.weekCount, day: 7))",
          hint: "name another date, or the block with --start")
      }
      return PlanDay(week: place.week, day: place.day)
    }
    if let week, let day { return PlanDay(week: week, day: day) }
    return nil
  }

  /// The rows that are meant, in calendar order; at least one.
  ///
  /// - Parameter name: The name of an exercise by its id, for what is said where nothing fits.
  /// - Throws: `EditRefusal` where no row is meant, or it is not clear which.
  package func rows(in plan: EditablePlan, name: (String) -> String) throws(EditRefusal) -> [PlanRow] {
    let meant = try day(in: plan)
    if let number = meant?.week ?? week { try plan.need(number) }
    let found = plan.rows.filter { candidate in
      (row.map { $0 == candidate.rowID } ?? true) && (meant.map { $0.week == candidate.week && $0.day == candidate.day } ?? true)
        && (week.map { $0 == candidate.week } ?? true) && (order.map { $0 == candidate.order } ?? true)
        && (exercise.map { $0 == candidate.exercise } ?? true)
    }
    if found.isEmpty { throw missing(plan, meant, name) }
    return found
  }

  /// The one row that is meant.
  ///
  /// - Throws: `EditRefusal` where no row is meant, or more than one.
  package func onlyRow(in plan: EditablePlan, name: (String) -> String) throws(EditRefusal) -> PlanRow {
    let found = try rows(in: plan, name: name)
    // The build-up of an exercise stands before it and is not what is meant by its name.
    let work = found.filter { $0.kind != .ramp }
    let candidates = work.isEmpty ? found : work
    guard candidates.count == 1 else {
      throw EditRefusal(
        "\(found.count) rows fit, and one is wanted",
        hint: "name it with --row: "
          + found.prefix(8).map { "\($0.rowID) \(plan.placeWords($0)) \(name($0.exercise))" }.joined(separator: ", "))
    }
    return candidates[0]
  }

  private func missing(_ plan: EditablePlan, _ meant: PlanDay?, _ name: (String) -> String) -> EditRefusal {
    if let row, !plan.rows.contains(where: { $0.rowID == row }) {
      return EditRefusal("the block from \(plan.planStart) has no row \(row)", hint: "'mesocycle edit rows' lists the rows with their ids")
    }
    let there = plan.rows.filter { row in meant.map { $0.week == row.week && $0.day == row.day } ?? (week.map { $0 == row.week } ?? true) }
    let place = meant.map { plan.dayWords($0) } ?? week.map { "week \($0)" } ?? "the block"
    guard !there.isEmpty else {
      let days = Set(plan.rows.filter { row in week.map { $0 == row.week } ?? true }.map { PlanDay(week: $0.week, day: $0.day) }).sorted()
      return EditRefusal("\(place) has no session", hint: "there are sessions on " + days.map(plan.dayWords).joined(separator: ", "))
    }
    let list = meant == nil ? Self.exercises(of: there, name) : there.map { "\($0.order) \(name($0.exercise)) (\($0.exercise))" }
    return EditRefusal("\(place) has no such row", hint: "it has " + list.joined(separator: ", "))
  }

  /// Each exercise once, in the order in which they come.
  private static func exercises(of rows: [PlanRow], _ name: (String) -> String) -> [String] {
    var seen: Set<String> = []
    return rows.filter { seen.insert($0.exercise).inserted }.map { "\(name($0.exercise)) (\($0.exercise))" }
  }
}

extension EditablePlan {
  /// `mon 2026-12-07`.
  package func dayWords(_ day: PlanDay) -> String {
    let date = date(week: day.week, day: day.day)
    return "\(date.weekday) \(date)"
  }

  /// `2026-12-07 #3`.
  func placeWords(_ row: PlanRow) -> String { "\(date(week: row.week, day: row.day)) #\(row.order)" }

  /// A row with the build-up that stands directly before it; a row of a build-up alone.
  package func group(of row: PlanRow) -> [PlanRow] {
    guard row.kind != .ramp else { return [row] }
    let session = rows(week: row.week, day: row.day)
    guard let place = session.firstIndex(where: { $0.rowID == row.rowID }) else { return [row] }
    var first = place
    while first > 0, session[first - 1].kind == .ramp, session[first - 1].exercise == row.exercise { first -= 1 }
    return Array(session[first...place])
  }

  /// Those rows with the build-up of each, every row once and in calendar order.
  package func groups(of chosen: [PlanRow]) -> [PlanRow] {
    let ids = Set(chosen.flatMap { group(of: $0) }.map(\.rowID))
    return rows.filter { ids.contains($0.rowID) }
  }
}
