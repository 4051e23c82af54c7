import TrainingModel

/// Which sentences of the rules stand in the notes of a block that people have changed, whatever else they wrote around them.
public struct WrittenNotes: Sendable {
  private struct Entry: Hashable {
    let week: Int
    let day: Int
    let note: NoteID
  }

  private var entries: Set<Entry> = []

  public init() {}

  /// Says that a sentence stands somewhere in the session of a day: 1 to 7 of a week from 1 to 4.
  public mutating func insert(_ note: NoteID, week: Int, day: Int) { entries.insert(Entry(week: week, day: day, note: note)) }

  /// Whether a sentence stands somewhere in the session of a day.
  public func contains(_ note: NoteID, week: Int, day: Int) -> Bool { entries.contains(Entry(week: week, day: day, note: note)) }
}
