import Editing
import PlanStore
import TrainingModel

/// Writes the review sheet as CSV: the heading, then one row a prescription in the order in which the store gives them.
///
/// What is the same for all rows of a session is made once; every other cell goes from SQLite's bytes to ours.
struct ReviewSheetCSV {
  /// The columns, in the order in which `append` writes them.
  static let columns = SheetColumn.exported.map(\.id)

  /// What has been written since somebody emptied it.
  var bytes: OutputBytes
  private let cell: CSVCell
  private let separator: UInt8
  private let decimal: UInt8
  private let language: Language
  private var walk: SummaryWalk
  private var findings = SheetFindings(of: nil)
  private var block: StoredBlock?
  private var week = 0
  private var day = 0
  /// The cells from `client_id` to `status`, with a delimiter before and after.
  private var session = OutputBytes(capacity: 256)
  /// The cell `findings` of the next row; empty but at the start of a week.
  private var pending = ""
  private let cautions: SessionCautions?
  /// The cell `cautions` of the client's sessions, and whether the next row is the first of one.
  private var caution = ""
  private var isFirst = false

  /// A sheet with its heading; `summaries` are those of its clients, by id. The language is that of what nobody edits: phase and weekday.
  init(dialect: CSVDialect, summaries: [ClientSummary], language: Language = .english, cautions: SessionCautions? = nil) {
    self.language = language
    self.cautions = cautions
    cell = CSVCell(dialect: dialect)
    separator = dialect.delimiter
    decimal = dialect.decimal.byte
    walk = SummaryWalk(summaries)
    bytes = OutputBytes(capacity: 1 << 17)
    bytes.beginSheet(Self.columns, dialect: dialect)
  }

  /// Appends the row.
  mutating func append(_ row: PlanRowView) {
    let (week, day) = (row.week, row.day)
    if day != self.day || week != self.week || row.block !== block { begin(row, week: week, day: day) }
    bytes.append(row.rowID)
    bytes.append(contentsOf: session.storage)
    bytes.append(row.order)
    bytes.append(separator)
    bytes.append(row.superset)
    bytes.append(separator)
    cell.append(row.exerciseID, to: &bytes)
    bytes.append(separator)
    cell.append(row.exerciseName, to: &bytes)
    bytes.append(separator)
    bytes.append(row.kind)
    bytes.append(separator)
    bytes.append(row.measure)
    bytes.append(separator)
    bytes.append(row.sets)
    bytes.append(separator)
    bytes.append(row.repsMin)
    bytes.append(separator)
    if let repsMax = row.repsMax { bytes.append(repsMax) }
    bytes.append(separator)
    if let load = row.load { bytes.append(hundredths: Int(load.hundredths), decimal: decimal) }
    bytes.append(separator)
    bytes.append(row.unit)
    bytes.append(separator)
    bytes.append(row.loadBasis)
    bytes.append(separator)
    cell.append(row.target, to: &bytes)
    bytes.append(separator)
    if let rir = row.rir { bytes.append(rir) }
    bytes.append(separator)
    bytes.append(row.restSeconds)
    bytes.append(separator)
    cell.append(row.tempo, to: &bytes)
    bytes.append(separator)
    cell.append(row.note, to: &bytes)
    bytes.append(separator)
    if !pending.isEmpty {
      cell.append(pending, to: &bytes)
      pending = ""
    }
    bytes.append(separator)
    if isFirst, !caution.isEmpty { cell.append(caution, to: &bytes) }
    isFirst = false
    bytes.append(separator)
    bytes.append(revision)
    bytes.endRow()
  }

  private var revision = 1

  /// Makes what the rows of the session that starts with `row` have in common.
  private mutating func begin(_ row: PlanRowView, week: Int, day: Int) {
    let block = row.block
    let isNewBlock = block !== self.block
    if block.clientID != self.block?.clientID {
      let summary = walk.advance(to: block.clientID) { _ in }
      findings = SheetFindings(of: summary)
      caution = cautions?.sentences(of: summary?.facts).joined(separator: " ") ?? ""
    }
    isFirst = true
    let stored = block.week(week)
    if isNewBlock || week != self.week {
      let block = isNewBlock ? findings.block(block.planStart) : []
      pending = SheetFindings.cell(block + findings.week(week, of: row.block.planStart), of: row.block.planStart)
      revision = stored?.revision ?? 1
    }
    (self.block, self.week, self.day) = (block, week, day)

    session.removeAll()
    session.append(separator)
    cell.append(block.clientID, to: &session)
    session.append(separator)
    cell.append(block.clientName, to: &session)
    session.append(separator)
    session.append(block.planStart)
    session.append(separator)
    session.append(week)
    session.append(separator)
    session.append(stored?.phase.name(in: language) ?? "")
    session.append(separator)
    session.append(row.date)
    session.append(separator)
    session.append(block.planStart.day(day, ofWeek: week).weekday.name(in: language))
    session.append(separator)
    cell.append(block.session(week: week, day: day)?.focus ?? "", to: &session)
    session.append(separator)
    session.append((stored?.status ?? .unknown).id)
    session.append(separator)
  }
}

extension OutputBytes {
  /// Appends the byte order mark, if wanted, and the heading.
  mutating func beginSheet(_ columns: [String], dialect: CSVDialect) {
    if dialect.hasByteOrderMark { append("\u{FEFF}") }
    append(columns.joined(separator: String(UnicodeScalar(dialect.delimiter))))
    endRow()
  }

  @inline(__always) mutating func endRow() { append("\r\n" as StaticString) }
}
