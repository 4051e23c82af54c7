import TrainingModel

/// One prescription where SQLite has it: nothing is copied until somebody asks.
///
/// It is valid only inside the callback that it is handed to, and so are the bytes that it gives out.
public struct PlanRowView {
  /// The block that the row belongs to, with its client, weeks and sessions.
  public let block: StoredBlock
  let statement: OpaquePointer

  /// 1 to 4.
  public var week: Int { statement.int(0) }
  /// 1 to 7, counted from the week's first day.
  public var day: Int { statement.int(1) }
  /// The place in the session, from 1.
  public var order: Int { statement.int(2) }
  public var rowID: UnsafeBufferPointer<UInt8> { statement.bytes(3) }
  /// `YYYY-MM-DD`.
  public var date: UnsafeBufferPointer<UInt8> { statement.bytes(4) }
  public var exerciseID: UnsafeBufferPointer<UInt8> { statement.bytes(5) }
  /// The name that the exercise had when it was last planned, in the language asked for; its id where the store knows none.
  public var exerciseName: UnsafeBufferPointer<UInt8> { statement.isNull(21) ? exerciseID : statement.bytes(21) }
  /// A word of `RowKind`.
  public var kind: UnsafeBufferPointer<UInt8> { statement.bytes(6) }
  /// A word of `Measure`.
  public var measure: UnsafeBufferPointer<UInt8> { statement.bytes(7) }
  public var sets: Int { statement.int(8) }
  public var repsMin: Int { statement.int(9) }
  /// nil where there is no upper end.
  public var repsMax: Int? { statement.optionalInt(10) }
  /// In the block's unit; nil where the client finds it or there is none.
  public var load: Load? {
    guard !statement.isNull(11) else { return nil }
    return Int32(exactly: (statement.double(11) * 100).rounded()).map { Load(hundredths: $0) }
  }
  /// A word of `LoadUnit`.
  public var unit: UnsafeBufferPointer<UInt8> { statement.bytes(12) }
  /// A word of `LoadBasis`.
  public var loadBasis: UnsafeBufferPointer<UInt8> { statement.bytes(13) }
  /// Empty where there is none.
  public var target: UnsafeBufferPointer<UInt8> { statement.bytes(14) }
  /// Reps in reserve; nil where effort is not given so.
  public var rir: Int? { statement.optionalInt(15) }
  public var restSeconds: Int { statement.int(16) }
  /// Empty where repetitions have no tempo.
  public var tempo: UnsafeBufferPointer<UInt8> { statement.bytes(17) }
  /// `A`, `B` and so on; empty where the row stands alone.
  public var superset: UnsafeBufferPointer<UInt8> { statement.bytes(18) }
  /// Empty where there is none.
  public var note: UnsafeBufferPointer<UInt8> { statement.bytes(19) }
  /// Keys of `PlanStore.ruleReferences()`, separated by spaces, in the order in which the rules spoke.
  public var reasons: UnsafeBufferPointer<UInt8> { statement.bytes(20) }
  /// Whether the row lies in `schedule` rather than in `schedule_preview`.
  public var isApproved: Bool { statement.int(22) != 0 }

  /// The columns in the order of the places above, from the view `p`; `name` is the expression for the exercise's name.
  static func columns(name: String) -> String {
    """
    p.week_index, p.day_index, p.order_index, p.row_id, p.date, p.exercise_id, p.kind, p.measure, p.sets, p.reps_min, p.reps_max, \
    p.load, p.unit, p.load_basis, p.target, p.rir, p.rest_s, p.tempo, p.superset, p.note, p.reasons, \(name), p.is_approved
    """
  }
}
