/// A plan as the sheet shows it: rows in calendar order.
package struct AuditPlan: Sendable {
  /// The day number of the first day.
  package let start: Int
  package let rows: [AuditRow]
  /// By week, from week 1.
  package let phases: [String]

  package init(start: Int, rows: [AuditRow], phases: [String]) { (self.start, self.rows, self.phases) = (start, rows, phases) }
}

/// One row of a sheet.
package struct AuditRow: Sendable {
  /// Days since 1970-01-01.
  package var date: Int
  package var order: Int
  /// 0 where the row stands alone, else the place of its letter.
  package var superset: Int
  /// The place in the catalogue.
  package var exercise: Int
  package var kind: String
  package var measure: String
  package var sets: Int
  package var repsMin: Int
  /// nil where there is no upper end.
  package var repsMax: Int?
  /// Hundredths of `unit`.
  package var load: Int?
  package var unit: String
  package var rir: Int?
  package var rest: Int
  /// Seconds of one repetition, `X` counting 1.
  package var tempo: Int?
  /// The role that the reasons name; empty where unknown.
  package var role: String

  package init(
    date: Int, order: Int, superset: Int, exercise: Int, kind: String, measure: String, sets: Int, repsMin: Int, repsMax: Int?, load: Int?,
    unit: String, rir: Int?, rest: Int, tempo: Int?, role: String
  ) {
    (self.date, self.order, self.superset, self.exercise, self.kind, self.measure) = (date, order, superset, exercise, kind, measure)
    (self.sets, self.repsMin, self.repsMax, self.load, self.unit) = (sets, repsMin, repsMax, load, unit)
    (self.rir, self.rest, self.tempo, self.role) = (rir, rest, tempo, role)
  }

  /// Whether the sets count as volume.
  var counts: Bool { kind == "work" || kind == "top" || kind == "backoff" || kind == "amrap" }
  var isCounted: Bool { measure == "reps" || measure == "reps_each_side" }
  /// The most repetitions of a set.
  var reps: Int { repsMax ?? repsMin }
}

/// What the checker found: the row of section 9 (or a section for what stands elsewhere), how grave, and where.
package struct AuditFinding: Sendable, Equatable {
  package enum Severity: Int, Sendable { case info, warning, error }

  /// `1` to `25`, or a section such as `7.3`.
  package var row: String
  package var severity: Severity
  /// 0 for the whole block.
  package var week: Int
  package var detail: String
}
