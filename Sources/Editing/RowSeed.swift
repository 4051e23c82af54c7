import TrainingModel

extension RowID {
  /// The seed that a text gives the ids of new rows: its FNV-1a hash (Fowler, Noll and Vo 1991), the same in every process.
  public static func seed(of text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
