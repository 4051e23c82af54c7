import TrainingModel

/// A row of a review sheet as it came back, with the apostrophes that protect texts taken away again.
public struct SheetRow: Sendable, Equatable {
  public var key: WeekKey
  /// 1 to 7, counted from the week's first day.
  public var day: Int
  public var order: Int
  public var superset, exercise, kind, measure, unit, basis, target, tempo, note: String
  public var sets, repsMin: Int
  public var repsMax: Int?
  public var load: Load?
  public var rir: Int?
  public var restSeconds: Int

  public init(
    key: WeekKey, day: Int, order: Int, superset: String, exercise: String, kind: String, measure: String, sets: Int, repsMin: Int,
    repsMax: Int?, load: Load?, unit: String, basis: String, target: String, rir: Int?, restSeconds: Int, tempo: String, note: String
  ) {
    (self.key, self.day, self.order, self.superset, self.exercise) = (key, day, order, superset, exercise)
    (self.kind, self.measure, self.unit, self.basis, self.target) = (kind, measure, unit, basis, target)
    (self.tempo, self.note, self.sets, self.repsMin, self.repsMax) = (tempo, note, sets, repsMin, repsMax)
    (self.load, self.rir, self.restSeconds) = (load, rir, restSeconds)
  }

  /// The content hash of each week that the rows make, whatever order they come in: equal to that of the stored week they were exported from.
  public static func digests(of rows: [SheetRow]) -> [WeekKey: Digest] {
    Dictionary(grouping: rows, by: \.key).mapValues { rows in
      var hasher = WeekHasher()
      for row in rows.sorted(by: { ($0.day, $0.order) < ($1.day, $1.order) }) { row.withContent { hasher.append($0) } }
      return hasher.finalize()
    }
  }

  /// Calls `body` with the row as the hash reads it; its bytes last as long as the call.
  private func withContent(_ body: (RowContent) -> Void) {
    var bytes: [UInt8] = []
    let ends = [superset, exercise, kind, measure, unit, basis, target, tempo, note].map { text in
      bytes.append(contentsOf: text.utf8)
      return bytes.count
    }
    bytes.withUnsafeBufferPointer { buffer in
      let parts = ends.indices.map { RowContent.Bytes(rebasing: buffer[($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0]]) }
      body(
        RowContent(
          day: day, order: order, superset: parts[0], exercise: parts[1], kind: parts[2], measure: parts[3], sets: sets, repsMin: repsMin,
          repsMax: repsMax, load: load.map { Int($0.hundredths) }, unit: parts[4], basis: parts[5], target: parts[6], rir: rir,
          restSeconds: restSeconds, tempo: parts[7], note: parts[8]))
    }
  }
}
