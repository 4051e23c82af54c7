import GRDB
import TrainingModel

/// What log sheets showed of a client's rows, state by state: the first is one in which nothing was shown.
package struct ShownCells: Sendable {
  /// By row, its states from the oldest, each with the generation that began with it.
  private var states: [RowID: [(generation: Int, values: TypedValues)]] = [:]
  /// The generations in which something changed, from the oldest; 0 is that of the sheet that showed nothing.
  package private(set) var generations = [0]
  /// The number of the last words that had been taken when a generation was shown first.
  private var seen: [Int: Int] = [:]

  /// Nothing was ever shown.
  package init() {}

  /// What a row showed in a generation.
  package func values(_ row: RowID, in generation: Int) -> TypedValues {
    states[row]?.last { $0.generation <= generation }?.values ?? TypedValues()
  }

  /// The number of the last words that a sheet of a generation can have shown; 0 where there were none.
  package func seen(in generation: Int) -> Int { seen[generation] ?? 0 }

  /// What the newest sheet showed of a row.
  package func newest(_ row: RowID) -> TypedValues { states[row]?.last?.values ?? TypedValues() }

  /// The generation from which a sheet is that came back without saying it: the one of whose cells the fewest are others. Of several the
  /// oldest, so that a doubt becomes a question and overwrites nothing.
  ///
  /// - Parameter returned: what the sheet says of each row that it has.
  package func generation(of returned: [RowID: TypedValues]) -> Int {
    let told = returned.filter { states[$0.key] != nil }
    func differences(_ generation: Int) -> Int {
      told.reduce(0) { sum, row in
        let shown = values(row.key, in: generation)
        return sum + TypedField.allCases.count { !shown.agrees(row.value, on: $0) }
      }
    }
    return generations.min { (differences($0), $0) < (differences($1), $1) } ?? 0
  }

  fileprivate mutating func add(_ row: RowID, _ generation: Int, _ values: TypedValues, seen: Int) {
    states[row, default: []].append((generation, values))
    self.seen[generation] = seen
    if generations.last != generation { generations.append(generation) }
  }

  fileprivate mutating func sort() {
    generations = Array(Set(generations)).sorted()
  }
}

/// What a log sheet shows of a row.
package struct ShownLine: Sendable, Equatable {
  package var row: RowID
  /// The day on which it is planned.
  package var date: CalendarDate
  package var values: TypedValues

  package init(_ row: RowID, on date: CalendarDate, _ values: TypedValues) { (self.row, self.date, self.values) = (row, date, values) }
}

extension PlanStore {
  /// What log sheets showed of a client's rows.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func shownCells(of client: String) throws -> ShownCells { try read { try Self.shownCells($0, client) } }

  private static func shownCells(_ db: Database, _ client: String) throws -> ShownCells {
    let columns = TypedField.allCases.map(\.id).joined(separator: ", ")
    let statement = try DirectStatement(
      db, "SELECT row_id, generation, seen, \(columns) FROM log_shown WHERE client_id = ?1 ORDER BY row_id, generation")
    statement.bind(client, at: 1)
    defer { statement.reset() }
    var cells = ShownCells()
    while try statement.step() {
      let row = statement.pointer
      var values = TypedValues()
      for (place, field) in TypedField.allCases.enumerated() {
        guard let text = row.optionalString(Int32(3 + place)) else { continue }
        guard values.read(text, field) else { throw StoreError.damaged("log_shown") }
      }
      cells.add(RowID(rawValue: UInt64(truncatingIfNeeded: row.int(0))), row.int(1), values, seen: row.int(2))
    }
    cells.sort()
    return cells
  }

  /// Notes what a log sheet shows that is about to be given out: only what is another than in the last one is written, as a new generation
  /// of the client's. What was shown of rows that were planned before `forgetting` goes.
  ///
  /// - Parameters:
  ///   - rows: all rows of the sheet, by client, also those that show nothing.
  ///   - seen: the number of the last words that they can show, as `newestWords` gives it.
  /// - Returns: the generation of which the sheet is, by client.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  @discardableResult
  package func noteShown(_ rows: [String: [ShownLine]], seen: Int, forgetting: CalendarDate) throws -> [String: Int] {
    let settled: [String: Int]? = try read { db in
      let isOld = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM log_shown WHERE date < ?)", arguments: [forgetting.description])
      if isOld == true { return nil }
      let news = try Dictionary(uniqueKeysWithValues: rows.map { ($0, try Self.news($1, of: $0, db)) })
      return news.values.allSatisfy(\.rows.isEmpty) ? news.mapValues(\.generation) : nil
    }
    if let settled { return settled }
    return try write { db in
      try db.execute(sql: "DELETE FROM log_shown WHERE date < ?", arguments: [forgetting.description])
      let columns = TypedField.allCases.map(\.id).joined(separator: ", ")
      let add = try DirectStatement(
        db,
        """
        INSERT INTO log_shown (client_id, row_id, generation, date, seen, \(columns))
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """)
      var generations: [String: Int] = [:]
      for (client, sheet) in rows.sorted(by: { $0.key < $1.key }) {
        let news = try Self.news(sheet, of: client, db)
        generations[client] = news.generation
        for row in news.rows {
          add.bind(client, at: 1)
          add.bind(Int(row.row.rawValue), at: 2)
          add.bind(news.generation, at: 3)
          add.bind(row.date, at: 4)
          add.bind(seen, at: 5)
          for (place, field) in TypedField.allCases.enumerated() { add.bind(row.values.text(field), at: Int32(6 + place)) }
          try add.run()
        }
      }
      return generations
    }
  }

  /// The number of the last words that were taken of any client; 0 where there are none.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func newestWords() throws -> Int { try read { try Int.fetchOne($0, sql: "SELECT max(entry) FROM log_edits") ?? 0 } }

  /// The rows of a sheet that show something else than in the client's last one, and the generation of the sheet, which begins with them
  /// where there are some.
  ///
  /// A sheet that shows the same again after words came and went is another one all the same: what is typed into it is said anew.
  private static func news(_ sheet: [ShownLine], of client: String, _ db: Database) throws -> (generation: Int, rows: [ShownLine]) {
    let known = try shownCells(db, client)
    var seen: Set<RowID> = []
    var rows = sheet.filter { seen.insert($0.row).inserted && $0.values != known.newest($0.row) }
    if rows.isEmpty, let first = sheet.first {
      let last = known.seen(in: known.generations.last ?? 0)
      let hasWords = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM log_edits WHERE client_id = ? AND entry > ?)", arguments: [client, last])
      if hasWords == true { rows = [first] }
    }
    return ((known.generations.last ?? 0) + (rows.isEmpty ? 0 : 1), rows)
  }
}
