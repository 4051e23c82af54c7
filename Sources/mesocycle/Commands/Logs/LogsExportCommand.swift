import ArgumentParser
import Files
import Findings
import LogKeeping
import PlanStore
import Reporting
import TrainingModel
import WorkoutLogs

/// `mesocycle logs export`: everything that one client did.
struct LogsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write everything that is stored of one client's training, a set a row.",
    discussion: """
      The form is our own, as 'logs import' reads it: into the same database it changes nothing, into an empty one it brings everything \
      back. A file is for this user alone.
      Exit codes: 0 done; 2 the client is not known, or the file can't be written.
      """)

  @OptionGroup var options: OneClientOptions

  @Option(name: .customLong("as"), help: ArgumentHelp("csv, jsonl or both.", valueName: "forms")) var forms = "csv"
  @Option(
    help: ArgumentHelp("Write to this file; in both forms, to two files with these endings. (default: standard output)", valueName: "file"))
  var to: String?

  func run() throws {
    let settings = try Settings(options)
    guard let client = settings.clientIDs.first, settings.clientIDs.count == 1 else {
      throw ValidationError("--client names the one client whose logs are written")
    }
    let chosen = forms.split(separator: ",", omittingEmptySubsequences: false).map { OwnWriter.Form(rawValue: String($0)) }
    let wanted = chosen.compactMap { $0 }
    guard wanted.count == chosen.count, Set(wanted).count == wanted.count else {
      throw ValidationError("--as takes csv, jsonl, or csv,jsonl, not '\(forms)'")
    }
    if to == nil, wanted.count > 1 { throw ValidationError("two forms are two files: say where with --to FILE") }
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      let export = try LogExport(of: client, in: store)
      if export.sessionCount == 0 { try refuseStranger(client, store) }
      for form in wanted {
        guard let to else {
          try console.say(export.bytes(form))
          continue
        }
        let path = wanted.count > 1 ? "\(Self.stem(to)).\(form.rawValue)" : to
        try AtomicFile.write(export.bytes(form), toFolder: PathText.folder(of: path) ?? ".", name: PathText.name(of: path), access: .own)
        console.tell("wrote \(export.sessionCount) session\(export.sessionCount == 1 ? "" : "s") to \(path)\n")
      }
    }
  }

  /// Whoever is no client has no logs for another reason than one who has logged nothing.
  private func refuseStranger(_ client: String, _ store: PlanStore) throws {
    let known = try store.coachesByClient()
    guard known[client] == nil else { return }
    throw LogExportFailure(
      findings: [
        Finding(
          .logClient, "the database has no client '\(client)'",
          hint: Suggestion.nearest(to: client, among: known.keys.sorted()).map { "did you mean '\($0)'?" }
            ?? "clients are known from the night on that planned for them, or from their first log on")
      ])
  }

  /// The path without the ending of a form.
  private static func stem(_ path: String) -> String {
    for form in OwnWriter.Form.allCases where path.hasSuffix(".\(form.rawValue)") { return String(path.dropLast(form.rawValue.count + 1)) }
    return path
  }
}

/// Why nothing was written.
private struct LogExportFailure: ExplainedError {
  var findings: [Finding]
}
