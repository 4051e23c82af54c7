import Editing
import Files
import Findings
import Intake
import PlanStore
import Planning
import Reporting
import Rulebook
import Synchronization
import TrainingModel

/// Takes in sheets that coaches changed: compares, merges, checks, stores, and tells what it did.
///
/// Made once for all sheets of a night, so that rules are loaded once.
package struct ReviewImport: Sendable {
  private let store: PlanStore
  private let sources: PlanChecking.Sources
  private let rules: PlanningRules
  private let catalogue: ExerciseCatalogue
  private let names: ExerciseNames

  /// Loads the rules; throws `ReviewFailure` where they have errors, for nothing can be judged by them.
  package init(_ store: PlanStore, _ sources: PlanChecking.Sources) throws {
    let (rulebook, complaints) = sources.rules.load()
    guard let rulebook else { throw ReviewFailure(complaints.filter { $0.severity == .error }) }
    try self.init(store, sources, rulebook)
  }

  /// An import by rules that are loaded already.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package init(_ store: PlanStore, _ sources: PlanChecking.Sources, _ rulebook: Rulebook) throws {
    (self.store, self.sources) = (store, sources)
    rules = PlanningRules(rulebook)
    // A sheet may be of any language, and older than a name in the rules.
    let exercises = rulebook.exercises.indices.map { ExerciseID($0) }
    var names: [[String: String]] = []
    for language in Language.allCases {
      names.append(
        Dictionary(exercises.map { (rulebook[$0].id, rulebook.name(of: $0, in: language)) }, uniquingKeysWith: { first, _ in first }))
      names.append(try store.exerciseNames(language))
    }
    self.names = ExerciseNames(names, past: try store.pastExerciseNames())
    catalogue = ExerciseCatalogue(rulebook, names: self.names)
  }

  /// The rules by which sheets are checked.
  package var rulebook: Rulebook { rules.rulebook }

  /// The name of an exercise by its id.
  package func name(of exercise: String) -> String { catalogue.name(of: exercise) }

  /// Takes in the sheet at `path`.
  ///
  /// - Throws: `ReviewFailure` where the sheet as a whole is refused, and `StoreError`; what concerns single blocks stands in the report.
  ///
  /// - Parameter ahead: the same sheet, where somebody has begun to read it already.
  package func run(_ path: String, _ request: ImportRequest, ahead: SheetPreview? = nil) async throws -> ImportReport {
    let early = await ahead?.take()
    return try await run(path, request) { () throws(IntakeFailure) in
      if let early { return try early.get() }
      return try ReturnedFile(path: path)
    }
  }

  /// Takes in a sheet in memory; `name` is what findings call it.
  ///
  /// - Throws: `ReviewFailure` where the sheet as a whole is refused, and `StoreError`.
  package func run(_ bytes: [UInt8], named name: String, _ request: ImportRequest) async throws -> ImportReport {
    try await run(name, request) { () throws(IntakeFailure) in try ReturnedFile(bytes, named: name) }
  }

  private func run(_ path: String, _ request: ImportRequest, _ read: () throws(IntakeFailure) -> ReturnedFile) async throws -> ImportReport
  {
    let starts = try store.planStarts(coach: request.coachID)
    let content: (sheet: SheetTable?, clients: ClientListScan.Table?)
    do throws(IntakeFailure) {
      switch try read() {
      case .sheet(let scan): content = (try scan.table(SheetVocabulary(names, planStarts: { starts[$0] ?? [] })), nil)
      case .clients(let scan): content = (nil, try scan.table { starts[$0] ?? [] })
      }
    } catch {
      throw ReviewFailure(error.findings)
    }
    if let sheet = content.sheet { return try await run(sheet, path, request) }
    guard let list = content.clients else { return ImportReport(file: path, coachID: request.coachID, isDryRun: request.isDryRun) }
    let asked = try ClientListApproving.contents(of: list, store)
    let checking = PlanChecking(rules, sources, for: Set(asked.contents.keys.map(\.clientID)), store: store)
    return try await ClientListApproving(store: store, request: request, checking: checking).run(list, asked, path)
  }

  private func run(_ table: SheetTable, _ path: String, _ request: ImportRequest) async throws -> ImportReport {
    let sheet = SheetBlocks(table)
    let coaches = try store.coaches(of: sheet.clients)
    let strangers = try sheet.strangers(
      to: request.coachID, coaches: coaches, own: { try store.clientIDs(coach: request.coachID) }, in: table)
    guard strangers.isEmpty else { throw ReviewFailure(strangers) }
    // While the blocks are compared, whose checks will need them: which of them do is not known yet.
    async let profiles = PlanChecking(rules, sources, for: Set(sheet.blocks.map(\.clientID)), store: store)
    let reading = BlockReading(table: table, path: path, catalogue: catalogue, allowsDeletions: request.allowsDeletions)
    let clients = table.has(.clientName) ? Set(sheet.blocks.map(\.clientID)) : []
    var told = ExportedComparison(table, names: try store.names(of: clients), rules.rulebook)
    let pending = try refusingStolenRows(try reading.read(sheet.blocks, from: store, into: &told), of: sheet, in: table, path)
    let strays = pending.flatMap { block in
      let refused = Set(block.report.refusals.map(\.place))
      return block.strays.filter { !refused.contains($0.place) }
    }
    let checking = await profiles
    var report = ImportReport(file: path, coachID: request.coachID, isDryRun: request.isDryRun)
    report.rowsRead = table.lines.count
    report.keptBack = sheet.keptBackClients(table)
    report.findings = table.findings + told.findings.findings + FoldedFindings(strays).findings
    if !pending.allSatisfy(\.isRefused) { report.findings += checking.findings.map(Self.asWarning) }
    let merging = BlockMerging(table: table, path: path, checking: checking, today: request.today, prefer: request.prefer)
    let saving = BlockSaving(store: store, merging: merging, request: request, file: PathText.name(of: path))
    report.blocks = try await save(pending, merging, saving, request)
    try await SheetApproving(store: store, request: request, checking: checking).run(pending, report.blocks, into: &report)
    SheetApproving.tellRefused(pending, of: table, into: &report)
    report.blocks.removeAll(where: \.isSilent)
    return report
  }

  private static func asWarning(_ finding: Finding) -> Finding {
    var finding = finding
    finding.severity = .warning
    return finding
  }

  /// Refuses blocks that have got a row of another block of the sheet: most likely its client or start was changed.
  private func refusingStolenRows(
    _ pending: [PendingBlock], of sheet: SheetBlocks, in table: SheetTable, _ path: String
  ) throws -> [PendingBlock] {
    let unknown = Set(pending.flatMap { $0.comparison.unknown.map(\.id) })
    if unknown.isEmpty { return pending }
    var owners: [RowID: (client: String, start: CalendarDate)] = [:]
    try store.readingPlans { plans in
      for block in sheet.blocks + sheet.keptBack {
        for row in try plans.plan(of: block.clientID, start: block.planStart)?.rows ?? [] where unknown.contains(row.rowID) {
          owners[row.rowID] = (block.clientID, block.planStart)
        }
      }
    }
    var result = pending
    let keys = pending.map { SheetBlocks.Key($0.theirs.clientID, $0.theirs.planStart) }
    let places = Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
    for (place, block) in pending.enumerated() {
      let own = (block.theirs.clientID, block.theirs.planStart)
      for (id, line) in block.comparison.unknown {
        guard let owner = owners[id], owner != own else { continue }
        let issue = SheetIssue(
          line: line, column: "row_id", "the row belongs to another block: its 'client_id' or 'plan_start' was changed",
          hint: "restore them; in a copy for another client, empty the cell 'row_id'")
        result[place].report.refusals.append(table.finding(issue, path: path))
        if let loser = places[SheetBlocks.Key(owner.client, owner.start)] {
          result[loser].report.refusals.append(table.finding(issue, path: path))
        }
      }
    }
    return result
  }

  /// Merges and checks over all cores, and stores block by block in their order.
  private func save(
    _ pending: [PendingBlock], _ merging: BlockMerging, _ saving: BlockSaving, _ request: ImportRequest
  ) async throws -> [BlockImport] {
    var results: [BlockImport] = []
    var next = 0
    try await OrderedWork.run(jobs: max(1, request.jobs)) { () -> ArraySlice<PendingBlock>? in
      guard next < pending.count else { return nil }
      defer { next += Self.chunk }
      return pending[next..<min(next + Self.chunk, pending.count)]
    } work: { chunk in
      var memory = PlanningMemory()
      return chunk.map { block in
        let merged = Result { try merging.merge(block, with: block.theirs, using: &memory) }
        return (block, merged)
      }
    } deliver: { (merged: [(PendingBlock, Result<MergedBlock, any Error>)]) in
      for (block, result) in merged {
        results.append(try saving.save(try result.get(), of: block))
        request.progress?(results.count, pending.count)
      }
    }
    return results
  }

  /// How many blocks a core checks before it hands them over.
  private static let chunk = 8
}

