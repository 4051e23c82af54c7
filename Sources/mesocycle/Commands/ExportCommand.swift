import ArgumentParser
import LogKeeping
import PlanStore
import Reporting
import Rulebook
import TrainingModel

/// `mesocycle export`: the review sheets, what clients get, or a part of the plans to a file.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the review sheets of coaches, what their clients get, or a part of the plans to one file.")

  @OptionGroup var options: ExportOptions
  @OptionGroup var weeks: WeekOptions
  @OptionGroup var output: FormatOption

  @Option(name: .customLong("as"), help: ArgumentHelp("For coaches csv, json, page and log, for clients ics and plan.", valueName: "forms"))
  var forms = "csv,json"
  @Option(help: "Which plans: preview, schedule or both.") var what = PlanRowFilter.Part.both
  @Option(help: ArgumentHelp("Write to this file instead of the sheets, in one form.", valueName: "file")) var to: String?
  @Option(help: "What separates cells: a comma, a semicolon or a tab.") var delimiter: String?
  @Option(help: "The decimal sign; a comma implies ; between cells.") var decimal: CSVDialect.Decimal?
  @Option(help: "The language, en or de; like both signs, what the coach prefers where it is not given.") var language: Language?
  @Flag(help: "Leave out the byte order mark that Excel wants.") var noBOM = false

  func run() throws {
    let settings = try Settings(options)
    let chosen = try ExportForms(forms)
    let style = SheetStyle(delimiter: try separator(), decimal: decimal, hasByteOrderMark: !noBOM, language: language)
    if style.delimiter == ",", style.decimal == .comma {
      throw ValidationError("with a decimal comma, cells can't be separated by commas")
    }
    guard to == nil || !chosen.sheets.contains(.page) else {
      throw ValidationError("a page always holds everything of its coach; leave out --to")
    }
    try Console(settings).guarding {
      let store = try settings.existingStore(to == nil || chosen.hasLog ? .readWrite : .readOnly)
      try settings.refuseStrangers(store)
      let export = SheetExport(
        folder: settings.reviewFolder, kinds: chosen.sheets, style: style, today: settings.today,
        generatedBy: "mesocycle \(Engine.version)", rulesDigest: nil,
        rulebook: try settings.loadRulebook())
      let logs = try chosen.hasLog ? logExport(store, export, settings) : nil
      guard let to else { return try writeFiles(export, chosen, logs, store, settings) }
      if let logs, forms == "log" {
        try logs.write(to: to, coaches: settings.coaches, clients: settings.clientIDs, weeks: weeks.chosen)
        return try told(to, settings)
      }
      guard forms.split(separator: ",").count == 1, let kind = chosen.sheets.first else {
        throw ValidationError(
          "--to takes a sheet in one form: add --as csv, --as json or --as log; files of clients always go to the output folder")
      }
      let part = SheetPart(coaches: settings.coaches, clients: settings.clientIDs, weeks: weeks.chosen, part: what)
      try part.write(store, as: kind, to: to, export)
      try told(to, settings)
    }
  }

  private func told(_ path: String, _ settings: Settings) throws {
    if output.format == .json { try Console(settings).say(ExportJSON(written: [path], unchanged: 0, findings: []).bytes) }
  }

  /// What writes the sheets into which what was done is written.
  private func logExport(_ store: PlanStore, _ export: SheetExport, _ settings: Settings) throws -> LogSheetExport {
    guard what != .preview else { throw ValidationError("a log sheet holds what is approved; leave out --what") }
    var sheets = LogSheetFiles(folder: settings.reviewFolder, today: settings.today)
    (sheets.style, sheets.access) = (export.style, settings.access)
    return try LogSheetExport(store, try export.rulebook ?? settings.loadRulebook(), sheets, today: settings.today)
  }

  private func writeFiles(
    _ export: SheetExport, _ chosen: ExportForms, _ logs: LogSheetExport?, _ store: PlanStore, _ settings: Settings
  ) throws {
    let hasSheets = !chosen.sheets.isEmpty || logs != nil
    guard weeks.narrowed == nil, !hasSheets || (what == .both && settings.clientIDs.isEmpty) else {
      throw ValidationError("a coach's sheet always holds everything; give --to FILE for a part")
    }
    var export = export
    export.access = settings.access
    export.jobs = settings.jobs
    let coaches = settings.coaches.isEmpty ? try store.coaches() : settings.coaches
    let sheets = try export.run(store, coaches: coaches)
    var clients = ClientExport(
      folder: settings.plansFolder, forms: chosen.clientFiles, clients: settings.clientIDs.isEmpty ? nil : settings.clientIDs,
      today: settings.today, language: language, rulebook: export.rulebook)
    clients.access = settings.access
    clients.jobs = settings.jobs
    let reports = [sheets, try logs?.run(coaches: coaches), try clients.run(store, coaches: coaches)].compactMap(\.self)
    let console = Console(settings)
    let findings = reports.flatMap { $0.findings + $0.refusals.sorted { $0.key < $1.key }.map(\.value) } + settings.rights.keep(coaches)
    let (written, unchanged) = (reports.flatMap(\.written), reports.map(\.unchanged).reduce(0, +))
    console.complain(findings)
    try console.show(
      output, text: "Wrote \(written.count) files, \(unchanged) unchanged\n",
      json: ExportJSON(written: written, unchanged: unchanged, findings: findings).bytes)
  }

  private func separator() throws -> Character? {
    switch delimiter {
    case nil: nil
    case "tab", "\\t", "\t": "\t"
    case ",", ";": delimiter?.first
    default: throw ValidationError("--delimiter takes a comma, a semicolon or tab, not '\(delimiter ?? "")'")
    }
  }
}
