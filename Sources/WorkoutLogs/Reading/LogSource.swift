import Findings
import Intake
import TrainingModel

/// A file of workout logs that was opened and whose form is known; it hands out one client after the other.
package struct LogSource {
  private enum Content {
    /// An app's export, which is one client's.
    case app(LogForms.Found)
    case table(ClientTable<OwnForm>)
    case lines(OwnLines)
    case mapped(ClientTable<MappedForm>)
  }

  /// The app or form that wrote it.
  package let app: LogApp
  /// What to know about the file as a whole; no errors.
  package let warnings: [Finding]
  private let opening: LogOpening
  private let request: LogRequest
  private let content: Content

  /// Opens what `path` names; `-` is standard input.
  ///
  /// - Throws: a refusal where it can't be read, or its heading is that of no form.
  package init(path: String, _ request: LogRequest, mapping: LogMapping? = nil) throws(LogRefusal) {
    try self.init(LogOpening(path: path), request, mapping)
  }

  /// Reads bytes that are in memory; messages call them `name`.
  ///
  /// - Throws: a refusal where the heading is that of no form.
  package init(_ bytes: [UInt8], named name: String, _ request: LogRequest, mapping: LogMapping? = nil) throws(LogRefusal) {
    try self.init(LogOpening(bytes, named: name), request, mapping)
  }

  /// Reads a file that somebody has opened; messages call it as it calls itself.
  ///
  /// - Throws: a refusal where its heading is that of no form.
  package init(_ file: InputFile, _ request: LogRequest, mapping: LogMapping? = nil) throws(LogRefusal) {
    try self.init(LogOpening(file), request, mapping)
  }

  /// Opens what `path` names, so that it can be looked at before it is read; `-` is standard input.
  ///
  /// - Throws: a refusal where it can't be opened.
  package static func file(_ path: String) throws(LogRefusal) -> InputFile { try LogOpening.file(path: path) }

  private init(_ opening: LogOpening, _ request: LogRequest, _ mapping: LogMapping?) throws(LogRefusal) {
    self.opening = opening
    if let mapping {
      let forms = try opening.forms()
      let form = try MappedForm(mapping, forms.heading, at: forms.place)
      let prefix = mapping.prefix
      let table = try opening.table(form, client: form.client, date: form.openDate) { ClientIDs.id(prefix + $0) }
      var request = request
      request.client = request.client ?? form.constantClient
      (app, warnings, content, self.request) = (.mapped, opening.warnings, .mapped(table), request)
      return
    }
    self.request = request
    if request.app == .jsonl || (request.app == nil && opening.beginsLikeJSON) {
      (app, warnings, content) = (.jsonl, opening.warnings, .lines(OwnLines(file: opening.file, start: opening.offset)))
      return
    }
    let forms = try opening.forms()
    if request.app != .csv, let found = try forms.app(request.app) {
      (app, warnings, content) = (found.form.app, opening.warnings + found.warnings, .app(found))
    } else if request.app == .csv || (request.app == nil && OwnColumns.isOwn(forms.heading)) {
      let columns = try OwnColumns(forms.heading, at: forms.place)
      let table = try opening.table(OwnForm(columns, isTable: true), client: columns[.client], date: columns[.date], id: ClientIDs.id)
      (app, warnings, content) = (.csv, opening.warnings, .table(table))
    } else {
      throw forms.unknown()
    }
  }

  /// Calls `body` with each client of the file, in the order in which it first has them, and returns what belongs to none.
  ///
  /// - Throws: `LogRefusal` where the file is cut, or its dates, zone or unit stay open; what `body` throws.
  package func forEachClient(_ body: (ClientLog) throws -> Void) throws -> LogRest {
    switch content {
    case .app(let found):
      try body(try export(found))
      return LogRest()
    case .table(let table): return try table.forEachClient(request, body)
    case .lines(let lines): return try lines.forEachClient(request, body)
    case .mapped(let table): return try table.forEachClient(request, body)
    }
  }

  private func export(_ found: LogForms.Found) throws(LogRefusal) -> ClientLog {
    guard let client = request.client else {
      throw LogRefusal(
        .logClient, "an export doesn't say whose log it is", at: Place(file: opening.file.path), hint: "say it with --client")
    }
    let context = LogContext(
      path: opening.file.path, client: client, app: app, given: request.unit, profile: request.profileUnit(client), zone: request.timeZone,
      today: request.today, traits: found.form.traits)
    var rows = opening.rows(found.quotes)
    if !found.readsHeading { try rows.each(first: 1) { (_) throws(LogRefusal) in } }
    var (form, log) = (found.form, LogCollector())
    try rows.each { (record) throws(LogRefusal) in form.read(record, &log) }
    if log.raggedLine > 0, log.raggedLine == rows.lastLine { throw .cut(opening.file.path, line: log.raggedLine) }
    try form.finish(&log, context)
    return try LogAssembly.assemble(log, context)
  }
}
