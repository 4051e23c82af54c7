import Editing
import Findings
import Intake
import Reporting
import Rulebook
import TrainingModel

/// Finds what was typed into cells that only tell something, where all rows of a day, week or client say the same: only the plan shows it.
///
/// Rows that were moved carry along what they told, and are not asked.
struct ExportedComparison {
  private let table: SheetTable
  private let names: [String: String]
  private let focuses: [[String: String]]
  private(set) var findings = FoldedFindings()

  /// - Parameters:
  ///   - names: those of the clients, by id.
  ///   - rulebook: what sessions are called in every language.
  init(_ table: SheetTable, names: [String: String], _ rulebook: Rulebook) {
    (self.table, self.names) = (table, names)
    focuses = Language.allCases.map { language in
      EditablePlan.ownFocuses(in: language).merging(rulebook.translations[language]?.focuses ?? [:]) { $1 }
    }
  }

  /// Compares the lines about a block, which are at `places`, with the block as it stood when the sheet was written.
  mutating func compare(_ comparison: SheetComparison, at places: [Int], with base: EditablePlan) {
    var lines: [Int] = []
    var ends: [Int] = []
    for (row, order) in comparison.lineOfRow.prefix(base.rows.count).enumerated() {
      if row > 0, (base.rows[row].week, base.rows[row].day) != (base.rows[row - 1].week, base.rows[row - 1].day) {
        ends.append(lines.count)
      }
      guard order >= 0 else { continue }
      let line = places[Int(order)]
      if table.lines[line].date == base.date(week: base.rows[row].week, day: base.rows[row].day) { lines.append(line) }
    }
    ends.append(lines.count)
    compareDays(lines, ends, base)
    compareWeeks(lines, base)
    guard let name = names[base.clientID] else { return }
    find(.clientName, places[...]) { $0 == name || Self.words($0) == Self.words(name) }
  }

  /// Adds what else is to be said of a cell that only tells.
  mutating func add(_ finding: Finding) { findings.add(finding) }

  private mutating func compareDays(_ lines: [Int], _ ends: [Int], _ base: EditablePlan) {
    var (start, session) = (0, 0)
    for end in ends where end > start {
      let day = lines[start..<end]
      start = end
      let date = table.lines[day[day.startIndex]].date
      compareWeekdays(day, with: date.weekday)
      guard let place = base.place(of: date) else { continue }
      while session < base.sessions.count, (base.sessions[session].week, base.sessions[session].day) < place { session += 1 }
      guard session < base.sessions.count, (base.sessions[session].week, base.sessions[session].day) == place else { continue }
      let english = base.sessions[session].focus
      find(.focus, day) { [focuses] text in
        text == english || Self.words(text) == Self.words(english)
          || focuses.contains { $0[english].map(Self.words) == Self.words(text) }
      }
    }
  }

  private mutating func compareWeekdays(_ day: ArraySlice<Int>, with weekday: Weekday) {
    var right = -1
    for line in day {
      guard let told = table.told(.weekday, ofLine: line), told != right else { continue }
      if table.weekday(told: told) == weekday {
        right = told
      } else if !table.text(told: told).isEmpty {
        findings.add(table.typed(.weekday, ofLine: line))
      }
    }
  }

  private mutating func compareWeeks(_ lines: [Int], _ base: EditablePlan) {
    var start = 0
    for week in base.weeks {
      let first = base.date(week: week.week, day: 1)
      var end = start
      while end < lines.count, table.lines[lines[end]].date < first + 7 { end += 1 }
      let rows = lines[start..<end]
      start = end
      // Of a week that the block has lost nobody knows the phase any more.
      if week.status != .unknown { find(.phase, rows) { text in Language.allCases.contains { week.phase.name(in: $0) == text } } }
      guard let told = rows.first.flatMap({ table.lines[$0].week }), told != week.week else { continue }
      if rows.allSatisfy({ table.lines[$0].week == told }) { for line in rows { findings.add(table.typed(.week, ofLine: line)) } }
    }
  }

  /// Finds the cells of rows that all say the same, where that is not what the plan says.
  private mutating func find(_ column: SheetColumn, _ lines: ArraySlice<Int>, isRight: (String) -> Bool) {
    let tells = { [table] line in table.told(column, ofLine: line) }
    guard let told = lines.lazy.compactMap(tells).first, !isRight(table.text(told: told)) else { return }
    let rows = lines.filter { tells($0) != nil }
    if rows.allSatisfy({ tells($0) == told }) { for row in rows { findings.add(table.typed(column, ofLine: row)) } }
  }

  /// The text with single blanks between its words, as whatever program may have left it.
  private static func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