/// Who takes a sheet in, and how.
package struct ImportRequest: Sendable {
  /// The coach as whom the sheet is taken in: it may only be about this coach's clients.
  package var coachID: String
  /// The name under which changes and approvals stand in the history.
  package var by: String
  /// RFC 3339, UTC.
  package var at: String
  package var today: CalendarDate
  /// Whether rows that are missing from days that are there go.
  package var allowsDeletions = false
  /// Whose word counts where two people changed the same; nil where that waits.
  package var prefer: MergePreference?
  /// Whether only to tell.
  package var isDryRun = false
  /// How many blocks are checked at once.
  package var jobs = 1
  /// Hears how many of all changed blocks are done.
  package var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  package init(coachID: String, by: String, at: String, today: CalendarDate) {
    (self.coachID, self.by, self.at, self.today) = (coachID, by, at, today)
  }
}

/// A sheet whose cells are read while something else is done, such as loading the rules.
package struct SheetPreview: Sendable {
  private let scan = Scan()
  private let reading: Task<Void, Never>

  /// What was read, until somebody takes it: so the rows are nowhere else when they are understood, and need no copy.
  private final class Scan: Sendable {
    let result = Mutex<Result<ReturnedFile, IntakeFailure>?>(nil)
  }

  /// Begins to read the sheet at `path`.
  package init(_ path: String) {
    reading = Task.detached { [scan] in
      let result = Result { () throws(IntakeFailure) in try ReturnedFile(path: path) }
      scan.result.withLock { $0 = result }
    }
  }

  /// Waits for the sheet, and hands it over once; nil from then on.
  func take() async -> Result<ReturnedFile, IntakeFailure>? {
    await reading.value
    return scan.result.withLock { result in
      defer { result = nil }
      return result
    }
  }
}
