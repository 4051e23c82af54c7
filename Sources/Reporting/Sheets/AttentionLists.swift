import Files
import Findings
import PlanStore
import TrainingModel

/// Writes `<coach>.attention.csv` beside a coach's other sheets, where one of the coach's clients logs.
///
/// Nothing can be approved by it, so nothing of it is recorded; a list that a coach has changed stays all the same, and the new one goes
/// beside it.
package struct AttentionLists: Sendable {
  /// The folder of the sheets: `output/review`.
  package var folder: String
  /// How the lists are written, as far as it is not what each coach likes.
  package var style = SheetStyle.preferred
  /// What each coach's files are made with.
  package var access = CoachAccess()
  private let reports: LogReports

  package init(folder: String, _ reports: LogReports) { (self.folder, self.reports) = (folder, reports) }

  /// Brings the lists of these coaches up to date.
  ///
  /// What is wrong with one coach's file is a finding, and the next coach's turn comes.
  ///
  /// - Throws: `OutputFailure` where no file at all can be written, and `StoreError`.
  package func write(_ store: PlanStore, coaches: [String]) throws -> SheetExport.Report {
    var report = SheetExport.Report()
    try Folder.make(folder, access: access.passage)
    for coach in coaches {
      let (summaries, preferences) = (try store.clientSummaries(coach: coach), try store.preferences(coach: coach))
      let attention = try reports.attention(of: summaries.map(\.clientID), in: store)
      let language = style.language ?? preferences.language
      guard let file = try file(of: coach, summaries, attention, style.dialect(preferences), language) else { continue }
      try place(file, of: coach, into: &report)
    }
    return report
  }

  /// A coach's list before it is in its place; nil where nobody logs and there is none to be emptied, and for an id that can't name a file.
  func file(
    of coach: String, _ summaries: [ClientSummary], _ attention: [String: ClientAttention], _ dialect: CSVDialect, _ language: Language
  ) throws -> AtomicFile? {
    guard let name = SheetName(attentionOf: coach), !attention.isEmpty || FileContent.isFile("\(folder)/\(name.current)") else {
      return nil
    }
    let words = FlagWords(rulebook: reports.rulebook, language: language)
    var bytes = AttentionSheetCSV.bytes(summaries, attention, dialect: dialect, words: words)
    let file = AtomicFile(folder: folder, name: name.current, access: access.files(of: coach))
    try file.take(&bytes)
    return file
  }

  /// Puts a list into its place.
  func place(_ file: AtomicFile, of coach: String, into report: inout SheetExport.Report) throws {
    guard let name = SheetName(attentionOf: coach) else { return }
    try SheetFolder(path: folder).place(file, as: name, called: "list", into: &report)
  }
}
