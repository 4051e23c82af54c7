import GRDB
import TrainingModel

/// What log sheets showed of a client's rows, state by state: the first is one in which nothing was shown.
package struct ShownCells: Sendable {
  /// By row, its states from the oldest, each with the generation that began with it.
  private var states: [RowID: [(generation: Int, values: TypedValues)]] = [:]
  /// The generations in which something changed, from the oldest; 0 is that of the sheet that showed nothing.
  package private(set) var generations = [0]

  /// Nothing was ever shown.
  package init() {}

  /// What a row showed in a generation.
  package func values(_ row: RowID, in generation: Int) -> TypedValues {
    states[row]?.last { $0.generation <= generation }?.values ?? TypedValues()
  }

  /// What the newest sheet showed of a row.
  package func newest(_ row: RowID) -> TypedValues { states[row]?.last?.values ?? TypedValues() }

  /// The generation from which a sheet is that came back: the one of whose cells the fewest are others. Of several the oldest, so that a
  /// doubt becomes a question and overwrites nothing.
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

  fileprivate mutating func add(_ row: RowID, _ generation: Int, _ values: TypedValues) {
    states[row, default: []].append((generation, values))
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
      db, "SELECT row_id, generation, \(columns) FROM log_shown WHERE client_id = ?1 ORDER BY row_id, generation")
    statement.bind(client, at: 1)
    defer { statement.reset() }
    var cells = ShownCells()
    while try statement.step() {
      let row = statement.pointer
      var values = TypedValues()
      for (place, field) in TypedField.allCases.enumerated() {
        guard let text = row.optionalString(Int32(2 + place)) else { continue }
        guard values.read(text, field) else { throw StoreError.damaged("log_shown") }
      }
      cells.add(RowID(rawValue: UInt64(truncatingIfNeeded: row.int(0))), row.int(1), values)
    }
    cells.sort()
    return cells
  }

  /// Notes what a log sheet shows that is about to be given out: only what is another than in the last one is written, as a new generation
  /// of the client's. What was shown of rows that were planned before `forgetting` goes.
  ///
  /// - Parameter rows: all rows of the sheet, by client, also those that show nothing.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func noteShown(_ rows: [String: [ShownLine]], forgetting: CalendarDate) throws {
    let isSettled = try read { db in
      let isOld = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM log_shown WHERE date < ?)", arguments: [forgetting.description])
      return try isOld != true && rows.allSatisfy { try Self.news($1, of: $0, db).rows.isEmpty }
    }
    if isSettled { return }
    try write { db in
      try db.execute(sql: "DELETE FROM log_shown WHERE date < ?", arguments: [forgetting.description])
      let columns = TypedField.allCases.map(\.id).joined(separator: ", ")
      let add = try DirectStatement(
        db,
        """
        INSERT INTO log_shown (client_id, row_id, generation, date, \(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """)
      for (client, sheet) in rows.sorted(by: { $0.key < $1.key }) {
        let news = try Self.news(sheet, of: client, db)
        for row in news.rows {
          add.bind(client, at: 1)
          add.bind(Int(row.row.rawValue), at: 2)
          add.bind(news.generation, at: 3)
          add.bind(row.date, at: 4)
          for (place, field) in TypedField.allCases.enumerated() { add.bind(row.values.text(field), at: Int32(5 + place)) }
          try add.run()
        }
      }
    }
  }

  /// The rows of a sheet that show something else than in the client's last one, and the generation that begins with them.
  private static func news(_ sheet: [ShownLine], of client: String, _ db: Database) throws -> (generation: Int, rows: [ShownLine]) {
    let known = try shownCells(db, client)
    var seen: Set<RowID> = []
    let rows = sheet.filter { seen.insert($0.row).inserted && $0.values != known.newest($0.row) }
    return ((known.generations.last ?? 0) + 1, rows)
  }
}
