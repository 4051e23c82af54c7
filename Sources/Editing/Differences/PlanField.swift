import TrainingModel

/// A cell of a prescription that a coach can change, named as the column of a sheet.
package enum PlanField: UInt8, Word {
  case date, order, superset, exercise, kind, measure, sets, repsMin, repsMax, load, basis, target, rir, rest, tempo, note

  package static let spellings = [
    "date", "order", "superset", "exercise_id", "kind", "measure", "sets", "reps_min", "reps_max", "load", "load_basis", "target", "rir",
    "rest_s", "tempo", "note",
  ]

  /// The cell's name as a coach says it: `rest`.
  package var name: String {
    switch self {
    case .repsMin: "fewest reps"
    case .repsMax: "most reps"
    case .basis: "load basis"
    case .rest: "rest"
    case .exercise: "exercise"
    case .rir: "RIR"
    default: id
    }
  }
}

extension PlanRow {
  /// What a cell says, as a sheet shows it; empty where there is nothing, and for `date`, which the row's block gives.
  package func text(of field: PlanField) -> String {
    switch field {
    case .date: ""
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
    }
  }
}
