/// What a person's words are about.
public enum TypedSubject: Hashable, Sendable {
  /// A prescription, by its id.
  case row(RowID)
  /// An exercise that no plan asked for, or another time than the plan did.
  ///
  /// - Parameters:
  ///   - id: as the rules spell it, or the name as it was logged where nobody knows what it means.
  ///   - occurrence: which block of the exercise on that day, from 1.
  case exercise(date: CalendarDate, id: String, occurrence: Int)
}

extension TypedSubject: Comparable, CustomStringConvertible {
  /// The id of the row; of an exercise the date, its place among those of its name, and the id: `2026-03-02 1 front_squat`.
  public var description: String {
    switch self {
    case .row(let id): id.description
    case .exercise(let date, let id, let occurrence): "\(date) \(occurrence) \(id)"
    }
  }

  /// The subject that this text spells, or nil.
  public init?(text: some StringProtocol) {
    if let row = RowID(text: text) {
      self = .row(row)
      return
    }
    let parts = Substring(text).split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let date = CalendarDate(iso: parts[0]), let occurrence = Int(parts[1]), occurrence >= 1, !parts[2].isEmpty
    else { return nil }
    self = .exercise(date: date, id: String(parts[2]), occurrence: occurrence)
  }

  /// Rows by their ids, then exercises by their days and places.
  public static func < (a: TypedSubject, b: TypedSubject) -> Bool {
    switch (a, b) {
    case (.row(let a), .row(let b)): a < b
    case (.row, .exercise): true
    case (.exercise, .row): false
    case (.exercise(let date, let id, let occurrence), .exercise(let otherDate, let otherID, let otherOccurrence)):
      (date, id, occurrence) < (otherDate, otherID, otherOccurrence)
    }
  }
}

/// What a sheet or a command says of one row: as it is now, and as it stood there before anybody typed.
public struct TypedEntry: Hashable, Sendable {
  public var subject: TypedSubject
  /// What the person saw before typing.
  public var was: TypedValues
  /// What it says now. A field of which it says nothing is not touched, whatever it said before.
  public var values: TypedValues
  /// The line of the file; nil for a command.
  public var line: Int?
  /// The number of the last words that had been taken when the sheet was written: what was said since, nobody could see in it. nil where
  /// it is no sheet, and the words are as old as their author says.
  public var seen: Int?

  public init(_ subject: TypedSubject, was: TypedValues = TypedValues(), values: TypedValues, line: Int? = nil, seen: Int? = nil) {
    (self.subject, self.was, self.values, self.line, self.seen) = (subject, was, values, line, seen)
  }
}

/// Words that somebody said once of a field, whether they still stand or not.
public struct TypedSaying: Hashable, Sendable {
  /// Later words have a greater one.
  public var number: Int
  public var subject: TypedSubject
  public var field: TypedField
  /// The values of which the field alone counts.
  public var values: TypedValues
  public var who: String

  public init(number: Int, _ subject: TypedSubject, _ field: TypedField, _ values: TypedValues, who: String) {
    (self.number, self.subject, self.field, self.values, self.who) = (number, subject, field, values, who)
  }
}

/// Everything that stands typed of one row, and by whom.
public struct TypedRecord: Hashable, Sendable {
  public var subject: TypedSubject
  /// The day on which the row was planned when it was first typed, and its exercise: a row may leave the plan, and what was done stays.
  public var date: CalendarDate
  public var exercise: String
  public var values: TypedValues
  /// Who said each field; exactly the fields of `values`.
  public var authors: [TypedField: TypedAuthor]

  public init(
    _ subject: TypedSubject, date: CalendarDate, exercise: String, values: TypedValues = TypedValues(),
    authors: [TypedField: TypedAuthor] = [:]
  ) {
    (self.subject, self.date, self.exercise) = (subject, date, exercise)
    (self.values, self.authors) = (values, authors)
  }
}

/// Who typed a field, where and when.
public struct TypedAuthor: Hashable, Sendable {
  /// `sheet` or `hand`.
  public var source: LogApp
  public var who: String
  /// RFC 3339, UTC.
  public var at: String

  /// Who stands in the records where nobody says who it is: any of the gym's people, so that two of them are not one person.
  public static let nobody = "gym"

  public init(source: LogApp, who: String, at: String) { (self.source, self.who, self.at) = (source, who, at) }

  /// Whether both are surely one person.
  public func isSame(as other: TypedAuthor) -> Bool { who == other.who && who != Self.nobody }
}

/// Two things that people say of one field: one stands, the other waits until somebody decides.
public struct TypedConflict: Hashable, Sendable {
  public var subject: TypedSubject
  public var field: TypedField
  /// The values of which the field alone counts: what waits, and what stood when it came, or stands since it was decided.
  public var typed, stands: TypedValues
  public var author: TypedAuthor
  /// The file's own name; empty for a command.
  public var file: String
  public var line: Int?

  public init(
    _ subject: TypedSubject, _ field: TypedField, typed: TypedValues, stands: TypedValues, author: TypedAuthor, file: String, line: Int?
  ) {
    (self.subject, self.field, self.typed, self.stands) = (subject, field, typed, stands)
    (self.author, self.file, self.line) = (author, file, line)
  }
}

/// A prescription as what a person typed of it is understood.
public struct PlannedRow: Hashable, Sendable {
  public var row: RowID
  public var planStart: CalendarDate
  public var day: PlanDay
  /// The exercise's id, as the rules spell it.
  public var exercise: String
  public var kind: RowKind
  public var measure: Measure
  /// 1 to 12.
  public var sets: Int
  /// The fewest repetitions, seconds, minutes or metres of a set; what was done where somebody says no more than that it was.
  public var amount: Int
  /// nil where the client finds it by effort, or the exercise has none.
  public var load: Load?
  /// The unit of the block.
  public var unit: LoadUnit

  public init(
    row: RowID, planStart: CalendarDate, day: PlanDay, exercise: String, kind: RowKind, measure: Measure, sets: Int, amount: Int,
    load: Load?, unit: LoadUnit
  ) {
    (self.row, self.planStart, self.day, self.exercise, self.kind) = (row, planStart, day, exercise, kind)
    (self.measure, self.sets, self.amount, self.load, self.unit) = (measure, sets, amount, load, unit)
  }

  /// The day on which it is planned.
  public var date: CalendarDate { planStart.date(of: day) }
}
