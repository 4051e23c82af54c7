/// Where the rows of logs lie: the number of the log, then that of its part, then that of its exercise.
enum LogPlaces {
  /// Parts are numbered from 1 to 63 within a log, with gaps, and exercises from 0 to 1,023 within a part.
  static let (parts, exercises) = (64, 1024)
  /// How far parts lie from each other where nothing has come between them.
  static let partGap = 8
  /// How far the positions of exercises lie from each other where nothing has come between them, and how far they go.
  static let (positionGap, positions) = (16, 32_767)
  /// The greatest number of a log whose places can be counted.
  static let greatestLog = Int.max >> 17

  static func parts(of log: Int) -> ClosedRange<Int> { log << 6...log << 6 | 63 }
  static func exercises(of log: Int) -> ClosedRange<Int> { log << 16...log << 16 | 0xFFFF }
  static func exercises(ofPart place: Int) -> ClosedRange<Int> { place << 10...place << 10 | 1023 }
  static func part(ofExercise place: Int) -> Int { place >> 10 }

  /// Ascending places for `count` things in order, as far as they go: `gap` apart, or closer where there are many; nil where there is no room.
  static func spread(_ count: Int, gap: Int, last: Int) -> [Int]? {
    guard count > 0 else { return [] }
    let step = min(gap, last / count)
    return step < 1 ? nil : (1...count).map { $0 * step }
  }
}
