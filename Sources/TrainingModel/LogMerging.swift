extension WorkoutLog {
  /// This log with what an older one of the same day says more: where both say something this one is right, and nothing that somebody
  /// typed is dropped.
  ///
  /// Sessions are the same where they start at the same minute and the newer one has no other of that minute; exercises by their name, sets
  /// by their place.
  public func merging(_ older: WorkoutLog) -> WorkoutLog {
    var merged = self
    merged.note = Self.notes(note, older.note)
    merged.isCompleted = isCompleted || older.isCompleted
    merged.parts = Self.merge(
      parts, older.parts, isSame: { $0.session.startMinute == $1.session.startMinute && $0.session.date == $1.session.date },
      merging: { newer, older in
        var part = newer
        part.session = newer.session.merging(older.session)
        if newer.original != nil || older.original != nil {
          part.original = (newer.original ?? newer.session).merging(older.original ?? older.session)
        }
        return part
      })
    // In the order of their starts; those without one keep their places at the end.
    merged.parts = merged.parts.enumerated().sorted {
      ($0.element.session.startMinute ?? .max, $0.offset) < ($1.element.session.startMinute ?? .max, $1.offset)
    }.map(\.element)
    return merged
  }

  /// The newer things, each with what the older one that is the same says more, and then the older ones that are no newer one.
  fileprivate static func merge<Thing>(
    _ newer: [Thing], _ older: [Thing], isSame: (Thing, Thing) -> Bool, merging merge: (Thing, Thing) -> Thing
  ) -> [Thing] {
    var (merged, isTaken) = (newer, [Bool](repeating: false, count: newer.count))
    var rest: [Thing] = []
    for thing in older {
      if let index = newer.indices.first(where: { !isTaken[$0] && isSame(newer[$0], thing) }) {
        isTaken[index] = true
        merged[index] = merge(newer[index], thing)
      } else {
        rest.append(thing)
      }
    }
    return merged + rest
  }

  /// Both notes, the newer first; one where the other is a part of it.
  fileprivate static func notes(_ newer: String?, _ older: String?) -> String? {
    guard let newer, !newer.isEmpty else { return older }
    guard let older, !older.isEmpty, newer != older else { return newer }
    let (long, short) = newer.utf8.count >= older.utf8.count ? (newer, older) : (older, newer)
    return contains(long, short) ? long : "\(newer) · \(older)"
  }

  private static func contains(_ long: String, _ short: String) -> Bool {
    let (long, short) = (Array(long.utf8), Array(short.utf8))
    guard long.count >= short.count else { return false }
    return (0...long.count - short.count).contains { long[$0..<$0 + short.count].elementsEqual(short) }
  }
}

extension DoneSession {
  /// This session with what an older telling of it says more, whose loads are turned into this one's unit where they have another.
  fileprivate func merging(_ older: DoneSession) -> DoneSession {
    var merged = self
    merged.minutes = minutes ?? older.minutes
    if merged.name.isEmpty { merged.name = older.name }
    merged.note = WorkoutLog.notes(note, older.note)
    let others = older.exercises.map { $0.inUnit(unit, from: older.unit) }
    merged.exercises = WorkoutLog.merge(exercises, others, isSame: { $0.name == $1.name }, merging: { $0.merging($1) })
    return merged
  }
}

extension DoneExercise {
  fileprivate func merging(_ older: DoneExercise) -> DoneExercise {
    var merged = self
    merged.exercise = exercise ?? older.exercise
    merged.superset = superset ?? older.superset
    merged.note = WorkoutLog.notes(note, older.note)
    merged.sets = zip(sets, older.sets).map { $0.merging($1) }
    merged.sets += sets.count > older.sets.count ? sets[older.sets.count...] : older.sets[sets.count...]
    return merged
  }

  /// The exercise with its loads in another unit, to the nearest hundredth.
  fileprivate func inUnit(_ unit: LoadUnit, from other: LoadUnit) -> DoneExercise {
    guard unit != other else { return self }
    var converted = self
    for index in sets.indices { converted.sets[index].load = sets[index].load.map { $0.converted(from: other, to: unit) } }
    return converted
  }
}

extension DoneSet {
  fileprivate func merging(_ older: DoneSet) -> DoneSet {
    var merged = self
    merged.row = row ?? older.row
    merged.reps = reps ?? older.reps
    merged.seconds = seconds ?? older.seconds
    merged.centimetres = centimetres ?? older.centimetres
    merged.load = load ?? older.load
    merged.halfRPE = halfRPE ?? older.halfRPE
    merged.pain = pain ?? older.pain
    merged.side = side ?? older.side
    merged.note = WorkoutLog.notes(note, older.note)
    return merged
  }
}
