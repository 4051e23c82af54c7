import Files
import PlanStore
import TrainingModel

/// A part of what the store holds, written to a file of the caller's choice: `export --to FILE`.
///
/// It is no coach's sheet: nothing is recorded, so nothing can be approved by it, and the file is replaced whatever it holds.
package struct SheetPart: Sendable {
  /// Only these coaches' clients; empty for all.
  package var coaches: [String]
  /// Only these clients; empty for all.
  package var clients: [String]
  /// Weeks from 1 to 4; nil for all.
  package var weeks: [Int]?
  /// Previews, the schedule, or both; the schedule alone is what clients get, so it leaves suspended weeks out.
  package var part: PlanRowFilter.Part

  package init(coaches: [String] = [], clients: [String] = [], weeks: [Int]? = nil, part: PlanRowFilter.Part = .both) {
    self.coaches = coaches
    self.clients = clients
    self.weeks = weeks
    self.part = part
  }

  /// The part as the review JSON, in memory: for one client or a few, and for the block with this start where one is given.
  ///
  /// - Throws: `StoreError`.
  package func json(
    _ store: PlanStore, generatedBy: String, unfinishedOn today: CalendarDate?, start: CalendarDate? = nil
  ) throws -> [UInt8] {
    let summaries = try store.clientSummaries(clients: clients)
    let head = ReviewSheetJSON.Head(coachID: nil, generatedBy: generatedBy, rulesDigest: try store.lastRulebookDigest())
    var sheet = ReviewSheetJSON(head, summaries: summaries, rules: RuleList(try store.ruleReferences()))
    let filter = PlanRowFilter(
      part: part, clients: clients, weeks: weeks, unfinishedOn: today, start: start, leavesOutSuspended: part == .schedule)
    try store.forEachPlanRow(filter) { sheet.append($0) }
    sheet.finishRows()
    sheet.finish()
    return sheet.json.bytes.storage
  }

  /// Writes the part to `path` as `kind`, in the manner of `export`, whose folder and kinds are not used.
  ///
  /// - Throws: `OutputFailure`, also where a device or a pipe has that name: it would be gone. Throws `StoreError`.
  package func write(_ store: PlanStore, as kind: SheetKind, to path: String, _ export: SheetExport) throws {
    if let failure = OutputFailure(replacing: path) { throw failure }
    var summaries = try store.clientSummaries(coach: coaches.count == 1 ? coaches[0] : nil, clients: clients.isEmpty ? nil : clients)
    if coaches.count > 1 { summaries.removeAll { !coaches.contains($0.coachID) } }
    let preferences = coaches.count == 1 ? try store.preferences(coach: coaches[0]) : CoachPreferences()
    let language = export.style.language ?? preferences.language
    let file = AtomicFile(folder: PathText.folder(of: path) ?? ".", name: PathText.name(of: path))
    let rulesDigest = try export.rulesDigest ?? store.lastRulebookDigest()
    let rules = RuleList(kind == .json ? try store.ruleReferences() : [:])
    var sheets = CoachSheets(
      files: [(kind, file)], dialect: export.style.dialect(preferences), language: language, summaries: summaries,
      head: .init(coachID: coaches.count == 1 ? coaches[0] : nil, generatedBy: export.generatedBy, rulesDigest: rulesDigest),
      rules: rules, cautions: export.rulebook.map { SessionCautions($0, language) }, rulebook: export.rulebook)
    let isWhole = coaches.count <= 1 && clients.isEmpty
    let filter = PlanRowFilter(
      part: part, coach: coaches.count == 1 ? coaches[0] : nil, clients: isWhole ? nil : summaries.map(\.clientID), weeks: weeks,
      unfinishedOn: export.today, leavesOutSuspended: part == .schedule, language: language)
    try store.forEachPlanRow(filter) { try sheets.append($0) }
    try sheets.finishRows()
    if kind != .csv, let rulebook = export.rulebook {
      try LogReports(rulebook, today: export.today).forEachLogged(
        of: summaries.map(\.clientID), in: store, planned: sheets.planned
      ) { try sheets.append($0) }
    }
    for file in try sheets.finish() { try file.commit() }
  }
}
