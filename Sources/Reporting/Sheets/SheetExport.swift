import Findings
import PlanStore
import TrainingModel

/// Brings the folder of review sheets up to date, one coach after the other.
public struct SheetExport: Sendable {
  /// The folder of the sheets: `output/review`.
  public var folder: String
  /// The files that each coach gets.
  public var kinds: [SheetKind]
  /// How the CSV files are written.
  public var dialect: CSVDialect
  /// Blocks that are over on this day are left out.
  public var today: CalendarDate
  /// Program and version, as the JSON states them.
  public var generatedBy: String
  /// The digest of the rules of the run; nil where the sheets are made without one.
  public var rulesDigest: Digest?

  public init(
    folder: String, kinds: [SheetKind] = SheetKind.allCases, dialect: CSVDialect = .standard, today: CalendarDate, generatedBy: String,
    rulesDigest: Digest?
  ) {
    self.folder = folder
    self.kinds = kinds
    self.dialect = dialect
    self.today = today
    self.generatedBy = generatedBy
    self.rulesDigest = rulesDigest
  }

  /// What came of an export.
  public struct Report: Hashable, Sendable {
    /// The names of the files written, in the order of the coaches.
    public var written: [String] = []
    /// How many files held their content already.
    public var unchanged = 0
    /// Sheets that were edited or could not be written.
    public var findings: [Finding] = []

    public init() {}
  }

  /// Writes those sheets of these coaches whose content changed, and records them.
  ///
  /// What is wrong with one coach's file is a finding, and the next coach's turn comes. Throws `OutputFailure` where no file at all can be
  /// written, such as on a full disk, and `StoreError`.
  public func run(_ store: PlanStore, coaches: [String]) throws -> Report {
    var report = Report()
    guard !coaches.isEmpty, !kinds.isEmpty else { return report }
    try Folder.make(folder)
    let reasons = ReasonTexts(kinds.contains(.json) ? try store.ruleReferences() : [:])
    for coach in coaches {
      let names = kinds.compactMap { kind in SheetName(coach: coach, kind: kind).map { (kind, $0) } }
      guard names.count == kinds.count else {
        report.findings.append(
          Finding(.sheetUnwritable, "no sheet was written for a coach whose id can't name a file", hint: "use a-z, 0-9, - and _"))
        continue
      }
      do {
        try export(coach, names, reasons, store, into: &report)
      } catch let failure as OutputFailure where !failure.concernsEveryFile {
        report.findings.append(failure.finding)
      }
    }
    return report
  }

  private func export(
    _ coach: String, _ names: [(kind: SheetKind, name: SheetName)], _ reasons: ReasonTexts, _ store: PlanStore, into report: inout Report
  ) throws {
    let summaries = try store.clientSummaries(coach: coach)
    var sheets = CoachSheets(
      files: names.map { ($0.kind, AtomicFile(folder: folder, name: $0.name.current)) }, dialect: dialect, summaries: summaries,
      head: .init(coachID: coach, generatedBy: generatedBy, rulesDigest: rulesDigest), reasons: reasons)
    var marks = ExportMarks()
    try store.forEachPlanRow(PlanRowFilter(part: .both, coach: coach, unfinishedOn: today)) { row in
      marks.note(row.block)
      try sheets.append(row)
    }
    let files = try sheets.finish()
    for ((kind, name), file) in zip(names, files) {
      let last = try store.sheetRecord(coach: coach, kind: kind)
      func record(_ target: String) throws {
        let record = SheetRecord(name: target, contentHash: file.digest(), isStale: false, asOf: today)
        try store.recordExport(coach: coach, kind: kind, record: record, weeks: kind == .clients ? [] : marks.take())
      }
      do {
        switch try SheetFolder(path: folder).place(file, as: name, recorded: last?.contentHash, record: record) {
        case .unchanged:
          report.unchanged += 1
          if let last, last.isStale { try record(last.name) }
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

  private static func edited(_ name: SheetName, _ message: String) -> Finding {
    Finding(.sheetEdited, message, hint: "import the edited sheet or move it away, and the next export takes its place")
  }
}

/// The weeks that stand in a sheet, handed over with the first file that is recorded.
private struct ExportMarks {
  private var weeks: [ExportedWeek] = []
  private var last: StoredBlock?

  mutating func note(_ block: StoredBlock) {
    if block === last { return }
    last = block
    for week in block.weeks {
      let key = WeekKey(clientID: block.clientID, planStart: block.planStart, week: week.week)
      weeks.append(ExportedWeek(key: key, revision: week.revision, contentHash: week.contentHash))
    }
  }

  mutating func take() -> [ExportedWeek] {
    defer { weeks = [] }
    return weeks
  }
}
