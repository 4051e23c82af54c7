import TrainingModel

/// The dates of a sheet: read cell by cell, understood for the file as a whole.
///
/// No cell alone says whether `05/06/2026` is a day in May or in June, or which month `lis` names. `plan_start` never changes, so the reading
/// that makes its cells the known starts of blocks is the file's; where that leaves it open, it is the one that puts every date into its block.
struct SheetDates {
  /// A block as a row names it: the places of its cells among the distinct ones.
  struct Row: Hashable {
    var client: Int32
    var start: Int32
    var date: Int32
  }

  private(set) var cells: [WrittenDate] = []
  private(set) var rows: [Row] = []
  /// The reading of each group of dates; nil where nothing tells.
  private var readings: [UInt8: DateReading?] = [:]
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
    case .open(let date): (readings[date.group] ?? nil).flatMap { date.day($0) ?? date.inAnyLanguage().day($0) }
    default: nil
    }
  }

  /// The day of a row. One without a year is the one day of the row's own block that it can be; nil where it can be none or several.
  func day(of row: Row) -> CalendarDate? {
    if let day = self[row.date] { return day }
    guard let days = cells[Int(row.date)].yearless, let start = self[row.start] else { return nil }
    var found: Set<CalendarDate> = []
    for year in [start.components.year, start.components.year + 1] {
      for day in days.compactMap({ CalendarDate(year: year, month: $0.month, day: $0.day) })
      where (0..<PlanDay.count).contains(day - start) { found.insert(day) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// Whether it is open what this cell means.
  func isOpen(_ index: Int32) -> Bool { group(index).map { (readings[$0] ?? nil) == nil } ?? false }

  /// Decides what the file's dates mean; `starts` gives the known blocks of the client at a row's `client`.
  mutating func decide(starts: (Int32) -> [CalendarDate]) {
    var groups: [UInt8] = []
    var hasSerials = false
    for cell in cells {
      if case .open(let date) = cell, !groups.contains(date.group) { groups.append(date.group) }
      if case .serial = cell { hasSerials = true }
    }
    if groups.isEmpty && !hasSerials { return }
    let pairs = distinctRows()
    if hasSerials { epoch = decideEpoch(pairs, starts) }
    // Groups with cells in plan_start come first: those decide where blocks begin, and so what is inside of them.
    let proven = groups.filter { group in pairs.contains { self.group($0.start) == group } }
    for group in proven + groups.filter({ !proven.contains($0) }) { readings[group] = decideReading(group, pairs, starts) }
  }

  private func distinctRows() -> [Row] {
    var seen = Set<Row>()
    return rows.filter { seen.insert($0).inserted }
  }

  /// The group of a cell whose day depends on the country.
  private func group(_ index: Int32) -> UInt8? {
    if case .open(let date) = cells[Int(index)] { date.group } else { nil }
  }

  private func decideReading(_ group: UInt8, _ pairs: [Row], _ starts: (Int32) -> [CalendarDate]) -> DateReading? {
    let dates = cells.compactMap { cell in if case .open(let date) = cell, date.group == group { date } else { nil } }
    // Readings that mean the same days, as in 12/12/2026, are one.
    var seen: Set<[CalendarDate?]> = []
    var candidates = DateReading.candidates(for: dates).filter { reading in
      let days = dates.map { $0.day(reading) }
      return days.contains { $0 != nil } && seen.insert(days).inserted
    }
    let hits = candidates.map { reading in
      pairs.count { self.group($0.start) == group && day($0.start, group, reading).map(starts($0.client).contains) == true }
    }
    if let most = hits.max(), most > 0 {
      candidates = zip(candidates, hits).filter { $0.1 == most }.map(\.0)
    } else {
      // Only the plan can tell that years of two digits are not those of our century.
      candidates.removeAll(where: \.isBuddhist)
    }
    if candidates.count > 1 {
      let known = candidates.map { reading in dates.count { $0.day(reading) != nil } }
      if let most = known.max(), group == 0 || most == dates.count { candidates = zip(candidates, known).filter { $0.1 == most }.map(\.0) }
    }
    if candidates.count > 1 {
      candidates = candidates.filter { reading in
        pairs.allSatisfy { row in
          guard self.group(row.start) == group || self.group(row.date) == group else { return true }
          // What lacks its year is looked for in the block, whichever that is.
          if day(row.start, group, reading) != nil, cells[Int(row.date)].yearless != nil { return true }
          guard let start = day(row.start, group, reading), let date = day(row.date, group, reading) else { return false }
          return (0..<28).contains(date - start)
        }
      }
    }
    return candidates.count == 1 ? candidates.first : nil
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

  /// The day that a cell means if those of the group have this reading.
  private func day(_ index: Int32, _ group: UInt8, _ reading: DateReading) -> CalendarDate? {
    if case .open(let date) = cells[Int(index)], date.group == group { return date.day(reading) }
    return self[index]
  }

  private static func day(_ serial: Int, _ epoch: Epoch) -> CalendarDate { CalendarDate(dayNumber: Int32(serial) + epoch.rawValue) }
}
