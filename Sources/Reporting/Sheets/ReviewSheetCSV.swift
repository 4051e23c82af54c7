import Editing
import PlanStore
import TrainingModel

/// Writes the review sheet as CSV: the heading, then one row a prescription in the order in which the store gives them.
struct ReviewSheetCSV {
  /// The columns, in the order in which `append` writes them.
  static let columns = SheetColumn.exported.map(\.id)

  /// What has been written since somebody emptied it.
  var bytes: OutputBytes
  private var plan: PlanRowCells
  private var walk: SummaryWalk
  private var findings = SheetFindings(of: nil)
  /// The cell `findings` of the next row; empty but at the start of a week.
  private var pending = ""
  private let cautions: SessionCautions?
  /// The cell `cautions` of the client's sessions.
  private var caution = ""
  private var revision = 1

  /// A sheet with its heading; `summaries` are those of its clients, by id. The language is that of what nobody edits: phase and weekday.
  init(dialect: CSVDialect, summaries: [ClientSummary], language: Language = .english, cautions: SessionCautions? = nil) {
    self.cautions = cautions
    plan = PlanRowCells(dialect: dialect, language: language)
    walk = SummaryWalk(summaries)
    bytes = OutputBytes(capacity: 1 << 17)
    bytes.beginSheet(Self.columns, dialect: dialect)
  }

  /// Appends the row.
  mutating func append(_ row: PlanRowView) {
    let step = plan.append(row, to: &bytes)
    if !step.isEmpty { begin(row, step) }
    bytes.append(plan.separator)
    if !pending.isEmpty {
      plan.cell.append(pending, to: &bytes)
      pending = ""
    }
    bytes.append(plan.separator)
    if step.contains(.session), !caution.isEmpty { plan.cell.append(caution, to: &bytes) }
    bytes.append(plan.separator)
    bytes.append(revision)
    bytes.endRow()
  }

  /// Makes what the rows of the session, the week or the client that begins with `row` have in common.
  private mutating func begin(_ row: PlanRowView, _ step: PlanRowCells.Step) {
    let block = row.block
    if step.contains(.client) {
      let summary = walk.advance(to: block.clientID) { _ in }
      findings = SheetFindings(of: summary)
      caution = cautions?.sentences(of: summary?.facts).joined(separator: " ") ?? ""
    }
    guard step.contains(.week) else { return }
    let ofBlock = step.contains(.block) ? findings.block(block.planStart) : []
    pending = SheetFindings.cell(ofBlock + findings.week(row.week, of: block.planStart), of: block.planStart)
    revision = block.week(row.week)?.revision ?? 1
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
