import Files
import Findings
import Glibc
import PlanStore
import Planning
import Rulebook
import TrainingModel

/// Brings the folder of review sheets up to date, coach by coach.
package struct SheetExport: Sendable {
  /// The folder of the sheets: `output/review`.
  package var folder: String
  /// The files that each coach gets.
  package var kinds: [SheetKind]
  /// How the files are written, as far as it is not what each coach likes.
  package var style: SheetStyle
  /// Blocks that are over on this day are left out.
  package var today: CalendarDate
  /// Program and version, as the JSON states them.
  package var generatedBy: String
  /// The digest of the rules of the run; nil for those of the latest run that the store knows.
  package var rulesDigest: ContentDigest?
  /// The moment (RFC 3339, UTC) at which coaches are told that weeks wait in a new sheet; nil where nobody is told.
  package var announcedAt: String?
  /// What each coach's files are made with.
  package var access = CoachAccess()
  /// Where pages take exercises, loads and bounds from, and sessions what conditions have clients mind; without it there are neither.
  package var rulebook: Rulebook?
  /// For how many coaches files are made at once, each from a connection of its own.
  package var jobs = 1
  /// What logs show, for lists, pages and documents.
  private var reports: LogReports?

  /// An export of `kinds`, of which pages need the rulebook and are left out where there is none.
  package init(
    folder: String, kinds: [SheetKind] = SheetKind.allCases, style: SheetStyle = .preferred, today: CalendarDate, generatedBy: String,
    rulesDigest: ContentDigest?, rulebook: Rulebook? = nil
  ) {
    self.folder = folder
    self.kinds = kinds.filter { $0 != .page || rulebook != nil }
    self.rulebook = rulebook
    self.style = style
    self.today = today
    self.generatedBy = generatedBy
    self.rulesDigest = rulesDigest
  }

  /// What came of an export.
  package struct Report: Hashable, Sendable {
    /// The names of the files written, in the order of the coaches.
    package var written: [String] = []
    /// How many files held their content already.
    package var unchanged = 0
    /// Sheets that were edited or could not be written.
    package var findings: [Finding] = []
    /// What could not be stored of a client or of a coach's files, by the id of the client or coach: the others have theirs.
    package var refusals: [String: Finding] = [:]

    package init() {}
  }

  /// The coaches whose sheets have to be looked at, by id: something changed, a sheet that was written is no longer there, or another one than
  /// the database knows was written last, as after a backup of the database was put back.
  ///
  /// - Throws: `StoreError`.
  package func coachesToWrite(_ store: PlanStore) throws -> [String] {
    var coaches = Set(try store.staleCoaches(today: today, kinds: kinds))
    for sheet in try store.recordedSheets(kinds: kinds) where !coaches.contains(sheet.coach) {
      guard let names = SheetName(coach: sheet.coach, kind: sheet.kind) else {
        coaches.insert(sheet.coach)
        continue
      }
      let recorded = sheet.name == names.beside ? names.beside : names.current
      if Set([names.current, recorded]).contains(where: { !FileContent.isFile("\(folder)/\($0)") })
        || SheetFolder(path: folder).isDoubtful(names, recorded: sheet.contentHash)
      {
        coaches.insert(sheet.coach)
      }
    }
    return coaches.sorted()
  }

  /// The coaches whose lists of clients have to be written for today, although nothing has changed: what logs show changes with the days.
  ///
  /// - Throws: `StoreError`.
  package func coachesWithOldLists(_ store: PlanStore) throws -> [String] {
    guard let rulebook else { return [] }
    return try store.coachesWithLists(notOf: today, logsSince: today + -ReportRules(rulebook).lookBack)
  }

  /// The sheet that tells what a coach can have read: the CSV, else the page, and the JSON only where it goes out alone.
  private var marking: SheetKind? { kinds.contains(.csv) ? .csv : kinds.contains(.page) ? .page : kinds == [.json] ? .json : nil }

  /// Writes those sheets of these coaches whose content changed, and records them.
  ///
  /// What is wrong with one coach's file is a finding, and the next coach's turn comes. Throws `OutputFailure` where no file at all can be
  /// written, such as on a full disk, and `StoreError`.
  package func run(_ store: PlanStore, coaches: [String]) throws -> Report {
    var report = Report()
    guard !coaches.isEmpty, !kinds.isEmpty else { return report }
    try Folder.make(folder, access: access.passage)
    var export = self
    if kinds != [.csv] { export.reports = rulebook.map { LogReports($0, today: today) } }
    if export.rulesDigest == nil { export.rulesDigest = try store.lastRulebookDigest() }
    let rules = kinds.contains(.json) || kinds.contains(.page) ? try store.ruleReferences() : [:]
    let list = RuleList(kinds.contains(.json) ? rules : [:])
    // Made side by side, and put into their places one after the other: what the database hears comes in the order of the coaches.
    let readers = store.readers(min(jobs, coaches.count))
    try OrderedWork.sideBySide(coaches, workers: readers) { coach, reader in
      Result { try names(of: coach).map { try export.make(coach, $0, rules, list, reader) } }
    } deliver: { coach, made in
      do {
        if let made = try made.get() {
          try export.place(made, of: coach, store, into: &report)
        } else {
          report.findings.append(
            Finding(.sheetUnwritable, "no sheet was written for a coach whose id can't name a file", hint: "use a-z, 0-9, - and _"))
        }
      } catch let failure as OutputFailure where !failure.concernsEveryFile {
        report.findings.append(failure.finding)
      } catch let error as StoreError where error.isOfOneWrite {
        report.refusals[coach] = Finding(
          .storeRefused, "the sheets of coach \(coach) could not be brought up to date: \(error.message)",
          hint: "those of others are; run 'mesocycle doctor', and report this")
      }
    }
    return report
  }

  /// What a coach's files are called; nil for an id that can't name one.
  private func names(of coach: String) -> [(kind: SheetKind, name: SheetName)]? {
    let names = kinds.compactMap { kind in SheetName(coach: coach, kind: kind).map { (kind, $0) } }
    return names.count == kinds.count ? names : nil
  }

  /// A coach's files with all that they hold, before they are in their places.
  private struct Made {
    var files: [(kind: SheetKind, name: SheetName, file: AtomicFile)]
    /// What logs show, beside the list of clients.
    var logs: [LogReportFiles.Made]
    var clients: [ClientSummary]
    var marks: ExportMarks
    /// How often something that the files say had changed when they were read.
    var changes: Int
  }

  private func make(
    _ coach: String, _ names: [(kind: SheetKind, name: SheetName)], _ rules: [Int: StoredRule], _ list: RuleList, _ store: PlanStore
  ) throws -> Made {
    var marks = ExportMarks()
    // What is over doesn't change any more, so that it may be read before the rest.
    let lastBlocks = kinds.contains(.page) || kinds.contains(.clients) ? try store.lastBlocks(coach: coach, overOn: today) : [:]
    var clients: [ClientSummary] = []
    var (dialect, language): (CSVDialect, Language) = (.standard, .english)
    var (sheets, changes) = try store.readSheet(coach: coach, unfinishedOn: today, language: style.language) { summaries, preferences in
      clients = summaries
      (dialect, language) = (style.dialect(preferences), style.language ?? preferences.language)
      return CoachSheets(
        files: names.map { ($0.kind, AtomicFile(folder: folder, name: $0.name.current, access: access.files(of: coach))) },
        dialect: dialect, language: language, summaries: summaries,
        head: .init(coachID: coach, generatedBy: generatedBy, rulesDigest: rulesDigest), rules: list,
        page: page(coach, summaries, preferences, rules, lastBlocks), lastBlocks: lastBlocks,
        cautions: rulebook.map { SessionCautions($0, language) }, names: rulebook.map { ProfileNames($0, language) }, rulebook: rulebook)
    } _: { sheets, row in
      marks.note(row.block)
      try sheets.append(row)
    }
    try sheets.finishRows()
    var logs: [LogReportFiles.Made] = []
    if let reports {
      // Read after the number of changes, so that what is logged meanwhile is noticed.
      try reports.forEachLogged(of: clients.map(\.clientID), in: store, planned: sheets.planned) { try sheets.append($0) }
      if kinds.contains(.clients) {
        logs = try logReportFiles(reports).files(of: coach, clients, sheets.attention, dialect, language, store)
      }
    }
    let files = zip(names, try sheets.finish()).map { (kind: $0.kind, name: $0.name, file: $1) }
    return Made(files: files, logs: logs, clients: clients, marks: marks, changes: changes)
  }

  private func place(_ made: Made, of coach: String, _ store: PlanStore, into report: inout Report) throws {
    let (clients, marks, changes) = (made.clients, made.marks, made.changes)
    // First, so that whoever finds a list of clients of today finds this one with it.
    // What didn't get there is made again on the next night, with the list.
    var isBehind = false
    if let reports { for file in made.logs where try !logReportFiles(reports).place(file, into: &report) { isBehind = true } }
    for (kind, name, file) in made.files {
      let last = try store.sheetRecord(coach: coach, kind: kind)
      let news =
        kind == marking ? announcedAt.flatMap { at in SheetEvents(coach, clients, today).ready(file.digest()).map { ($0, at) } } : nil
      func record(_ target: String, telling news: (event: OutboxEvent, at: String)?) throws {
        var news = news
        if target == name.beside { news?.event.codes.insert(.sheetEdited) }
        let refused = try store.recordExport(
          coach: coach, kind: kind, name: target, contentHash: file.digest(), asOf: today,
          changes: kind == .clients && isBehind ? -1 : changes,
          weeks: kind == marking ? marks.weeks : [], news: news)
        for (client, error) in refused {
          report.refusals[client] = Finding(
            .storeRefused, "the weeks of client \(client) could not be noted as exported: \(error.message)",
            hint: "they can't be approved by this sheet; run 'mesocycle doctor', and report this")
        }
      }
      do {
        switch try SheetFolder(path: folder).place(file, as: name, recorded: last?.contentHash, record: { try record($0, telling: news) }) {
        case .unchanged:
          report.unchanged += 1
          // The same bytes can stand for weeks that only another form has shown until now.
          if let last, last.isStale || last.asOf < today || kind == marking { try record(last.name, telling: nil) }
        case .written(let target): report.written.append(target)
        case .writtenBeside(let target):
          report.written.append(target)
          report.findings.append(Self.edited(name, "'\(name.current)' was edited since the last export, so the new sheet is '\(target)'"))
        case .refused:
          report.findings.append(Self.edited(name, "'\(name.current)' and '\(name.beside)' were both edited, so no new sheet was written"))
        }
      } catch let failure as OutputFailure where !failure.concernsEveryFile {
        report.findings.append(failure.finding)
      }
    }
  }

  private func logReportFiles(_ reports: LogReports) -> LogReportFiles {
    var sheets = LogReportFiles(folder: folder, reports)
    (sheets.style, sheets.access) = (style, access)
    return sheets
  }

  private func page(
    _ coach: String, _ summaries: [ClientSummary], _ preferences: CoachPreferences, _ rules: [Int: StoredRule],
    _ lastBlocks: [String: LastBlock]
  ) -> ReviewPage? {
    guard kinds.contains(.page), let rulebook else { return nil }
    return ReviewPage(
      .init(
        coachID: coach, generatedBy: generatedBy, today: today, language: style.language ?? preferences.language,
        view: preferences.view), summaries: summaries, rulebook: rulebook, rules: rules, lastBlocks: lastBlocks)
  }

  static func edited(_ name: SheetName, _ message: String) -> Finding {
    Finding(.sheetEdited, message, hint: "keep what you need from it and move it away: the next night writes it anew")
  }
}

/// The weeks that stand in a sheet.
private struct ExportMarks {
  private(set) var weeks: [ExportedWeek] = []
  private var last: StoredBlock?

  mutating func note(_ block: StoredBlock) {
    if block === last { return }
    last = block
    for week in block.weeks {
      let key = WeekKey(clientID: block.clientID, planStart: block.planStart, week: week.week)
      weeks.append(ExportedWeek(key: key, revision: week.revision, contentHash: week.contentHash))
    }
  }
}
