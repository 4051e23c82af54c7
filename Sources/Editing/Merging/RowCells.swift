import TrainingModel

extension PlanRow {
  /// Whether a cell says the same in both rows; `date` compares the days.
  func isSame(_ field: PlanField, as other: PlanRow) -> Bool {
    switch field {
    case .date: (week, day) == (other.week, other.day)
    case .order: order == other.order
    case .superset: superset == other.superset
    case .exercise: exercise == other.exercise
    case .kind: kind == other.kind
    case .measure: measure == other.measure
    case .sets: sets == other.sets
    case .repsMin: repsMin == other.repsMin
    case .repsMax: repsMax == other.repsMax
    case .load: load == other.load
    case .basis: basis == other.basis
    case .target: target == other.target
    case .rir: rir == other.rir
    case .rest: rest == other.rest
    case .tempo: tempo == other.tempo
    case .note: note == other.note
    }
  }

  /// Takes a cell over from another row; `date` takes the day.
  mutating func take(_ field: PlanField, from other: PlanRow) {
    switch field {
    case .date: (week, day) = (other.week, other.day)
    case .order: order = other.order
    case .superset: superset = other.superset
    case .exercise: exercise = other.exercise
    case .kind: kind = other.kind
    case .measure: measure = other.measure
    case .sets: sets = other.sets
    case .repsMin: repsMin = other.repsMin
    case .repsMax: repsMax = other.repsMax
    case .load: load = other.load
    case .basis: basis = other.basis
    case .target: target = other.target
    case .rir: rir = other.rir
    case .rest: rest = other.rest
    case .tempo: tempo = other.tempo
    case .note: note = other.note
    }
  }

  /// Whether the rows prescribe the same on the same day; their places in it may differ.
  func saysTheSame(as other: PlanRow) -> Bool {
    PlanField.allCases.allSatisfy { $0 == .order || isSame($0, as: other) }
  }

  /// What a cell says, the date of the row's day included.
  func text(of field: PlanField, from start: CalendarDate) -> String {
    field == .date ? (start + ((week - 1) * 7 + day - 1)).description : text(of: field)
  }

  /// Everything that the row prescribes, in one line.
  func words(from start: CalendarDate) -> String {
    PlanField.allCases.filter { $0 != .order }.map { text(of: $0, from: start) }.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension PlanField {
  /// What a row prescribes, without its place.
  static let contents = allCases.filter { $0 != .date && $0 != .order }

  /// What is meant for one exercise and for no other: taken over together or not at all where people name different ones.
  static let ofTheExercise: [PlanField] = [.exercise, .measure, .basis, .load, .target, .repsMin, .repsMax]
}
