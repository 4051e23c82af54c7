import TrainingModel

/// Brings what lies under a day's number to what it should be, with as few rows as that takes.
struct LogContentWriter {
  private(set) var rows: LogRows
  /// What was written since somebody looked.
  var counts = LogCounts()

  init(_ rows: LogRows) { self.rows = rows }

  /// Writes all parts of a day under whose number nothing lies.
  mutating func create(_ log: WorkoutLog, number: Int) throws {
    guard let places = LogPlaces.spread(log.parts.count, gap: LogPlaces.partGap, last: LogPlaces.parts - 1) else {
      throw LogLimit.parts.error
    }
    for (part, place) in zip(log.parts, places) { try create(part, at: number * LogPlaces.parts + place) }
  }

  private mutating func create(_ part: LogPart, at place: Int) throws {
    try rows.insert(part, at: place)
    counts.rowsWritten += 1
    let exercises = part.session.exercises
    guard exercises.count <= LogPlaces.exercises,
      let positions = LogPlaces.spread(exercises.count, gap: LogPlaces.positionGap, last: LogPlaces.positions)
    else { throw LogLimit.exercises.error }
    for (slot, exercise) in exercises.enumerated() {
      try rows.insert(exercise, at: place * LogPlaces.exercises + slot, position: positions[slot])
      counts.setsCreated += exercise.sets.count
    }
    counts.rowsWritten += exercises.count
  }

  /// Writes what differs between what is stored under a number and what should be.
  mutating func update(_ stored: [LogReader.Part], to log: WorkoutLog, number: Int) throws {
    let matching = OrderMatching(
      stored: stored.count, wanted: log.parts.count, isEqual: { stored[$0].part == log.parts[$1] },
      isSame: [{ Self.isSame(stored[$0].part, log.parts[$1]) }])
    let first = number * LogPlaces.parts
    // A session that changed its place among those of its day is written anew: that is as rare as it is little.
    let kept = zip(matching.matches, matching.stays).map { match, stays in stays ? match : nil }
    guard
      let places = OrderMatching.places(
        kept.map { $0.map { stored[$0].place - first } }, gap: LogPlaces.partGap, last: LogPlaces.parts - 1)
    else {
      for part in stored { try delete(part) }
      return try create(log, number: number)
    }
    let staying = Set(kept.compactMap { $0 })
    for (index, part) in stored.enumerated() where !staying.contains(index) { try delete(part) }
    for (index, part) in log.parts.enumerated() {
      if let match = kept[index] { try update(stored[match], to: part) } else { try create(part, at: first + places[index]) }
    }
  }

  /// Whether two parts are the same session, told by a source twice or by a source that was edited.
  private static func isSame(_ lhs: LogPart, _ rhs: LogPart) -> Bool {
    lhs.session.startMinute == rhs.session.startMinute && lhs.session.date == rhs.session.date
  }

  private mutating func delete(_ part: LogReader.Part) throws {
    counts.setsDeleted += part.part.session.exercises.reduce(0) { $0 + $1.sets.count }
    let exercises = try rows.deleteExercises(LogPlaces.exercises(ofPart: part.place))
    counts.exercisesDeleted += exercises
    counts.rowsWritten += try exercises + rows.deleteParts(part.place...part.place)
  }

  private mutating func update(_ stored: LogReader.Part, to part: LogPart) throws {
    guard stored.part != part else { return }
    var (before, after) = (stored.part, part)
    (before.session.exercises, after.session.exercises) = ([], [])
    if before != after {
      try rows.update(part, at: stored.place)
      counts.rowsWritten += 1
    }
    try updateExercises(stored, to: part.session.exercises)
  }

  private mutating func updateExercises(_ stored: LogReader.Part, to wanted: [DoneExercise]) throws {
    let old = stored.part.session.exercises
    let matching = OrderMatching(
      stored: old.count, wanted: wanted.count, isEqual: { old[$0] == wanted[$1] },
      // One that was called otherwise and is the same sets is the same one.
      isSame: [{ old[$0].name == wanted[$1].name }, { !old[$0].sets.isEmpty && old[$0].sets == wanted[$1].sets }])
    let kept = zip(matching.matches, matching.stays).map { match, stays in stays ? match.map { stored.exercises[$0].position } : nil }
    guard wanted.count <= LogPlaces.exercises,
      let positions = OrderMatching.places(kept, gap: LogPlaces.positionGap, last: LogPlaces.positions)
        ?? LogPlaces.spread(wanted.count, gap: LogPlaces.positionGap, last: LogPlaces.positions)
    else { throw LogLimit.exercises.error }
    let taken = Set(matching.matches.compactMap { $0 })
    for (index, exercise) in old.enumerated() where !taken.contains(index) {
      let place = stored.exercises[index].place
      counts.rowsWritten += try rows.deleteExercises(place...place)
      counts.exercisesDeleted += 1
      counts.setsDeleted += exercise.sets.count
    }
    var slots = FreeSlots(taken.map { stored.exercises[$0].place & (LogPlaces.exercises - 1) })
    for (index, exercise) in wanted.enumerated() {
      guard let match = matching.matches[index] else {
        try rows.insert(exercise, at: stored.place * LogPlaces.exercises + slots.next(), position: positions[index])
        counts.rowsWritten += 1
        counts.exercisesCreated += 1
        counts.setsCreated += exercise.sets.count
        continue
      }
      let (place, position) = stored.exercises[match]
      let (hasMoved, differs) = (position != positions[index], old[match] != exercise)
      guard hasMoved || differs else { continue }
      try rows.update(exercise, at: place, position: positions[index])
      counts.rowsWritten += 1
      if !matching.stays[index] { counts.exercisesMoved += 1 }
      guard differs else { continue }
      counts.exercisesModified += 1
      countSets(old[match].sets, exercise.sets)
    }
  }

  private mutating func countSets(_ old: [DoneSet], _ new: [DoneSet]) {
    let matching = OrderMatching(stored: old.count, wanted: new.count, isEqual: { old[$0] == new[$1] }, isSame: [])
    let same = matching.matches.reduce(0) { $0 + ($1 == nil ? 0 : 1) }
    let moved = zip(matching.matches, matching.stays).reduce(0) { $0 + ($1.0 != nil && !$1.1 ? 1 : 0) }
    counts.setsModified += min(old.count, new.count) - same + moved
    counts.setsCreated += max(0, new.count - old.count)
    counts.setsDeleted += max(0, old.count - new.count)
  }

  /// Takes a whole day away.
  mutating func delete(_ head: LogHead, _ stored: [LogReader.Part]) throws {
    counts.rowsWritten += try rows.delete(head.number)
    counts.deleted += 1
    counts.setsDeleted += stored.reduce(0) { $0 + $1.part.session.exercises.reduce(0) { $0 + $1.sets.count } }
  }
}

/// Numbers from 0 up that nothing has.
private struct FreeSlots {
  private let taken: Set<Int>
  private var last = -1

  init(_ taken: some Sequence<Int>) { self.taken = Set(taken) }

  mutating func next() -> Int {
    repeat { last += 1 } while taken.contains(last)
    return last
  }
}
