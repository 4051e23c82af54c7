import Editing
import TrainingModel

/// The cells into which somebody typed although they only tell something: they say otherwise than most of the rows beside them.
///
/// Rows that somebody moved carry the old week, phase, weekday and focus along: they are told by the weekday, which no longer is that of
/// their date, or by week and phase, which agree with each other and not with the date. In doubt nothing is found.
struct HandTypedCells {
  /// The cells, by column and in the order of the file.
  private(set) var found: [(column: SheetColumn, row: Int)] = []

  private let told: [ExportedCells.Row]
  private let lines: [SheetLine]
  private let pool: TextPool
  private var weekdays = PoolMemo<Int>()
  /// By row, the block that it is about; -1 for rows that are not asked.
  private var blockOf: [Int32] = []

  /// - Parameters:
  ///   - told: what each of the lines tells.
  ///   - rows: the client and start of each line, as they are written.
  init(_ told: [ExportedCells.Row], _ lines: [SheetLine], _ rows: [SheetDates.Row], _ pool: TextPool) {
    (self.told, self.lines, self.pool) = (told, lines, pool)
    let suspects = suspects(rows)
    if suspects.isEmpty { return }
    var members: [Int32: [Int]] = [:]
    for (row, block) in blockOf.enumerated() where block >= 0 && suspects.contains(block) { members[block, default: []].append(row) }
    for block in suspects.sorted() { judge(members[block, default: []]) }
    found.sort { ($0.column.rawValue, $0.row) < ($1.column.rawValue, $1.row) }
  }

  /// The blocks with rows that disagree about anything: of nearly every sheet none.
  private mutating func suspects(_ rows: [SheetDates.Row]) -> Set<Int32> {
    var suspects: Set<Int32> = []
    /// For each block the first name, then the first phase of each week, then the first focus of each day.
    var firsts: [Int32] = []
    let stride = 1 + Mesocycle.weekCount * 8
    var known: [SheetDates.Row: Int32] = [:]
    var last: (key: SheetDates.Row, block: Int32)?
    blockOf.reserveCapacity(lines.count)
    for (row, place) in rows.enumerated() {
      let offset = lines[row].date - lines[row].planStart
      guard told[row].isOld, (0..<PlanDay.count).contains(offset) else {
        blockOf.append(-1)
        continue
      }
      let key = SheetDates.Row(client: place.client, start: place.start, date: 0)
      if last?.key != key {
        let block = known[key] ?? Int32(known.count)
        if known.updateValue(block, forKey: key) == nil { firsts += repeatElement(-1, count: stride) }
        last = (key, block)
      }
      let block = last?.block ?? 0
      blockOf.append(block)
      func agrees(_ value: Int32, _ place: Int) -> Bool {
        let place = Int(block) * stride + place
        if firsts[place] < 0 { firsts[place] = value }
        return firsts[place] == value
      }
      var isAlike = agrees(told[row].name, 0)
      switch home(of: row) {
      case .here: isAlike = agrees(told[row].phase, 1 + offset / 7) && agrees(told[row].focus, 5 + offset) && isAlike
      case .otherWeek: isAlike = false
      case .moved: break
      }
      if !isAlike { suspects.insert(block) }
    }
    return suspects
  }

  private enum Home {
    /// Week and weekday agree with the date.
    case here
    /// The weekday agrees with the date and the week does not.
    case otherWeek
    /// The weekday is another one, or nothing tells.
    case moved
  }

  private mutating func home(of row: Int) -> Home {
    // A line has many texts: what is asked of it is read without a copy.
    guard let week = lines[row].week, told[row].weekday >= 0 else { return .moved }
    let date = lines[row].date
    let index = Int(told[row].weekday)
    let weekday = weekdays.value(index) { DateNames.weekday(pool[index].text.lowercased()) ?? -1 }
    guard weekday == Int(date.weekday.rawValue) else { return .moved }
    return week == (date - lines[row].planStart) / 7 + 1 ? .here : .otherWeek
  }

  // MARK: One block

  private mutating func judge(_ rows: [Int]) {
    find(.clientName, \.name, in: rows)
    let homes = rows.map { home(of: $0) }
    let atHome = zip(rows, homes).filter { $0.1 == .here }.map(\.0)
    var phases: [Int: Int32] = [:]
    for (week, rows) in Dictionary(grouping: atHome, by: { (lines[$0].date - lines[$0].planStart) / 7 + 1 }) {
      phases[week] = find(.phase, \.phase, in: rows)
    }
    for rows in Dictionary(grouping: atHome, by: { lines[$0].date }).values {
      // A row that was moved by hand, weekday included, has a number that another one of the day has too.
      let alike = Dictionary(grouping: rows) { lines[$0].order ?? nil }.values.filter { $0.count > 1 }
      find(.focus, \.focus, in: rows, but: Set(alike.joined()))
    }
    for (row, home) in zip(rows, homes) where home == .otherWeek {
      guard let told = lines[row].week, let phase = phases[(lines[row].date - lines[row].planStart) / 7 + 1] else { continue }
      let isPossible = (1...Mesocycle.weekCount).contains(told)
      // A row that came from the week which it tells has the phase of that week.
      if !isPossible || (self.told[row].phase == phase && phases[told].map { $0 != phase } ?? false) { found.append((.week, row)) }
    }
  }

  /// Finds the rows that say otherwise than most of these, and returns what most say; nil where no half agrees.
  @discardableResult
  private mutating func find(
    _ column: SheetColumn, _ value: KeyPath<ExportedCells.Row, Int32>, in rows: [Int], but unclear: Set<Int> = []
  ) -> Int32? {
    var counts: [Int32: Int] = [:]
    for row in rows { counts[told[row][keyPath: value], default: 0] += 1 }
    guard let most = counts.first(where: { $0.value * 2 > rows.count })?.key else { return nil }
    for row in rows where told[row][keyPath: value] != most && !unclear.contains(row) { found.append((column, row)) }
    return most
  }
}
