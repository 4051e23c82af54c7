import Findings
import Intake
import PlanStore
import Reporting
import Rulebook
import TrainingModel
import WorkoutLogs

/// Takes in whatever says what clients did: exports of apps, forms of our own, and log sheets, which their heading tells apart.
///
/// Made once for all files of a command or a night.
package struct LogTaking {
  private let exports: LogImport
  private let sheets: LogSheetImport
  private let request: LogImportRequest

  /// - Throws: `StoreError` where what was said about names can't be read.
  package init(_ store: PlanStore, _ rulebook: Rulebook, people: KnownPeople, _ request: LogImportRequest) throws {
    self.request = request
    exports = try LogImport(store, rulebook, people: people, request)
    sheets = LogSheetImport(store, rulebook, people: people, request)
  }

  /// How the cache of stored days did, in one line of JSON.
  package var cacheCounts: String { exports.cacheCounts }

  /// Takes in what `path` names; `-` is standard input.
  ///
  /// - Returns: a report for each client of the file, in the order in which it first has them; one that says why where the file is refused.
  /// - Throws: `StoreError`, and `LogFailure` where nothing more can be stored.
  package func run(_ path: String) throws -> [LogFileReport] {
    let file: InputFile
    do throws(LogRefusal) { file = try LogSource.file(path) } catch {
      return [LogFileReport(refused: error.finding, file: path, client: request.client, isDryRun: request.isDryRun)]
    }
    // Whoever says how a file is to be read has looked at it.
    if request.mapping == nil, request.app == nil, Self.isLogSheet(file) { return try sheets.run(file, named: path) }
    return try exports.run(file, named: path)
  }

  /// Takes in a log sheet that a coach gives, of own clients alone; messages call it `name`.
  ///
  /// - Returns: a report for each client, and one for lines that are no own client's.
  /// - Throws: as for a file that is named.
  package func run(sheet bytes: [UInt8], named name: String, of coach: String) throws -> [LogFileReport] {
    try sheets.of(coach).run(bytes, named: name)
  }

  /// Takes in a file that lies where only one client's logs are: whoever else it names, and a log sheet, is refused as a whole.
  ///
  /// - Returns: a report, as for a file that is named.
  /// - Throws: as for a file that is named.
  package func run(_ file: InputFile, ofNobodyBut client: String) throws -> [LogFileReport] {
    guard Self.isLogSheet(file) else { return try exports.run(file, ofNobodyBut: client) }
    let refusal = Finding(
      .logHeading, "this is a log sheet, which is a coach's and may be of many clients", at: Place(file: file.path),
      hint: "put it into the coach's folder of the inbox, or give it to 'mesocycle logs import'")
    return [LogFileReport(refused: refusal, file: file.path, client: client, isDryRun: request.isDryRun)]
  }

  /// Whether a file is a log sheet, by its heading.
  private static func isLogSheet(_ file: InputFile) -> Bool {
    (try? file.prefix(SheetScan.headSize)).map(LogSheetScan.isLogSheet) ?? false
  }
}
