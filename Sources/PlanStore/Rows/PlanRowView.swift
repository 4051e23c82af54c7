import TrainingModel

/// One prescription where SQLite has it: nothing is copied until somebody asks.
///
/// It is valid only inside the callback that it is handed to, and so are the bytes that it gives out.
public struct PlanRowView {
  public typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The block that the row belongs to, with its client, weeks and sessions.
  public let block: StoredBlock
  /// 1 to 4.
  public let week: Int
  /// Whether clients train by the row: it is of a version of its week that somebody approved.
  public let isApproved: Bool
  public let exerciseID: Bytes
  /// The name that the exercise had when it was last planned, in the language asked for; its id where the store knows none.
  public let exerciseName: Bytes
  /// Empty where there is none.
  public let target: Bytes
  /// Empty where repetitions have no tempo.
  public let tempo: Bytes
  /// `A`, `B` and so on; empty where the row stands alone.
  public let superset: Bytes
  /// Empty where there is none.
  public let note: Bytes
  /// Keys of `PlanStore.ruleReferences()`, separated by spaces, in the order in which the rules spoke.
  public let reasons: Bytes
  public let rowID: Bytes
  /// `YYYY-MM-DD`.
  public let date: Bytes
  let statement: OpaquePointer

  /// 1 to 7, counted from the week's first day.
  public var day: Int { statement.int(.day) }
  /// The place in the session, from 1.
  public var order: Int { statement.int(.order) }
  /// A word of `RowKind`.
  public var kind: Bytes { RowWords.kinds[statement.int(.kind)] }
  /// A word of `Measure`.
  public var measure: Bytes { RowWords.measures[statement.int(.measure)] }
  public var sets: Int { statement.int(.sets) }
  public var repsMin: Int { statement.int(.repsMin) }
  /// nil where there is no upper end.
  public var repsMax: Int? { statement.optionalInt(.repsMax) }
  /// In the block's unit; nil where the client finds it or there is none.
  public var load: Load? { statement.load }
  /// A word of `LoadUnit`.
  public var unit: Bytes { RowWords.units[Int(block.unit.rawValue)] }
  /// A word of `LoadBasis`.
  public var loadBasis: Bytes { RowWords.bases[statement.int(.basis)] }
  /// Reps in reserve; nil where effort is not given so.
  public var rir: Int? { statement.optionalInt(.rir) }
  public var restSeconds: Int { statement.int(.rest) }
}
