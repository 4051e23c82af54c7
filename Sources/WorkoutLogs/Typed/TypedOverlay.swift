import TrainingModel

/// Puts what people typed over what apps and files told, day by day.
///
/// What was told is kept beside it, so that the same words over a later telling say the same, and nothing is left of words that were taken
/// back. Nothing depends on the order in which people typed.
package struct TypedOverlay: Sendable {
  /// Words and what they are about, as far as it was planned.
  private struct Item {
    var record: TypedRecord
    var row: PlannedRow?
    /// Which block of the exercise on its date; nil for a row.
    var occurrence: Int?
  }

  private let client: String
  private let records: [TypedRecord]
  private let rows: [RowID: PlannedRow]
  /// The rows of the planned days.
  private let rowsByDay: [LogKey: [PlannedRow]]

  /// - Parameters:
  ///   - rows: those of the client's approved blocks, each day's in their order.
  ///   - records: everything that stands typed of the client, in any order.
  package init(_ client: String, rows: [PlannedRow], records: [TypedRecord]) {
    (self.client, self.records) = (client, records.sorted { $0.subject < $1.subject })
    self.rows = Dictionary(rows.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
    rowsByDay = Dictionary(grouping: rows) { LogKey(client: client, planStart: $0.planStart, week: $0.day.week, day: $0.day.day) }
  }

  /// The days with everything that was typed.
  ///
  /// - Parameter told: the parts of each day as they were told, each day's in their order.
  package func over(_ told: [LogKey: [LogPart]]) -> [LogKey: [LogPart]] {
    if records.isEmpty { return told }
    var days = told
    let blocks = ToldBlocks(told)
    var items: [LogKey: [Item]] = [:]
    for record in records {
      let (key, item) = place(record, told, blocks)
      items[key, default: []].append(item)
    }
    for (key, items) in items { days[key] = edited(key, told[key] ?? [], items, blocks) }
    return days.filter { !$0.value.isEmpty }
  }

  // MARK: A day

  private func edited(_ key: LogKey, _ told: [LogPart], _ items: [Item], _ blocks: ToldBlocks) -> [LogPart] {
    let rows = rowsByDay[key] ?? []
    let dealing = RowDealing(told.map(\.session), rows)
    let order = Dictionary(rows.enumerated().map { ($1.row, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = items.sorted { a, b in
      (a.row.flatMap { order[$0.row] } ?? .max, a.record.subject) < (b.row.flatMap { order[$0.row] } ?? .max, b.record.subject)
    }
    let unit = rows.first?.unit ?? sorted.lazy.compactMap(\.record.values.loads?.unit).first ?? .kg
    var edit = DayEdit(told.map(\.session), unit: unit)
    func units(_ item: Item) -> [[SetPlace]] {
      item.row.map { dealing.units[$0.row] ?? [] } ?? blocks.units(of: item.record, item.occurrence, in: key)
    }
    for item in Self.joined(sorted, rows, units) {
      let units = units(item)
      var id: RowID?
      if case .row(let row) = item.record.subject { id = row }
      edit.put(item.record.values, over: units, exercise: item.record.exercise, row: item.row, id: id)
    }
    let sessions = edit.edited()
    guard told.isEmpty else {
      return zip(told, sessions).map { part, session in
        part.session == session ? part : LogPart(app: part.app, exported: part.exported, session: session, original: part.session)
      }
    }
    guard !edit.created.isEmpty, let date = sorted.first?.record.date else { return [] }
    let isByHand = sorted.contains { $0.record.authors.values.contains { $0.source == .hand } }
    let session = DoneSession(date: rows.first?.date ?? date, unit: edit.unit, exercises: edit.created)
    return [LogPart(app: isByHand ? .hand : .sheet, exported: 0, session: session)]
  }

  /// The words of a day, those of one work together: words of a row, and words of its exercise on that date, as they are typed before there
  /// is a row. Those of the row stand, and of the others what goes with them and isn't said there.
  private static func joined(_ items: [Item], _ rows: [PlannedRow], _ units: (Item) -> [[SetPlace]]) -> [Item] {
    var joined: [Item] = []
    for item in items {
      guard case .exercise(let date, let exercise, let occurrence) = item.record.subject else {
        joined.append(item)
        continue
      }
      let places = Set(units(item).joined())
      let asked = rows.filter { $0.date == date && $0.exercise == exercise && $0.kind != .ramp }
      let row = asked.indices.contains(occurrence - 1) ? asked[occurrence - 1].row : nil
      let same = joined.firstIndex { other in
        guard case .row(let id) = other.record.subject else { return false }
        return places.isEmpty ? id == row : units(other).joined().contains(where: places.contains)
      }
      guard let same else {
        joined.append(item)
        continue
      }
      let (standing, others) = (joined[same].record.values, item.record.values)
      let excluded = standing.contradicted(in: others)
      for field in others.fields where !standing.has(field) && !excluded.contains(field) {
        joined[same].record.values.take(field, from: others)
      }
    }
    return joined
  }

  /// The day to which words belong.
  private func place(_ record: TypedRecord, _ told: [LogKey: [LogPart]], _ blocks: ToldBlocks) -> (LogKey, Item) {
    if case .row(let id) = record.subject, let row = rows[id] {
      return (LogKey(client: client, planStart: row.planStart, week: row.day.week, day: row.day.day), Item(record: record, row: row))
    }
    var occurrence = 1
    if case .exercise(_, _, let number) = record.subject { occurrence = number }
    let item = Item(record: record, occurrence: occurrence)
    if let key = blocks.day(of: record, occurrence) { return (key, item) }
    if let key = blocks.firstDay(on: record.date) { return (key, item) }
    let planned = rowsByDay.filter { $0.value.first?.date == record.date }.keys
    let latest = planned.max { ($0.planStart?.dayNumber ?? 0) < ($1.planStart?.dayNumber ?? 0) }
    return (latest ?? LogKey(client: client, free: record.date), item)
  }

  // MARK: What there is

  /// What was typed, with the numbers of the plan where it says no more than that it was done as asked, and nothing else tells of it: read
  /// where there is no plan, it says the same.
  ///
  /// - Parameter logs: all of the client's that are stored.
  package func inNumbers(_ logs: [WorkoutLog]) -> [TypedRecord] {
    if rows.isEmpty { return records }
    let told = Dictionary(logs.map { ($0.key, $0.parts.compactMap(\.told)) }, uniquingKeysWith: { first, _ in first })
    let blocks = ToldBlocks(told)
    return records.map { record in
      let (key, item) = place(record, told, blocks)
      guard let row = item.row else { return record }
      let isTold = RowDealing((told[key] ?? []).map(\.session), rowsByDay[key] ?? []).units[row.row] != nil
      return isTold ? record : record.inNumbers(of: row)
    }
  }

  /// What is said of each row with what is stored: of those of which nothing was told or typed, nothing.
  ///
  /// - Parameter logs: all of the client's that are stored, with what was typed.
  package func shown(_ logs: [WorkoutLog]) -> [RowID: TypedValues] {
    let typed = Dictionary(
      records.compactMap { record in if case .row(let id) = record.subject { (id, record) } else { nil } },
      uniquingKeysWith: { first, _ in first })
    var shown: [RowID: TypedValues] = [:]
    for log in logs {
      guard let rows = rowsByDay[log.key] else { continue }
      let told = log.parts.compactMap(\.told).map(\.session)
      let dealing = RowDealing(told, rows)
      let stored = log.parts.map(\.session)
      let named = RowDealing(stored, rows)
      for row in rows {
        if typed[row.row] != nil {
          let isNamed = stored.contains { $0.exercises.contains { $0.sets.contains { $0.row == row.row } } }
          if isNamed, let units = named.units[row.row] { shown[row.row] = TypedValues(stored, units, as: row) }
        } else if let units = dealing.units[row.row] {
          shown[row.row] = TypedValues(told, units, as: row)
        }
      }
    }
    for (id, record) in typed {
      var values = shown[id] ?? TypedValues()
      for field in record.values.fields { values.take(field, from: record.values) }
      shown[id] = values
    }
    return shown
  }

  /// What is stored of an exercise that no plan asked for.
  ///
  /// - Parameters:
  ///   - subject: its day, id and place among those of its name on that day.
  ///   - logs: all of the client's that are stored.
  /// - Returns: nil where nothing is.
  package func shown(_ subject: TypedSubject, _ logs: [WorkoutLog]) -> TypedValues? {
    guard case .exercise(let date, let id, let occurrence) = subject else { return nil }
    let told = Dictionary(logs.map { ($0.key, $0.parts.compactMap(\.told)) }, uniquingKeysWith: { first, _ in first })
    let record = records.first { $0.subject == subject }
    let (blocks, asked) = (ToldBlocks(told), record ?? TypedRecord(subject, date: date, exercise: id))
    var values = TypedValues()
    if let key = blocks.day(of: asked, occurrence), let parts = told[key] {
      values = TypedValues(parts.map(\.session), blocks.units(of: asked, occurrence, in: key), as: nil)
    } else if record == nil {
      return nil
    }
    for field in record?.values.fields ?? [] { values.take(field, from: record?.values ?? TypedValues()) }
    return values
  }
}

extension TypedRecord {
  /// With what the row asked for in the fields that were left to it, as said by whoever left them; as it is where nothing was done.
  fileprivate func inNumbers(of row: PlannedRow) -> TypedRecord {
    var record = self
    guard values.setCount(told: 0, asked: row.sets) > 0, let author = values.fields.first.flatMap({ authors[$0] }) else { return self }
    let asked = TypedValues(asAskedIn: row)
    // A list says the number of sets itself.
    let isList = max(values.amounts?.list.count ?? 0, values.loads?.list.count ?? 0) > 1
    for field in asked.fields where !values.has(field) && !(field == .sets && isList) {
      record.values.take(field, from: asked)
      record.authors[field] = author
    }
    return record
  }
}

extension TypedValues {
  /// What a row asks for, as a person would say it who has done it.
  package init(asAskedIn row: PlannedRow) {
    let set = row.asAsked(row.unit)
    let measure = DoneMeasure(row.measure)
    self.init(
      sets: row.sets, amounts: set.amount(measure).flatMap { TypedAmounts(measure, [$0]) },
      loads: set.load.flatMap { TypedLoads(row.unit, [$0]) })
  }
}
