import GRDB
import TrainingModel

/// What a client's last block that is over prescribed, for a look beside the present one.
public struct LastBlock: Sendable, Equatable {
  public var start: CalendarDate
  public var unit: LoadUnit
  /// The rows that count as volume, by week, day and order.
  public var rows: [LastBlockRow]
}

/// A row of a block that is over.
public struct LastBlockRow: Sendable, Equatable {
  public var exerciseID: String
  /// The name that the exercise had when it was last planned; its id where the store knows none.
  public var exerciseName: String
  /// 1 to 4.
  public var week: Int
  public var sets: Int
  public var repsMin: Int
  /// nil where there is no upper end.
  public var repsMax: Int?
  /// In the block's unit; nil where the client found it.
  public var load: Load?
}

extension PlanStore {
  /// The latest approved block of each of the coach's clients that is over on `today`, by client id.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  public func lastBlocks(coach: String, overOn today: CalendarDate) throws -> [String: LastBlock] {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT s.client_id, s.plan_start, s.unit, s.exercise_id, e.name, s.week_index, s.sets, s.reps_min, s.reps_max, s.load
        FROM clients c
        JOIN schedule s ON s.client_id = c.client_id AND s.plan_start = (
          SELECT max(w.plan_start) FROM weeks w
          WHERE w.client_id = c.client_id AND w.plan_start <= ?2 AND w.force_revision IS NOT NULL)
        LEFT JOIN exercise_names e USING (exercise_id)
        WHERE c.coach_id = ?1 AND s.kind IN ('work', 'top', 'backoff', 'amrap')
        ORDER BY s.client_id, s.week_index, s.day_index, s.order_index, s.row_id
        """)
      statement.bind(coach, at: 1)
      statement.bind(today + -StoredBlock.dayCount, at: 2)
      defer { statement.reset() }
      var blocks: [String: LastBlock] = [:]
      while try statement.step() {
        let row = statement.pointer
        guard let start = row.date(1), let unit = row.word(2, as: LoadUnit.self) else { throw StoreError.damaged("schedule") }
        let exercise = row.string(3)
        blocks[row.string(0), default: LastBlock(start: start, unit: unit, rows: [])].rows.append(
          LastBlockRow(
            exerciseID: exercise, exerciseName: row.optionalString(4) ?? exercise, week: row.int(5), sets: row.int(6),
            repsMin: row.int(7), repsMax: row.optionalInt(8),
            load: row.isNull(9) ? nil : Load(hundredths: Int32((row.double(9) * 100).rounded()))))
      }
      return blocks
    }
  }
}
