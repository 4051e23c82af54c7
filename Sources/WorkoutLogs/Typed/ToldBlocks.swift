import TrainingModel

/// The blocks of exercises that were told of each date, as people name them: by date, exercise and which of that name it is.
struct ToldBlocks {
  private struct Name: Hashable {
    var date: CalendarDate
    var exercise: String
  }

  private struct Block {
    var key: LogKey
    var places: [SetPlace]

    /// Takes a set in, where it is of the same day as those before it.
    mutating func add(_ place: SetPlace, _ key: LogKey) { if key == self.key { places.append(place) } }
  }

  private var byName: [Name: [Block]] = [:]
  private var byRow: [RowID: Block] = [:]
  private var days: [CalendarDate: LogKey] = [:]

  init(_ told: [LogKey: [LogPart]]) {
    let sorted = told.sorted { ($0.key.program, $0.key.week, $0.key.day) < ($1.key.program, $1.key.week, $1.key.day) }
    for (key, parts) in sorted {
      for (part, told) in parts.enumerated() {
        if days[told.session.date] == nil { days[told.session.date] = key }
        for (place, exercise) in told.session.exercises.enumerated() {
          let places = exercise.sets.indices.map { SetPlace(part: part, exercise: place, set: $0) }
          let working = places.filter { exercise.sets[$0.set].kind.isWorking }
          // Who typed before anybody knew the name wrote it as it was logged; warm-ups alone are no block that somebody counts.
          for name in Set([exercise.exercise ?? exercise.name, exercise.name]) where !working.isEmpty {
            byName[Name(date: told.session.date, exercise: name), default: []].append(Block(key: key, places: working))
          }
          for there in working {
            if let row = exercise.sets[there.set].row { byRow[row, default: Block(key: key, places: [])].add(there, key) }
          }
        }
      }
    }
  }

  /// The day that has what words are about; nil where nothing was told of it.
  func day(of record: TypedRecord, _ occurrence: Int) -> LogKey? { block(record, occurrence)?.key }

  /// A day of which something was told on this date.
  func firstDay(on date: CalendarDate) -> LogKey? { days[date] }

  /// The working sets that words are about, on one day.
  func units(of record: TypedRecord, _ occurrence: Int?, in key: LogKey) -> [[SetPlace]] {
    guard let block = block(record, occurrence ?? 1), block.key == key else { return [] }
    return block.places.map { [$0] }
  }

  private func block(_ record: TypedRecord, _ occurrence: Int) -> Block? {
    if case .row(let id) = record.subject, let named = byRow[id] { return named }
    guard let blocks = byName[Name(date: record.date, exercise: record.exercise)], blocks.indices.contains(occurrence - 1) else {
      return nil
    }
    return blocks[occurrence - 1]
  }
}
