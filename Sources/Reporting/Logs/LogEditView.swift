import TrainingModel

/// What is stored of a row of training or an exercise beside the plan, with who said it.
package struct TypedRow: Sendable {
  package var subject: TypedSubject
  package var date: CalendarDate
  /// The exercise's id, or its name as it was logged.
  package var exercise: String
  /// What is stored, with what was typed.
  package var values: TypedValues
  /// Who typed a field; what nobody typed is from an app or a file.
  package var authors: [TypedField: TypedAuthor]
  /// The apps and files that tell of it.
  package var apps: [LogApp]
  /// What waits to be decided about it.
  package var waiting: [TypedConflict]

  package init(
    subject: TypedSubject, date: CalendarDate, exercise: String, values: TypedValues, authors: [TypedField: TypedAuthor], apps: [LogApp],
    waiting: [TypedConflict]
  ) {
    (self.subject, self.date, self.exercise, self.values) = (subject, date, exercise, values)
    (self.authors, self.apps, self.waiting) = (authors, apps, waiting)
  }
}

/// Rows of a client's log as they are, and as they were before a change.
package struct LogEditView: ResultView {
  private let client: String
  private let rows: [(row: TypedRow, was: TypedRow?)]
  private let names: [String: String]
  private let isDryRun: Bool

  /// - Parameters:
  ///   - rows: each with what it was before a change; nil where nothing is changed.
  ///   - names: the names of exercises by id.
  package init(_ client: String, _ rows: [(row: TypedRow, was: TypedRow?)], names: [String: String], isDryRun: Bool) {
    (self.client, self.rows, self.names, self.isDryRun) = (client, rows, names, isDryRun)
  }

  package func text(width: Int, style: Style) -> String {
    if rows.isEmpty { return "Nothing was planned or logged on that day.\n" }
    return rows.map { text($0.row, was: $0.was, width: width, style: style) }.joined(separator: "\n")
      + (isDryRun ? "Nothing was stored: this is what it would be.\n" : "")
  }

  private func text(_ row: TypedRow, was: TypedRow?, width: Int, style: Style) -> String {
    var subject = ""
    switch row.subject {
    case .row(let id): subject = "row \(id)"
    case .exercise(_, _, let occurrence): subject = occurrence == 1 ? "beside the plan" : "beside the plan, time \(occurrence)"
    }
    let name = names[row.exercise].map { "\(TerminalText.line($0)) (\(row.exercise), \(subject))" }
    let words = name ?? "\(TerminalText.line(row.exercise)) (\(subject))"
    var lines = "\(TerminalText.line(client)), \(row.date.weekday) \(row.date), \(words)\n"
    let fields = TypedField.allCases.filter { row.values.has($0) || was?.values.has($0) == true }
    if fields.isEmpty { lines += "    nothing is stored of it\n" }
    var table = TerminalTable(
      [.init(heading: ""), .init(heading: was == nil ? "Stored" : "Was", wraps: true, least: 8)]
        + (was == nil ? [] : [.init(heading: "Is", wraps: true, least: 8)]) + [.init(heading: "Said by", wraps: true, least: 10)])
    for field in fields {
      table.rows.append(
        [TypedWords.name(field)] + (was.map { [TypedWords.value($0.values, field)] } ?? []) + [
          TypedWords.value(row.values, field), author(of: field, row),
        ])
    }
    if !fields.isEmpty { lines += table.lines(width: width, style: style).joined(separator: "\n") + "\n" }
    for conflict in row.waiting {
      lines +=
        "    waits: \(TypedWords.name(conflict.field)) \(TypedWords.value(conflict.typed, conflict.field)), by \(TypedWords.author(conflict.author))\n"
    }
    return lines
  }

  private func author(of field: TypedField, _ row: TypedRow) -> String {
    if let author = row.authors[field] { return TypedWords.author(author) }
    if !row.values.has(field) { return "" }
    return row.apps.isEmpty ? "as asked" : row.apps.map(\.id).joined(separator: ", ")
  }

  // MARK: JSON

  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.pair("client_id", client)
    json.key("dry_run")
    json.bool(isDryRun)
    json.key("rows")
    json.beginArray()
    for (row, was) in rows {
      json.newline()
      json.beginObject()
      json.typedSubject(row.subject, row.date, row.exercise)
      json.key("fields")
      json.beginArray()
      for field in TypedField.allCases where row.values.has(field) || was?.values.has(field) == true {
        json.beginObject()
        json.pair("field", field.id)
        if let was { json.textOrNull("was", was.values.text(field)) }
        json.textOrNull("is", row.values.text(field))
        if let author = row.authors[field] {
          json.typedAuthor(author)
        } else {
          json.pair("source", row.apps.map(\.id).joined(separator: "+"))
        }
        json.endObject()
      }
      json.endArray()
      json.key("conflicts")
      json.beginArray()
      for conflict in row.waiting {
        json.beginObject()
        json.typedConflict(conflict)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}

extension JSONBytes {
  /// What a row or exercise is, in an object that is open.
  mutating func typedSubject(_ subject: TypedSubject, _ date: CalendarDate, _ exercise: String) {
    switch subject {
    case .row(let id): pair("row_id", id.description)
    case .exercise(_, _, let occurrence): pair("occurrence", occurrence)
    }
    pair("date", date)
    pair("exercise_id", exercise)
  }

  /// What waits of a field and what stands, in an object that is open.
  mutating func typedConflict(_ conflict: TypedConflict) {
    pair("field", conflict.field.id)
    textOrNull("stands", conflict.stands.text(conflict.field))
    textOrNull("typed", conflict.typed.text(conflict.field))
    typedAuthor(conflict.author)
    pair("file", conflict.file)
    numberOrNull("line", conflict.line)
  }

  fileprivate mutating func typedAuthor(_ author: TypedAuthor) {
    pair("source", author.source.id)
    pair("by", author.who)
    pair("at", author.at)
  }

  /// A pair of a text, or null where there is none.
  mutating func textOrNull(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }
}
