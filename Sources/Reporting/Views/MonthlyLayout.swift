import PlanStore
import TrainingModel

/// Lays a block out by session: each exercise once, with its weeks side by side, so that the progression can be read along the line.
enum MonthlyLayout {
  static func lines(_ shown: ShownBlock, why reasons: ShownReasons?, width: Int, style: Style) -> [String] {
    let weeks = (1...Mesocycle.weekCount).filter { week in shown.rows.contains { $0.week == week } }
    var lines = weeks.flatMap { TerminalTable.wrap(shown.heading(ofWeek: $0), to: width) } + [""]
    for day in 1...7 {
      let rows = shown.rows.filter { $0.day == day }
      guard let first = rows.first else { continue }
      lines += TerminalTable.wrap(heading(shown, first), to: width).map(style.bold)
      let wide = table(rows, weeks, between: ", ", reasons)
      // Where one line a cell does not fit, the load goes under the sets.
      lines += (wide.naturalWidth <= width ? wide : table(rows, weeks, between: "\n", reasons)).lines(width: width, style: style) + [""]
    }
    return lines
  }

  /// `mon, Upper A`.
  private static func heading(_ shown: ShownBlock, _ row: ShownRow) -> String {
    let weekday = (shown.block.planStart + (row.day - 1)).weekday
    guard let session = shown.block.session(week: row.week, day: row.day) else { return weekday.id }
    return "\(weekday), \(TerminalText.line(session.focus))"
  }

  private static func table(_ rows: [ShownRow], _ weeks: [Int], between: String, _ reasons: ShownReasons?) -> TerminalTable {
    var table = TerminalTable(
      [.init(heading: "exercise", wraps: true, least: 14)] + weeks.map { .init(heading: "week \($0)", wraps: true, least: 10) })
    var places: [Line: Int] = [:]
    var made: [Int: [ShownRow]] = [:]
    var seen: [Line: Int] = [:]
    for row in rows {
      guard let column = weeks.firstIndex(of: row.week) else { continue }
      // The second line of an exercise in a session, as of three sets with a load each, is a line of its own.
      let repetition = seen[Line(row, week: row.week, repetition: 0), default: 0]
      seen[Line(row, week: row.week, repetition: 0)] = repetition + 1
      let line = Line(row, week: 0, repetition: repetition)
      if places[line] == nil {
        places[line] = table.rows.count
        table.rows.append([row.exerciseAndKind] + weeks.map { _ in "" })
      }
      if let place = places[line] {
        table.rows[place][column + 1] = cell(row, between)
        made[place, default: []].append(row)
      }
    }
    if let reasons { table.remarks = made.mapValues(reasons.of) }
    return table
  }

  /// `3 × 6–8, 72.5 kg, RIR 3`.
  private static func cell(_ row: ShownRow, _ between: String) -> String {
    let effort = row.rir.isEmpty ? "" : "RIR \(row.rir)"
    let load = [row.load, effort].filter { !$0.isEmpty }.joined(separator: ", ")
    return load.isEmpty ? row.amount : row.amount + between + load
  }

  /// What stays the same along a line.
  private struct Line: Hashable {
    var exercise: String
    var kind: String
    var week: Int
    var repetition: Int

    init(_ row: ShownRow, week: Int, repetition: Int) {
      exercise = row.exerciseID
      kind = row.kind
      self.week = week
      self.repetition = repetition
    }
  }
}
