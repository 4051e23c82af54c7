import TrainingModel

/// A column of a review sheet, by the name in its heading and in the order of the sheet.
package enum SheetColumn: UInt8, Word {
  case rowID, clientID, clientName, planStart, week, phase, date, weekday, focus, status, order, superset, exerciseID, exercise, kind,
    measure
  case sets, repsMin, repsMax, load, unit, loadBasis, target, rir, rest, tempo, note, findings, cautions, revision, delete

  /// What stands in a column.
  private enum Content {
    /// A column of the row.
    case row(RowColumn)
    /// What is said of the client, the week or the session, or what only a sheet has, under this name.
    case own(String)
  }

  private var content: Content {
    switch self {
    case .rowID: .row(.rowID)
    case .clientID: .own("client_id")
    case .clientName: .own("client_name")
    case .planStart: .own("plan_start")
    case .week: .row(.week)
    case .phase: .own("phase")
    case .date: .row(.day)
    case .weekday: .own("weekday")
    case .focus: .own("focus")
    case .status: .own("status")
    case .order: .row(.order)
    case .superset: .row(.superset)
    case .exerciseID: .row(.exercise)
    case .exercise: .own("exercise")
    case .kind: .row(.kind)
    case .measure: .row(.measure)
    case .sets: .row(.sets)
    case .repsMin: .row(.repsMin)
    case .repsMax: .row(.repsMax)
    case .load: .row(.load)
    case .unit: .row(.unit)
    case .loadBasis: .row(.basis)
    case .target: .row(.target)
    case .rir: .row(.rir)
    case .rest: .row(.rest)
    case .tempo: .row(.tempo)
    case .note: .row(.note)
    case .findings: .own("findings")
    case .cautions: .own("cautions")
    case .revision: .own("revision")
    case .delete: .own("delete")
    }
  }

  package static let spellings = allCases.map { column in
    switch column.content {
    case .row(let column): column.id
    case .own(let name): name
    }
  }

  /// The column of the row that it shows; nil for what is said of the client, the week or the session, and for what only a sheet has.
  package var row: RowColumn? { if case .row(let column) = content { column } else { nil } }

  /// The columns that an exported sheet has, in order.
  package static let exported = allCases.filter { $0 != .delete }

  /// The columns of the sheet that the page saves for the inbox, in order: without what nobody reads from a sheet that comes back.
  package static let saved = allCases.filter { ![.phase, .weekday, .focus, .findings, .cautions].contains($0) }

  /// The columns into which coaches write; an exercise by its name.
  package static let edited = allCases.filter { $0 == .status || $0 == .exercise || ($0 != .exerciseID && $0.row?.hand == .coach) }

  /// The columns without which no row can be placed.
  package static let placing: [SheetColumn] = [.rowID, .clientID, .planStart, .date]
}
