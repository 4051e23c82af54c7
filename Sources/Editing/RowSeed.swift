import TrainingModel

extension RowID {
  /// The seed that a text gives the ids of new rows: its hash, the same in every process.
  package static func seed(of text: String) -> UInt64 { StableHash(text.utf8).value }
}
