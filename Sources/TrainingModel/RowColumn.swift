/// A column of a prescription's row, declared once: how every file, view and table calls it, where its value stands, and who changes it.
///
/// SQL, sheets, the archive of revisions, differences, merges and the review page take their columns from here, or go through them by a
/// `switch` without a default: a new one stands nowhere half. The place of a case is that of its value in an archived row, in a row of the
/// page and in what is selected from `prescriptions`; old stores hold archived rows, so a new column comes last.
public enum RowColumn: UInt8, Word {
  case rowID, week, day, order, superset, exercise, kind, measure, sets, repsMin, repsMax, load, basis, target, rir, rest, tempo, note,
    reasons, unit

  /// Who changes what stands in a column.
  public enum Hand: Sendable {
    /// A coach: in a sheet, on the page or in a terminal.
    case coach
    /// Nobody by itself: it goes with the exercise.
    case exercise
    /// Nobody: the program, or the block that the row is of, says it.
    case nobody
  }

  private struct Declaration {
    /// What sheets, JSON, the page and people who type call it.
    var name: StaticString
    /// What the views `schedule_preview`, `schedule` and `plan_rows` call it.
    var view: StaticString
    /// What the table `prescriptions` calls it; nil where the row's block says it.
    var table: StaticString?
    /// What a coach calls it in a sentence.
    var spoken: StaticString
    var hand: Hand

    init(_ name: StaticString, view: StaticString? = nil, table: StaticString?, spoken: StaticString? = nil, by hand: Hand) {
      (self.name, self.view, self.table, self.spoken, self.hand) = (name, view ?? name, table, spoken ?? name, hand)
    }
  }

  private var declaration: Declaration {
    switch self {
    case .rowID: Declaration("row_id", table: "row_id", by: .nobody)
    // A row's place tells which version of which week it is of.
    case .week: Declaration("week", view: "week_index", table: "place", by: .nobody)
    case .day: Declaration("date", view: "day_index", table: "day_index", by: .coach)
    case .order: Declaration("order", view: "order_index", table: "order_index", by: .coach)
    case .superset: Declaration("superset", table: "superset", by: .coach)
    case .exercise: Declaration("exercise_id", table: "exercise", spoken: "exercise", by: .coach)
    case .kind: Declaration("kind", table: "kind", by: .coach)
    case .measure: Declaration("measure", table: "measure", by: .exercise)
    case .sets: Declaration("sets", table: "sets", by: .coach)
    case .repsMin: Declaration("reps_min", table: "reps_min", spoken: "fewest reps", by: .coach)
    case .repsMax: Declaration("reps_max", table: "reps_max", spoken: "most reps", by: .coach)
    case .load: Declaration("load", table: "load", by: .coach)
    case .basis: Declaration("load_basis", table: "basis", spoken: "load basis", by: .exercise)
    case .target: Declaration("target", table: "target", by: .coach)
    case .rir: Declaration("rir", table: "rir", spoken: "RIR", by: .coach)
    case .rest: Declaration("rest_s", table: "rest_s", spoken: "rest", by: .coach)
    case .tempo: Declaration("tempo", table: "tempo", by: .coach)
    case .note: Declaration("note", table: "note", by: .coach)
    case .reasons: Declaration("reasons", table: "reasons", by: .nobody)
    case .unit: Declaration("unit", table: nil, by: .nobody)
    }
  }

  public static let spellings = allCases.map { "\($0.name)" }

  /// What sheets, JSON, the page and people who type call it: `rest_s`. The day stands there as its date.
  public var name: StaticString { declaration.name }
  /// What the views `schedule_preview`, `schedule` and `plan_rows` call it.
  public var view: String { "\(declaration.view)" }
  /// What the table `prescriptions` calls it; nil where the row's block says it.
  public var table: String? { declaration.table.map { "\($0)" } }
  /// What a coach calls it in a sentence: `rest`.
  public var spoken: String { "\(declaration.spoken)" }
  public var hand: Hand { declaration.hand }

  /// What two states of a row are compared by: all that a person reads of it and that doesn't come from its block.
  public static let compared = allCases.filter { $0.hand != .nobody }

  /// What a row prescribes, without its place.
  public static let contents = compared.filter { $0 != .day && $0 != .order }

  /// What is meant for one exercise and for no other: taken over together or not at all where people name different ones.
  public static let ofTheExercise: [RowColumn] = [.exercise, .measure, .basis, .load, .target, .repsMin, .repsMax]
}
