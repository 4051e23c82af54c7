import TrainingModel

extension PlanRow {
  /// What a cell says, as a sheet shows it; empty where there is nothing, and for what the row's block gives: `day`, which stands there as a
  /// date, and `unit`.
  package func text(of column: RowColumn) -> String {
    switch column {
    case .rowID: "\(rowID)"
    case .week: "\(week)"
    case .day, .unit: ""
    case .order: "\(order)"
    case .superset: superset
    case .exercise: exercise
    case .kind: kind.id
    case .measure: measure.id
    case .sets: "\(sets)"
    case .repsMin: "\(repsMin)"
    case .repsMax: repsMax.map(String.init) ?? ""
    case .load: load?.description ?? ""
    case .basis: basis.id
    case .target: target
    case .rir: rir.map(String.init) ?? ""
    case .rest: "\(rest)"
    case .tempo: tempo
    case .note: note
    case .reasons: reasons
    }
  }

  /// Whether a cell says the same in both rows; `day` compares the days of the block.
  func isSame(_ column: RowColumn, as other: PlanRow) -> Bool {
    switch column {
    case .rowID: rowID == other.rowID
    case .week: week == other.week
    case .day: (week, day) == (other.week, other.day)
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
    case .reasons: reasons == other.reasons
    // Rows that are compared are of one block.
    case .unit: true
    }
  }

  /// Takes a cell over from another row of the block; `day` takes the day of the block.
  mutating func take(_ column: RowColumn, from other: PlanRow) {
    switch column {
    case .rowID: rowID = other.rowID
    case .week: week = other.week
    case .day: (week, day) = (other.week, other.day)
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
    case .reasons: reasons = other.reasons
    case .unit: break
    }
  }

  /// Whether the rows prescribe the same on the same day; their places in it may differ.
  func saysTheSame(as other: PlanRow) -> Bool {
    RowColumn.compared.allSatisfy { $0 == .order || isSame($0, as: other) }
  }

  /// What a cell says, the date of the row's day included.
  func text(of column: RowColumn, from start: CalendarDate) -> String {
    column == .day ? start.day(day, ofWeek: week).description : text(of: column)
  }

  /// Everything that the row prescribes, in one line.
  func words(from start: CalendarDate) -> String {
    RowColumn.compared.filter { $0 != .order }.map { text(of: $0, from: start) }.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
