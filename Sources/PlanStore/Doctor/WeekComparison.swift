import Editing
import GRDB
import TrainingModel

/// Makes the hash of each week anew from its rows and compares it with the one that was noted, week by week.
struct WeekComparison {
  private let weeks: DirectStatement
  private let rows: WeekRows

  /// - Parameters:
  ///   - number: the column of `weeks` with the number under which the rows lie.
  ///   - hash: the column with what they should hash to.
  ///   - count: the column with how many there should be.
  ///   - condition: which weeks have such rows.
  init(_ db: Database, _ texts: TextCache, number: String, hash: String, rows count: String, where condition: String) throws {
    weeks = try DirectStatement(
      db,
      """
      SELECT w.client_id, w.plan_start, w.week_index, w.\(hash), w.\(count), b.unit, w.\(number)
      FROM weeks w JOIN blocks b USING (client_id, plan_start)
      WHERE w.\(condition) ORDER BY w.client_id, w.plan_start, w.week_index
      """)
    rows = try WeekRows(db, texts)
  }

  func breaches() throws -> [Invariant.Breach] {
    defer { weeks.reset() }
    var breaches: [Invariant.Breach] = []
    while try weeks.step() {
      let row = weeks.pointer
      let (client, week) = (row.string(0), row.int(2))
      guard let start = row.date(1), let unit = row.word(5, as: LoadUnit.self) else { throw StoreError.damaged("weeks") }
      let expected = row.int(4)
      // A text that is not there says something else than any that was.
      var (count, hash): (Int, ContentDigest?) = (expected, nil)
      do {
        let found = try rows.content(row.int(6), unit: unit)
        (count, hash) = (found.count, found.hash)
      } catch let error as StoreError where error.kind == .value {}
      if count != expected {
        breaches.append(
          .init("the block from \(start) has \(count) rows where \(expected) were counted", client: client, week: week))
      } else if hash == nil || hash != ContentDigest(hex: row.string(3)) {
        breaches.append(.init("the block from \(start) says something else than was noted", client: client, week: week))
      }
    }
    return breaches
  }
}

/// Makes the hash of each archived week anew.
struct ArchiveComparison {
  private let rows: DirectStatement

  init(_ db: Database) throws {
    rows = try DirectStatement(
      db,
      """
      SELECT \(ArchivedRow.columns), r.client_id, r.plan_start, r.week_index, r.revision, r.content_hash, b.unit
      FROM revision_weeks r JOIN blocks b USING (client_id, plan_start) LEFT JOIN json_each(r.rows) e
      ORDER BY r.client_id, r.plan_start, r.week_index, r.revision
      """)
  }

  func breaches() throws -> [Invariant.Breach] {
    defer { rows.reset() }
    let first = ArchivedRow.count
    var breaches: [Invariant.Breach] = []
    var week: (client: String, start: String, week: Int, revision: Int, hash: String, unit: LoadUnit)?
    var found: [PlanRow] = []
    // Whether the rows say their unit themselves.
    var isOfRows = false
    func compare() {
      guard let week else { return }
      let hash = ContentDigest(hex: week.hash)
      let unit = isOfRows ? week.unit : hash.map { LoadUnit(ofArchived: found, hash: $0, block: week.unit) } ?? week.unit
      guard WeekDigests.digest(of: found, unit: unit) != hash else { return }
      breaches.append(
        .init(
          "revision \(week.revision) of the block from \(week.start) says something else than was noted", client: week.client,
          week: week.week))
    }
    while try rows.step() {
      let row = rows.pointer
      let place = (row.string(first), row.string(first + 1), row.int(first + 2), row.int(first + 3))
      if week.map({ ($0.client, $0.start, $0.week, $0.revision) != place }) ?? true {
        compare()
        (found, isOfRows) = ([], false)
        guard let unit = row.word(first + 5, as: LoadUnit.self) else { throw StoreError.damaged("blocks") }
        week = (place.0, place.1, place.2, place.3, row.string(first + 4), unit)
      }
      // A week without rows is one row of the query, with nothing of a prescription in it.
      if row.isNull(0) { continue }
      found.append(try ArchivedRow.row(row))
      if let unit = ArchivedRow.unit(row) {
        week?.unit = unit
        isOfRows = true
      }
    }
    compare()
    return breaches
  }
}
