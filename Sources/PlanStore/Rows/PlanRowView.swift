import TrainingModel

/// One prescription where SQLite has it: nothing is copied until somebody asks.
///
/// It is valid only inside the callback that it is handed to, and so are the bytes that it gives out.
package struct PlanRowView {
  package typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The block that the row belongs to, with its client, weeks and sessions.
  package let block: StoredBlock
  /// 1 to 4.
  package let week: Int
  /// Whether clients train by the row: it is of a version of its week that somebody approved.
  package let isApproved: Bool
  package let exerciseID: Bytes
  /// The name that the exercise had when it was last planned, in the language asked for; its id where the store knows none.
  package let exerciseName: Bytes
  /// Empty where there is none.
  package let target: Bytes
  /// Empty where repetitions have no tempo.
  package let tempo: Bytes
  /// `A`, `B` and so on; empty where the row stands alone.
  package let superset: Bytes
  /// Empty where there is none.
  package let note: Bytes
  /// Keys of `PlanStore.ruleReferences()`, separated by spaces, in the order in which the rules spoke.
  package let reasons: Bytes
  package let rowID: Bytes
  /// `YYYY-MM-DD`.
  package let date: Bytes
  let statement: OpaquePointer

  /// 1 to 7, counted from the week's first day.
  package var day: Int { statement.int(.day) }
  /// The place in the session, from 1.
  package var order: Int { statement.int(.order) }
  /// A word of `RowKind`.
  package var kind: Bytes { RowWords.kinds[statement.int(.kind)] }
  /// A word of `Measure`.
  package var measure: Bytes { RowWords.measures[statement.int(.measure)] }
  package var sets: Int { statement.int(.sets) }
  package var repsMin: Int { statement.int(.repsMin) }
  /// nil where there is no upper end.
  package var repsMax: Int? { statement.optionalInt(.repsMax) }
  /// In the block's unit; nil where the client finds it or there is none.
  package var load: Load? { statement.load }
  /// A word of `LoadUnit`.
  package var unit: Bytes { RowWords.units[Int(block.unit.rawValue)] }
  /// A word of `LoadBasis`.
  package var loadBasis: Bytes { RowWords.bases[statement.int(.basis)] }
  /// Reps in reserve; nil where effort is not given so.
  package var rir: Int? { statement.optionalInt(.rir) }
  package var restSeconds: Int { statement.int(.rest) }
}
