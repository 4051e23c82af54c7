import TrainingModel

/// One prescription as a coach reads and changes it: the row of a sheet or page, with its place in the block.
///
/// It holds everything that the tables hold of a row but the date, which block, week and day give, and the unit, which the block gives.
package struct PlanRow: Hashable, Sendable {
  /// `r` and 12 consonants; stays the same through every change.
  package var rowID: RowID
  /// 1 to 4.
  package var week: Int
  /// 1 to 7, counted from the week's first day.
  package var day: Int
  /// The place in the session, from 1, unique in it.
  package var order: Int
  /// `A`, `B` and so on; empty where the row stands alone.
  package var superset: String
  /// The exercise's id.
  package var exercise: String
  package var kind: RowKind
  package var measure: Measure
  /// 1 to 12.
  package var sets: Int
  /// Repetitions, seconds, minutes or metres; see `measure`.
  package var repsMin: Int
  /// nil where there is no upper end, as in an AMRAP.
  package var repsMax: Int?
  /// In the block's unit; nil where the client finds it by effort or the exercise has none.
  package var load: Load?
  package var basis: LoadBasis
  /// What numbers can't say; empty where there is nothing.
  package var target: String
  /// Reps in reserve, 0 to 10; nil where effort is not given so.
  package var rir: Int?
  /// Seconds between sets.
  package var rest: Int
  /// Four parts with dashes; empty where repetitions have no tempo.
  package var tempo: String
  package var note: String
  /// Keys of the rules that made the row, separated by spaces; empty where a person added it.
  package var reasons: String

  package init(
    rowID: RowID, week: Int, day: Int, order: Int, superset: String = "", exercise: String, kind: RowKind = .work, measure: Measure = .reps,
    sets: Int, repsMin: Int, repsMax: Int?, load: Load? = nil, basis: LoadBasis = .none, target: String = "", rir: Int? = nil, rest: Int,
    tempo: String = "", note: String = "", reasons: String = ""
  ) {
    (self.rowID, self.week, self.day, self.order, self.superset) = (rowID, week, day, order, superset)
    (self.exercise, self.kind, self.measure, self.sets) = (exercise, kind, measure, sets)
    (self.repsMin, self.repsMax, self.load, self.basis) = (repsMin, repsMax, load, basis)
    (self.target, self.rir, self.rest, self.tempo) = (target, rir, rest, tempo)
    (self.note, self.reasons) = (note, reasons)
  }

  /// Whether the row stands before another in calendar order.
  package static func isInOrder(_ lhs: PlanRow, _ rhs: PlanRow) -> Bool {
    (lhs.week, lhs.day, lhs.order, lhs.rowID) < (rhs.week, rhs.day, rhs.order, rhs.rowID)
  }
}

extension PlanRow {
  /// The day on which it stands.
  var planDay: PlanDay { PlanDay(week: week, day: day) }
}

extension [PlanRow] {
  /// The rows in calendar order.
  package func inCalendarOrder() -> [PlanRow] {
    // Rows are large, so their places are sorted and each row is moved once.
    func key(_ row: borrowing PlanRow) -> UInt64 {
      UInt64(UInt8(clamping: row.week)) << 40 | UInt64(UInt8(clamping: row.day)) << 32 | UInt64(UInt32(clamping: row.order))
    }
    let keys = indices.map { (key(self[$0]), self[$0].rowID, $0) }
    return keys.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { self[$0.2] }
  }
}
