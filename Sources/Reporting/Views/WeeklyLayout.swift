import PlanStore
import TrainingModel

/// Lays a block out week by week: a table a session.
enum WeeklyLayout {
  static func lines(_ shown: ShownBlock, why reasons: ShownReasons?, width: Int, style: Style) -> [String] {
    var lines: [String] = []
    var rows = shown.rows[...]
    var week = 0
    while let first = rows.first {
      if first.week != week {
        week = first.week
        lines += TerminalTable.wrap(shown.heading(ofWeek: week), to: width).map(style.bold) + [""]
      }
      let session = rows.prefix { $0.week == first.week && $0.day == first.day }
      rows = rows.dropFirst(session.count)
      lines += TerminalTable.wrap(heading(shown, first), to: width)
      lines += table(session, reasons).lines(width: width, style: style) + [""]
    }
    return lines
  }

  /// `mon 2026-12-07, Upper A, 56 min`.
  private static func heading(_ shown: ShownBlock, _ row: ShownRow) -> String {
    let date = shown.block.planStart.day(row.day, ofWeek: row.week)
    guard let session = shown.block.session(week: row.week, day: row.day) else { return "\(date.weekday) \(date)" }
    return "\(date.weekday) \(date), \(TerminalText.line(session.focus)), \(session.minutes) min"
  }

  private static func table(_ rows: ArraySlice<ShownRow>, _ reasons: ShownReasons?) -> TerminalTable {
    var table = TerminalTable([
      .init(heading: "#"), .init(heading: "exercise", wraps: true, least: 14), .init(heading: "sets × reps", wraps: true, least: 11),
      .init(heading: "load", wraps: true, least: 9), .init(heading: "RIR", isRight: true), .init(heading: "rest", isRight: true),
      .init(heading: "tempo"), .init(heading: "note", wraps: true, least: 12),
    ])
    table.rows = rows.map { [$0.place, $0.exerciseAndKind, $0.amount, $0.load, $0.rir, $0.rest, $0.tempo, $0.note] }
    if let reasons {
      table.remarks = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($0.offset, reasons.of([$0.element])) })
    }
    return table
  }
}
