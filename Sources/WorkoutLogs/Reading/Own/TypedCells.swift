import TrainingModel

/// Lines of a log from a store that are no sets, but what people typed: a line a field.
struct TypedCells {
  private let columns: OwnColumns

  init(_ columns: OwnColumns) { self.columns = columns }

  /// Whether the line is one of them.
  @inline(__always) func isTyped(_ cells: LogCells) -> Bool { !cells[columns[.field]].isEmpty }

  /// What the line says.
  ///
  /// - Parameter text: takes a mark from a text that keeps it from being a formula.
  func record(_ cells: LogCells, text: (LogRow.Cell) -> LogRow.Cell) throws(RowFault) -> TypedRecord {
    func word(_ column: OwnColumn) -> String { String(decoding: text(cells[columns[column]]), as: UTF8.self) }
    let place = cells[columns[.set]]
    guard let field = TypedField(bytes: cells[columns[.field]]), let source = LogApp(bytes: cells[columns[.app]]), source.isPersonal,
      let date = CalendarDate(iso: word(.date)), let occurrence = place.isEmpty ? 1 : Int(word(.set)), (1...999).contains(occurrence)
    else { throw .typed }
    let exercise = word(.exercise)
    var subject = TypedSubject.exercise(date: date, id: exercise, occurrence: occurrence)
    if !cells[columns[.row]].isEmpty {
      guard let row = RowID(bytes: cells[columns[.row]]) else { throw .typed }
      subject = .row(row)
    }
    var record = TypedRecord(subject, date: date, exercise: exercise)
    guard !exercise.isEmpty, exercise.utf8.count <= 1_000, record.values.read(word(.value), field),
      record.values.fault({ $0.id }) == nil
    else { throw .typed }
    let author = TypedAuthor(source: source, who: word(.by), at: word(.at))
    guard author.who.utf8.count <= 200, author.at.utf8.count <= 40, CalendarDate(iso: author.at.prefix(10)) != nil else { throw .typed }
    record.authors[field] = author
    return record
  }
}

extension RowFault {
  fileprivate static let typed = RowFault(code: .logWord, message: "what somebody typed is none that a log from a store has")
}
