import GRDB
import TrainingModel

/// What a client's last block that is over prescribed, for a look beside the present one.
package struct LastBlock: Sendable, Equatable {
  package var start: CalendarDate
  package var unit: LoadUnit
  /// The rows that count as volume, by week, day and order.
  package var rows: [LastBlockRow]
}

/// A row of a block that is over.
package struct LastBlockRow: Sendable, Equatable {
  package var exerciseID: String
  /// The name that the exercise had when it was last planned; its id where the store knows none.
  package var exerciseName: String
  /// 1 to 4.
  package var week: Int
  package var sets: Int
  package var repsMin: Int
  /// nil where there is no upper end.
  package var repsMax: Int?
  /// In the block's unit; nil where the client found it.
  package var load: Load?
}

extension PlanStore {
  /// The latest approved block of each of the coach's clients that is over on `today`, by client id.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func lastBlocks(coach: String, overOn today: CalendarDate) throws -> [String: LastBlock] {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT w.client_id, w.plan_start, b.unit, x.text, e.name, w.week_index, r.sets, r.reps_min, r.reps_max, r.load
        FROM clients c CROSS JOIN weeks w CROSS JOIN blocks b CROSS JOIN prescriptions r CROSS JOIN texts x
        LEFT JOIN exercise_names e ON e.exercise_id = x.text
        WHERE c.coach_id = ?1 AND w.client_id = c.client_id AND w.force_number IS NOT NULL AND w.plan_start = (
            SELECT max(l.plan_start) FROM weeks l
            WHERE l.client_id = c.client_id AND l.plan_start <= ?2 AND l.force_number IS NOT NULL)
          AND b.client_id = w.client_id AND b.plan_start = w.plan_start AND \(RowPlace.isOf("r", "w.force_number"))
          AND r.kind IN (\(RowKind.allCases.filter(\.countsAsVolume).map { "\($0.rawValue)" }.joined(separator: ", ")))
          AND x.text_id = r.exercise
        ORDER BY c.client_id, w.week_index, r.place
        """)
      statement.bind(coach, at: 1)
      statement.bind(today + -StoredBlock.dayCount, at: 2)
      defer { statement.reset() }
      var blocks: [String: LastBlock] = [:]
      while try statement.step() {
        let row = statement.pointer
        guard let start = row.date(1), let unit = row.word(2, as: LoadUnit.self) else { throw StoreError.damaged("blocks") }
        let exercise = row.string(3)
        blocks[row.string(0), default: LastBlock(start: start, unit: unit, rows: [])].rows.append(
          LastBlockRow(
            exerciseID: exercise, exerciseName: row.optionalString(4) ?? exercise, week: row.int(5), sets: row.int(6),
            repsMin: row.int(7), repsMax: row.optionalInt(8),
            load: row.optionalInt(9).flatMap { Int32(exactly: $0) }.map { Load(hundredths: $0) }))
      }
      return blocks
    }
  }
}
