import Findings
import PlanStore
import TrainingModel

/// One client's blocks as tables for a terminal.
package struct ScheduleView: Sendable {
  /// How a block is laid out.
  package enum Layout: String, CaseIterable, Sendable {
    /// Each session of each week with everything that is prescribed.
    case weekly
    /// Each exercise once, its four weeks side by side.
    case monthly
  }

  private let blocks: [ShownBlock]
  /// What the checks say of the weeks that are shown.
  private let findings: [WeekFinding]
  /// By number; nil where nobody asks why.
  private let rules: [Int: StoredRule]?
  /// By the block's start what logs made of its exercises; empty where nobody asks why.
  private var progress: [CalendarDate: [String: [String]]] = [:]

  /// Reads the blocks of a client; `start` and `weeks` narrow them to one block and to single weeks, `why` adds the rules that made each row, and the
  /// logged sets that decided how it begins.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package init(
    store: PlanStore, client: String, part: PlanRowFilter.Part = .both, weeks: [Int]? = nil, unfinishedOn: CalendarDate? = nil,
    start: CalendarDate? = nil, why: Bool = false
  ) throws {
    rules = why ? try store.ruleReferences() : nil
    var blocks: [ShownBlock] = []
    let filter = PlanRowFilter(part: part, clients: [client], weeks: weeks, unfinishedOn: unfinishedOn, start: start)
    try store.forEachPlanRow(filter) { row in
      if blocks.last?.block !== row.block { blocks.append(ShownBlock(row.block)) }
      blocks[blocks.count - 1].rows.append(ShownRow(row))
    }
    self.blocks = blocks
    if why { for block in blocks { progress[block.block.planStart] = try ProgressLines(store, block, of: client).lines } }
    findings = try store.findings(
      in: blocks.flatMap { block in
        block.block.weeks.filter { weeks?.contains($0.week) ?? true }.map {
          WeekKey(clientID: client, planStart: block.block.planStart, week: $0.week)
        }
      }, and: [.historyAdapted])
  }

  /// Whether there is nothing to show.
  package var isEmpty: Bool { blocks.isEmpty }

  /// The tables, at most `width` columns wide (as far as 60 and more allow), each line ended.
  package func text(_ layout: Layout, width: Int, style: Style) -> String {
    var lines: [String] = []
    for block in blocks {
      lines += block.heading.flatMap { TerminalTable.wrap($0, to: width) }.map(style.bold)
      lines.append("")
      let reasons = rules.map { ShownReasons($0, rows: block.rows, progress: progress[block.block.planStart] ?? [:]) }
      if let common = reasons?.ofBlock, !common.isEmpty {
        lines.append("Behind every exercise of the block:")
        lines += common.flatMap { TerminalTable.wrap($0, to: width, indent: 0, hanging: 2) }.map(style.dim) + [""]
      }
      switch layout {
      case .weekly: lines += WeeklyLayout.lines(block, why: reasons, width: width, style: style)
      case .monthly: lines += MonthlyLayout.lines(block, why: reasons, width: width, style: style)
      }
      lines += self.findings(of: block.block, width: width, style: style)
    }
    if !lines.isEmpty { lines += TerminalTable.wrap(TrainingNotice.text, to: width).map(style.dim) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What logs changed in a block, and what the checks say of it, each under a heading of its own; empty where there is neither.
  private func findings(of block: StoredBlock, width: Int, style: Style) -> [String] {
    let own = findings.filter { $0.week.planStart == block.planStart }.map { found in
      var finding = found.finding
      finding.hint = nil
      return finding
    }
    func section(_ heading: String, _ findings: [Finding]) -> [String] {
      if findings.isEmpty { return [] }
      let lines = FindingReport(findings).text(style: .plain).split(separator: "\n")
      return [style.bold(heading)] + lines.flatMap { TerminalTable.wrap(String($0), to: width, indent: 0, hanging: 2) } + [""]
    }
    return section("What logs changed:", own.filter { $0.code == .historyAdapted })
      + section("What the checks say:", own.filter { $0.code != .historyAdapted })
  }
}

/// A block with the rows that are shown of it.
struct ShownBlock: Sendable {
  let block: StoredBlock
  var rows: [ShownRow] = []

  init(_ block: StoredBlock) { self.block = block }

  /// Whose block it is, and from when.
  var heading: [String] {
    let name = TerminalText.line(block.clientName)
    let who = name.isEmpty ? block.clientID : "\(name) (\(block.clientID))"
    let heading = "\(who), four weeks from \(block.planStart), coach \(block.coachID), loads in \(block.unit)"
    guard block.isSuspended, block.weeks.contains(where: { $0.status == .approved }) else { return [heading] }
    return [heading, "Suspended: the client may not train by the approved weeks at present"]
  }

  /// `Week 2, build, pending, revision 1`.
  func heading(ofWeek number: Int) -> String {
    guard let week = block.week(number) else { return "Week \(number)" }
    let status = week.status == .approved && block.isSuspended ? "approved but suspended" : week.status.id
    let edited = week.dirtyDays.map { block.planStart.day($0, ofWeek: number).weekday.id }.joined(separator: ", ")
    let beside = week.hasDraftBesideApproved ? week.revisionInForce.map { ", revision \($0) in force" } ?? "" : ""
    return "Week \(number), \(week.phase), \(status), revision \(week.revision)" + beside
      + (edited.isEmpty ? "" : ", edited since it was last valid: \(edited)")
  }
}
