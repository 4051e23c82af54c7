import TrainingModel

/// Takes what people say into what stands typed, field by field: three ways, by what they saw before they typed.
///
/// What is as it was is not touched. What nobody typed before, or nobody since they looked, is taken, whatever machines have told meanwhile. Where
/// two people say different things of a field, what stands stays, and the other waits for a decision. Of one person's words the later
/// stand: those of a sheet that comes in later, and of a log from a store those that bear the later moment.
///
/// Sheets come back more than once, the same file with more in it: words that somebody has said since the sheet was written, and that
/// were replaced or taken back since, may stand there still, and are not said anew. Against one's own later words alone they wait: nobody
/// can tell whether they are an old copy's, or those to which somebody went back.
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
  /// Rows of which something came; those of which some of it says something else now; and those where nothing of it is new.
  package private(set) var rows = 0
  package private(set) var taken = 0
  package private(set) var unchanged = 0

  /// Everything that waits.
  package private(set) var waiting: [TypedConflict]
  /// What waited once and is decided.
  private let settled: [TypedConflict]
  /// Everything that was ever taken, by what it is about.
  private let said: [TypedSubject: [TypedSaying]]

  /// - Parameters:
  ///   - records: what stands typed of the client.
  ///   - waiting: the conflicts that wait.
  ///   - settled: those that somebody has decided: the same line of the same file doesn't bring them up again while what was decided stands.
  ///   - said: everything that was ever taken.
  package init(_ records: [TypedRecord], waiting: [TypedConflict] = [], settled: [TypedConflict] = [], said: [TypedSaying] = []) {
    self.records = Dictionary(records.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
    (self.waiting, self.settled) = (waiting, settled)
    self.said = Dictionary(grouping: said, by: \.subject)
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
        if decides { decide(field, by: record) }
      } else if !entry.was.agrees(entry.values, on: field) {
        switch fate(of: field, entry, record, author) {
        case .stands:
          set(field, of: &record, to: entry.values, by: author)
          decide(field, by: record)
        case .isOld: break
        case .waits:
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
        decide(field, by: record)
      }
    }
    if changes.count > known { records[entry.subject] = record.values.isEmpty ? nil : record }
    if changes.count > known { taken += 1 } else if !waits { unchanged += 1 }
  }

  /// What becomes of a field that says something else than whoever typed it saw, and than what stands.
  private enum Fate { case stands, isOld, waits }

  private func fate(of field: TypedField, _ entry: TypedEntry, _ record: TypedRecord, _ author: TypedAuthor) -> Fate {
    let isTaken = (said[entry.subject] ?? []).contains {
      $0.number > entry.seen ?? .max && $0.field == field && $0.who == author.who && $0.values.agrees(entry.values, on: field)
    }
    // What was taken back as well.
    guard let standing = record.authors[field] else { return isTaken ? .isOld : .stands }
    if record.values.agrees(entry.was, on: field) { return .stands }
    let isOwn = standing.isSame(as: author)
    if entry.seen == nil {
      if !isOwn || author.at == standing.at { return .waits }
      return author.at > standing.at ? .stands : .isOld
    }
    if !isOwn { return isTaken ? .isOld : .waits }
    let isDecided = settled.contains {
      $0.subject == entry.subject && $0.field == field && $0.author.who == author.who && $0.typed.agrees(entry.values, on: field)
    }
    return isTaken || isDecided ? .waits : .stands
  }

  /// Takes back everything that was typed of one row; what waits to be decided about it is decided.
  package mutating func forget(_ subject: TypedSubject, by author: TypedAuthor) {
    rows += 1
    let record = records.removeValue(forKey: subject)
    let left = TypedRecord(subject, date: record?.date ?? CalendarDate(dayNumber: 0), exercise: record?.exercise ?? "")
    for field in TypedField.allCases { decide(field, by: left) }
    guard let record else {
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
    if settled.contains(where: { $0.isSame(as: conflict) && $0.settles(conflict) }) { return false }
    if let known = waiting.first(where: { $0.isSame(as: conflict) }) {
      conflicts.append(known)
    } else {
      waiting.append(conflict)
      conflicts.append(conflict)
    }
    return true
  }

  /// Decides what waits of a field for what a record says of it.
  private mutating func decide(_ field: TypedField, by record: TypedRecord) {
    let subject = record.subject
    for var conflict in waiting where conflict.subject == subject && conflict.field == field {
      conflict.stands = record.values.alone(field)
      decided.append(conflict)
    }
    waiting.removeAll { $0.subject == subject && $0.field == field }
    conflicts.removeAll { $0.subject == subject && $0.field == field }
  }
}

extension TypedConflict {
  /// Whether both let the same words wait.
  package func isSame(as other: TypedConflict) -> Bool {
    subject == other.subject && field == other.field && typed.agrees(other.typed, on: field)
  }

  /// Whether what was decided of this holds for the same words again: they stand where they stood, and so does what was decided.
  fileprivate func settles(_ other: TypedConflict) -> Bool {
    file == other.file && line == other.line && stands.agrees(other.stands, on: field)
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
