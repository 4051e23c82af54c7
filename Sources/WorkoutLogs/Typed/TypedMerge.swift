import TrainingModel

/// Takes what people say into what stands typed, field by field: three ways, by what they saw before they typed.
///
/// What is as it was is not touched. What nobody typed before, or nobody since they looked, is taken, whatever machines have told meanwhile. Where
/// two people say different things of a field, what stands stays, and the other waits for a decision.
package struct TypedMerge: Sendable {
  /// A field that says something else now.
  package struct Change: Hashable, Sendable {
    package var subject: TypedSubject
    package var field: TypedField
    /// What stood typed before and what does now; nil where nothing.
    package var was, now: String?
    package var author: TypedAuthor
  }

  /// What stands typed, by what it is about.
  package private(set) var records: [TypedSubject: TypedRecord]
  /// In the order in which they came.
  package private(set) var changes: [Change] = []
  /// What waits for a decision because of what came, whether it was known already or not.
  package private(set) var conflicts: [TypedConflict] = []
  /// Those that were decided by what came.
  package private(set) var decided: [TypedConflict] = []
  /// Rows of which something came; those of which some of it says something else now; and those where it is what stands.
  package private(set) var rows = 0
  package private(set) var taken = 0
  package private(set) var unchanged = 0

  /// Everything that waits.
  package private(set) var waiting: [TypedConflict]
  /// What waited once and is decided.
  private let settled: [TypedConflict]

  /// - Parameters:
  ///   - records: what stands typed of the client.
  ///   - waiting: the conflicts that wait.
  ///   - settled: those that somebody has decided: they don't come up again by the same file.
  package init(_ records: [TypedRecord], waiting: [TypedConflict] = [], settled: [TypedConflict] = []) {
    self.records = Dictionary(records.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
    (self.waiting, self.settled) = (waiting, settled)
  }

  /// Takes what is said of one row.
  ///
  /// - Parameters:
  ///   - entry: what was there before, and what is there now.
  ///   - author: who says it.
  ///   - file: the file's own name; empty for a command.
  ///   - date: the day on which the row is planned.
  ///   - exercise: its exercise's id.
  ///   - decides: whether saying what stands decides for it: a file may be an old one.
  package mutating func take(
    _ entry: TypedEntry, by author: TypedAuthor, file: String, on date: CalendarDate, of exercise: String, decides: Bool = false
  ) {
    rows += 1
    var record = records[entry.subject] ?? TypedRecord(entry.subject, date: date, exercise: exercise)
    let known = changes.count
    var waits = false
    for field in entry.values.fields {
      if entry.values.agrees(record.values, on: field) {
        if decides { decide(entry.subject, field) }
      } else if !entry.was.agrees(entry.values, on: field) {
        if !record.values.has(field) || record.values.agrees(entry.was, on: field) {
          set(field, of: &record, to: entry.values, by: author)
          decide(entry.subject, field)
        } else {
          let conflict = TypedConflict(
            entry.subject, field, typed: entry.values.alone(field), stands: record.values.alone(field), author: author, file: file,
            line: entry.line)
          if wait(conflict) { waits = true }
        }
      }
    }
    if decides {
      for field in entry.values.contradicted(in: record.values) {
        set(field, of: &record, to: TypedValues(), by: author)
        decide(entry.subject, field)
      }
    }
    if changes.count > known { records[entry.subject] = record.values.isEmpty ? nil : record }
    if changes.count > known { taken += 1 } else if !waits { unchanged += 1 }
  }

  /// Takes back everything that was typed of one row; what waits to be decided about it is decided.
  package mutating func forget(_ subject: TypedSubject, by author: TypedAuthor) {
    rows += 1
    for field in TypedField.allCases { decide(subject, field) }
    guard let record = records.removeValue(forKey: subject) else {
      unchanged += 1
      return
    }
    for field in record.values.fields {
      changes.append(Change(subject: subject, field: field, was: record.values.text(field), now: nil, author: author))
    }
    taken += 1
  }

  private mutating func set(_ field: TypedField, of record: inout TypedRecord, to values: TypedValues, by author: TypedAuthor) {
    changes.append(
      Change(subject: record.subject, field: field, was: record.values.text(field), now: values.text(field), author: author))
    record.values.take(field, from: values)
    record.authors[field] = values.has(field) ? author : nil
  }

  /// Lets a conflict wait.
  ///
  /// - Returns: false where it is decided already.
  private mutating func wait(_ conflict: TypedConflict) -> Bool {
    if settled.contains(where: { $0.isSame(as: conflict) }) { return false }
    if let known = waiting.first(where: { $0.isSame(as: conflict) }) {
      conflicts.append(known)
    } else {
      waiting.append(conflict)
      conflicts.append(conflict)
    }
    return true
  }

  private mutating func decide(_ subject: TypedSubject, _ field: TypedField) {
    decided += waiting.filter { $0.subject == subject && $0.field == field }
    waiting.removeAll { $0.subject == subject && $0.field == field }
    conflicts.removeAll { $0.subject == subject && $0.field == field }
  }
}

extension TypedConflict {
  /// Whether both let the same words wait.
  package func isSame(as other: TypedConflict) -> Bool {
    subject == other.subject && field == other.field && typed.agrees(other.typed, on: field)
  }
}

extension TypedValues {
  /// The fields of standing words that can't be true together with these, and of which these say nothing.
  func contradicted(in standing: TypedValues) -> [TypedField] {
    let (counts, others) = (lengths, standing.lengths)
    let said = sets ?? counts.values.max()
    return standing.fields.filter { field in
      if has(field) { return false }
      if field == .sets {
        // One number for all sets goes with any of them, but not with none.
        return standing.sets == 0 ? !counts.isEmpty : counts.values.contains { $0 > 1 && $0 != standing.sets }
      }
      guard let other = others[field], let said else { return false }
      return sets == 0 || other > 1 && said != other && (sets != nil || said > 1)
    }
  }

  /// How many numbers there are of what is a list.
  private var lengths: [TypedField: Int] {
    var lengths: [TypedField: Int] = [:]
    if let amounts { lengths[.amounts] = amounts.list.count }
    if let loads { lengths[.load] = loads.list.count }
    return lengths
  }

  /// One field without the others.
  package func alone(_ field: TypedField) -> TypedValues {
    var values = TypedValues()
    values.take(field, from: self)
    return values
  }
}
