import Files
import Findings
import PlanStore
import Rulebook
import TrainingModel

/// Writes what the logs of each coach's clients show beside the coach's other sheets: `<coach>.attention.csv` and `<coach>.logs.html`.
///
/// Nothing can be approved by them, so nothing of them is recorded; one that a coach has changed stays all the same, and the new one goes
/// beside it.
package struct LogReportFiles: Sendable {
  /// One of the forms, by the words that the command takes.
  package enum Form: String, CaseIterable, Sendable {
    /// The list of what the coach wants to see first.
    case attention = "csv"
    /// Everything, to read and print.
    case page
  }

  /// The folder of the sheets: `output/review`.
  package var folder: String
  /// How they are written, as far as it is not what each coach likes.
  package var style = SheetStyle.preferred
  /// What each coach's files are made with.
  package var access = CoachAccess()
  private let reports: LogReports

  package init(folder: String, _ reports: LogReports) { (self.folder, self.reports) = (folder, reports) }

  /// A file before it is in its place.
  struct Made {
    var name: SheetName
    var file: AtomicFile
  }

  /// Brings the files of these coaches up to date: the page of each, and the list where one of the coach's clients logs.
  ///
  /// What is wrong with one coach's file is a finding, and the next coach's turn comes.
  ///
  /// - Throws: `OutputFailure` where no file at all can be written, and `StoreError`.
  package func write(_ forms: [Form], _ store: PlanStore, coaches: [String]) throws -> SheetExport.Report {
    var report = SheetExport.Report()
    try Folder.make(folder, access: access.passage)
    for coach in coaches {
      let (summaries, preferences) = (
        try store.clientSummaries(coach: coach, unfinishedOn: reports.today), try store.preferences(coach: coach)
      )
      let attention = try reports.attention(of: summaries.map(\.clientID), in: store)
      let language = style.language ?? preferences.language
      if forms.contains(.attention), let list = try list(of: coach, summaries, attention, style.dialect(preferences), language) {
        try place(list, into: &report)
      }
      if forms.contains(.page), let page = try page(of: coach, summaries, attention, language, store) {
        try place(page, into: &report)
      }
    }
    return report
  }

  /// The list alone for some clients, whoever their coach is.
  ///
  /// - Throws: `StoreError`.
  package func list(of clients: [String], coaches: [String], _ store: PlanStore) throws -> [UInt8] {
    let some = try self.some(clients, coaches, store)
    let attention = try reports.attention(of: some.clients.map(\.clientID), in: store)
    let words = FlagWords(rulebook: reports.rulebook, language: some.language)
    return AttentionSheetCSV.bytes(some.clients, attention, dialect: style.dialect(some.preferences), words: words).storage
  }

  /// The page alone for some clients, whoever their coach is.
  ///
  /// - Throws: `StoreError`.
  package func page(of clients: [String], coaches: [String], _ store: PlanStore) throws -> [UInt8] {
    let some = try self.some(clients, coaches, store)
    let attention = try reports.attention(of: some.clients.map(\.clientID), in: store)
    var page = LogsPage(nil, some.clients, attention, reports.rulebook, some.language, since: reports.pageSince, today: reports.today)
    try append(some.clients, to: &page, store) { _ in }
    return page.bytes.storage
  }

  /// Clients with what their coach likes, where they all have one coach.
  private func some(
    _ ids: [String], _ coaches: [String], _ store: PlanStore
  ) throws -> (clients: [ClientSummary], preferences: CoachPreferences, language: Language) {
    let clients = try store.clientSummaries(clients: ids).filter { coaches.isEmpty || coaches.contains($0.coachID) }
    let own = Set(clients.map(\.coachID))
    let preferences = try own.count == 1 ? own.first.map(store.preferences(coach:)) ?? CoachPreferences() : CoachPreferences()
    return (clients, preferences, style.language ?? preferences.language)
  }

  // MARK: A coach's files

  /// What is to be brought up to date beside the list of clients: the list where somebody logs, or where there is one to be emptied, and the
  /// page where there is one and something that it says has changed; it says of which day it is.
  func files(
    of coach: String, _ summaries: [ClientSummary], _ attention: [String: ClientAttention], _ dialect: CSVDialect, _ language: Language,
    _ store: PlanStore
  ) throws -> [Made] {
    var made = [try list(of: coach, summaries, attention, dialect, language)].compactMap(\.self)
    let last = try store.sheetRecord(coach: coach, kind: .clients)
    // Where a backup of the database was put back, the list is another than it has recorded.
    let isBehind = last.map { last in
      last.isStale
        || SheetName(coach: coach, kind: .clients).map { SheetFolder(path: folder).isDoubtful($0, recorded: last.contentHash) } ?? false
    }
    if isBehind ?? true, let name = SheetName(logsOf: coach), FileContent.isFile("\(folder)/\(name.current)") {
      made += [try page(of: coach, summaries, attention, language, store)].compactMap(\.self)
    }
    return made
  }

  /// A coach's list; nil where nobody logs and there is none to be emptied, and for an id that can't name a file.
  private func list(
    of coach: String, _ summaries: [ClientSummary], _ attention: [String: ClientAttention], _ dialect: CSVDialect, _ language: Language
  ) throws -> Made? {
    guard let name = SheetName(attentionOf: coach), !attention.isEmpty || FileContent.isFile("\(folder)/\(name.current)") else {
      return nil
    }
    let words = FlagWords(rulebook: reports.rulebook, language: language)
    var bytes = AttentionSheetCSV.bytes(summaries, attention, dialect: dialect, words: words)
    let file = AtomicFile(folder: folder, name: name.current, access: access.files(of: coach))
    try file.take(&bytes)
    return Made(name: name, file: file)
  }

  /// A coach's page; nil for an id that can't name a file.
  private func page(
    of coach: String, _ summaries: [ClientSummary], _ attention: [String: ClientAttention], _ language: Language, _ store: PlanStore
  ) throws -> Made? {
    guard let name = SheetName(logsOf: coach) else { return nil }
    let file = AtomicFile(folder: folder, name: name.current, access: access.files(of: coach))
    let who = summaries.first { !$0.coachName.isEmpty }?.coachName ?? coach
    var page = LogsPage(who, summaries, attention, reports.rulebook, language, since: reports.pageSince, today: reports.today)
    try append(summaries, to: &page, store) { page in try page.drain { try file.take(&$0) } }
    try page.drain { try file.take(&$0) }
    return Made(name: name, file: file)
  }

  /// Appends every client's section, and ends the page; `drain` is called after each, so that one client's curves are in memory at a time.
  private func append(
    _ clients: [ClientSummary], to page: inout LogsPage, _ store: PlanStore, drain: (inout LogsPage) throws -> Void
  ) throws {
    var place = 0
    try reports.forEach(of: clients.map(\.clientID), in: store, since: reports.pageSince) { report, comments in
      page.append(report, of: clients[place], comments)
      place += 1
      try drain(&page)
    }
    page.finish()
  }

  /// Puts a file into its place.
  ///
  /// - Returns: whether the coach has it now.
  @discardableResult func place(_ made: Made, into report: inout SheetExport.Report) throws -> Bool {
    try SheetFolder(path: folder).place(made.file, as: made.name, called: "file", into: &report)
  }
}
