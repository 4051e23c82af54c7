import Files
import PlanStore
import Rulebook
import TrainingModel

/// Fills the files of one coach side by side from a single reading of the rows.
struct CoachSheets {
  private let files: [(kind: SheetKind, file: AtomicFile)]
  private let dialect: CSVDialect
  private let language: Language
  private let summaries: [ClientSummary]
  private let names: ProfileNames?
  private var csv: ReviewSheetCSV?
  private var json: ReviewSheetJSON?
  private var page: ReviewPage?
  private var since: SinceLastBlock?
  /// What logs show of each client, for the list of clients.
  private(set) var attention: [String: ClientAttention] = [:]
  /// The unit and the exercises of each client's rows; nil where no file says what was done the last times.
  private(set) var planned: PlannedExercises?
  private let flagWords: FlagWords?

  /// How many bytes wait before they are handed to the file.
  private static let chunk = 1 << 16

  init(
    files: [(kind: SheetKind, file: AtomicFile)], dialect: CSVDialect, language: Language, summaries: [ClientSummary],
    head: ReviewSheetJSON.Head, rules: RuleList, page: ReviewPage? = nil,
    lastBlocks: [String: LastBlock] = [:], cautions: SessionCautions? = nil, names: ProfileNames? = nil, rulebook: Rulebook? = nil
  ) {
    self.files = files
    self.dialect = dialect
    self.language = language
    self.summaries = summaries
    self.names = names
    self.page = page
    flagWords = rulebook.map { FlagWords(rulebook: $0, language: language) }
    if page != nil || files.contains(where: { $0.kind == .json }) { planned = rulebook.map(PlannedExercises.init) }
    if files.contains(where: { $0.kind == .csv }) {
      csv = ReviewSheetCSV(dialect: dialect, summaries: summaries, language: language, cautions: cautions)
    }
    if files.contains(where: { $0.kind == .clients }) {
      let present = summaries.compactMap { summary in summary.planStart.map { (summary.clientID, $0) } }
      since = SinceLastBlock(lastBlocks, present: Dictionary(uniqueKeysWithValues: present), language: language)
    }
    if files.contains(where: { $0.kind == .json }) { json = ReviewSheetJSON(head, summaries: summaries, rules: rules, cautions: cautions) }
  }

  /// Appends the row to every sheet that shows rows.
  mutating func append(_ row: PlanRowView) throws(OutputFailure) {
    csv?.append(row)
    json?.append(row)
    page?.append(row)
    since?.append(row)
    planned?.append(row)
    if max(csv?.bytes.count ?? 0, json?.json.bytes.count ?? 0, page?.count ?? 0) >= Self.chunk { try drain() }
  }

  /// Ends the rows of every sheet; `append` of what clients logged may follow, and `finish`.
  mutating func finishRows() throws(OutputFailure) {
    json?.finishRows()
    page?.finishRows()
    planned?.finish()
    try drain()
  }

  /// Appends what a client's logs show to every sheet that says so.
  mutating func append(_ logged: LoggedClient) throws(OutputFailure) {
    attention[logged.id] = logged.attention
    if let flagWords { json?.append(logged, planned: { planned?.contains($0, of: logged.id) ?? false }, flagWords) }
    page?.append(logged)
    if max(json?.json.bytes.count ?? 0, page?.count ?? 0) >= Self.chunk { try drain() }
  }

  /// Ends every sheet. Returns the files with all of their content, in the order in which they were given.
  mutating func finish() throws(OutputFailure) -> [AtomicFile] {
    json?.finish()
    page?.finish()
    try drain(isLast: true)
    for (kind, file) in files where kind == .clients {
      let changes = since?.lines() ?? [:]
      var bytes = ClientsSheetCSV.bytes(
        summaries, changes: changes, attention: attention, dialect: dialect, language: language, names: names)
      try file.take(&bytes)
    }
    return files.map(\.file)
  }

  private mutating func drain(isLast: Bool = false) throws(OutputFailure) {
    for (kind, file) in files {
      switch kind {
      case .csv: try csv?.drain(into: file)
      case .json: try json?.drain(into: file)
      case .page: try page?.drain(into: file, isLast: isLast)
      case .clients: break
      }
    }
  }
}

extension ReviewSheetCSV {
  fileprivate mutating func drain(into file: AtomicFile) throws(OutputFailure) { try file.take(&bytes) }
}

extension ReviewSheetJSON {
  fileprivate mutating func drain(into file: AtomicFile) throws(OutputFailure) {
    try json.drain { bytes throws(OutputFailure) in try file.take(&bytes) }
  }
}
