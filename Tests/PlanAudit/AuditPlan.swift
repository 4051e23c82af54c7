/// A plan as the sheet shows it: rows in calendar order.
public struct AuditPlan: Sendable {
  /// The day number of the first day.
  public let start: Int
  public let rows: [AuditRow]
  /// By week, from week 1.
  public let phases: [String]

  public init(start: Int, rows: [AuditRow], phases: [String]) { (self.start, self.rows, self.phases) = (start, rows, phases) }
}

/// One row of a sheet.
public struct AuditRow: Sendable {
  /// Days since 1970-01-01.
  public var date: Int
  public var order: Int
  /// 0 where the row stands alone, else the place of its letter.
  public var superset: Int
  /// The place in the catalogue.
  public var exercise: Int
  public var kind: String
  public var measure: String
  public var sets: Int
  public var repsMin: Int
  /// nil where there is no upper end.
  public var repsMax: Int?
  /// Hundredths of `unit`.
  public var load: Int?
  public var unit: String
  public var rir: Int?
  public var rest: Int
  /// Seconds of one repetition, `X` counting 1.
  public var tempo: Int?
  /// The role that the reasons name; empty where unknown.
  public var role: String

  public init(
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
public struct AuditFinding: Sendable, Equatable {
  public enum Severity: Int, Sendable { case info, warning, error }

  /// `1` to `25`, or a section such as `7.3`.
  public var row: String
  public var severity: Severity
  /// 0 for the whole block.
  public var week: Int
  public var detail: String
}
