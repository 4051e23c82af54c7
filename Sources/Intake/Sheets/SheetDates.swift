import TrainingModel

/// The dates of a sheet: read cell by cell, understood for the file as a whole.
///
/// No cell alone says whether `05/06/2026` is a day in May or in June. `plan_start` never changes, so the order that makes its cells the
/// known starts of blocks is the file's; where that leaves it open, it is the order that puts every date into its block.
struct SheetDates {
  /// The order of three numbers with the year as the last, or as the first of three short ones.
  enum Order: CaseIterable {
    case dayMonthYear, monthDayYear, yearMonthDay
  }

  /// A block as a row names it: the places of its cells among the distinct ones.
  struct Row: Hashable {
    var client: Int32
    var start: Int32
    var date: Int32
  }

  private(set) var cells: [WrittenDate] = []
  private(set) var rows: [Row] = []
  /// The order for each sign between the numbers; nil where nothing tells.
  private var orders: [UInt8: Order?] = [:]
  /// The day with the serial number 0.
  private var epoch = Epoch.from1900

  private enum Epoch: Int32, CaseIterable {
    case from1900 = -25569
    case from1904 = -24107
  }

  /// Notes a new distinct cell, and returns its place.
  mutating func add(_ cell: WrittenDate) -> Int32 {
    cells.append(cell)
    return Int32(cells.count - 1)
  }

  mutating func add(_ row: Row) { rows.append(row) }

  /// The date that the cell at `index` means, or nil where it is open or none.
  subscript(index: Int32) -> CalendarDate? {
    switch cells[Int(index)] {
    case .day(let date): date
    case .serial(let number): Self.day(number, epoch)
    case .numbers(let first, let second, let third, let sign):
      (orders[sign] ?? nil).flatMap { Self.day(first, second, third, $0) }
    default: nil
    }
  }

  /// Whether the order of this cell's numbers is open.
  func isOpen(_ index: Int32) -> Bool {
    guard case .numbers(_, _, _, let sign) = cells[Int(index)] else { return false }
    return (orders[sign] ?? nil) == nil
  }

  /// Decides what the file's dates mean; `starts` gives the known blocks of the client at a row's `client`.
  mutating func decide(starts: (Int32) -> [CalendarDate]) {
    var signs: [UInt8] = []
    var hasSerials = false
    for cell in cells {
      if case .numbers(_, _, _, let sign) = cell, !signs.contains(sign) { signs.append(sign) }
      if case .serial = cell { hasSerials = true }
    }
    if signs.isEmpty && !hasSerials { return }
    let pairs = distinctRows()
    if hasSerials { epoch = decideEpoch(pairs, starts) }
    // Signs with cells in plan_start come first: those decide where blocks begin, and so what is inside of them.
    let proven = signs.filter { sign in pairs.contains { isNumbers($0.start, sign) } }
    for sign in proven + signs.filter({ !proven.contains($0) }) { orders[sign] = decideOrder(sign, pairs, starts) }
  }

  private func distinctRows() -> [Row] {
    var seen = Set<Row>()
    return rows.filter { seen.insert($0).inserted }
  }

  private func isNumbers(_ index: Int32, _ sign: UInt8) -> Bool {
    if case .numbers(_, _, _, sign) = cells[Int(index)] { true } else { false }
  }

  private func decideOrder(_ sign: UInt8, _ pairs: [Row], _ starts: (Int32) -> [CalendarDate]) -> Order? {
    var candidates = Order.allCases.filter { order in
      cells.indices.contains { isNumbers(Int32($0), sign) && day(Int32($0), sign, order) != nil }
    }
    let hits = candidates.map { order in
      pairs.count { isNumbers($0.start, sign) && day($0.start, sign, order).map(starts($0.client).contains) == true }
    }
    if let most = hits.max(), most > 0 { candidates = zip(candidates, hits).filter { $0.1 == most }.map(\.0) }
    if candidates.count > 1 {
      let possible = candidates.filter { order in
        pairs.allSatisfy { row in [row.start, row.date].allSatisfy { !isNumbers($0, sign) || day($0, sign, order) != nil } }
      }
      if !possible.isEmpty { candidates = possible }
    }
    if candidates.count > 1 {
      candidates = candidates.filter { order in
        pairs.allSatisfy { row in
          guard isNumbers(row.start, sign) || isNumbers(row.date, sign) else { return true }
          guard let start = day(row.start, sign, order), let date = day(row.date, sign, order) else { return false }
          return (0..<28).contains(date - start)
        }
      }
    }
    // Orders that mean the same days, as in 12/12/2026, are one.
    let isOne = cells.indices.allSatisfy { index in
      !isNumbers(Int32(index), sign) || Set(candidates.map { day(Int32(index), sign, $0) }).count == 1
    }
    return isOne ? candidates.first : nil
  }

  private func decideEpoch(_ pairs: [Row], _ starts: (Int32) -> [CalendarDate]) -> Epoch {
    func hits(_ epoch: Epoch) -> Int {
      pairs.count { row in
        guard case .serial(let number) = cells[Int(row.start)] else { return false }
        return starts(row.client).contains(Self.day(number, epoch))
      }
    }
    func fits(_ epoch: Epoch) -> Bool {
      pairs.allSatisfy { row in
        guard case .serial(let number) = cells[Int(row.date)], case .day(let start) = cells[Int(row.start)] else { return true }
        return (0..<28).contains(Self.day(number, epoch) - start)
      }
    }
    let (newer, older) = (hits(.from1900), hits(.from1904))
    if newer != older { return newer > older ? .from1900 : .from1904 }
    return !fits(.from1900) && fits(.from1904) ? .from1904 : .from1900
  }

  /// The day that a cell means if numbers with this sign between them have this order.
  private func day(_ index: Int32, _ sign: UInt8, _ order: Order) -> CalendarDate? {
    if case .numbers(let first, let second, let third, sign) = cells[Int(index)] { return Self.day(first, second, third, order) }
    return self[index]
  }

  private static func day(_ first: Int, _ second: Int, _ third: Int, _ order: Order) -> CalendarDate? {
    func year(_ number: Int) -> Int { number < 100 ? 2000 + number : number }
    switch order {
    case .dayMonthYear: return CalendarDate(year: year(third), month: second, day: first)
    case .monthDayYear: return CalendarDate(year: year(third), month: first, day: second)
    case .yearMonthDay: return third < 100 ? CalendarDate(year: year(first), month: second, day: third) : nil
    }
  }

  private static func day(_ serial: Int, _ epoch: Epoch) -> CalendarDate { CalendarDate(dayNumber: Int32(serial) + epoch.rawValue) }
}
