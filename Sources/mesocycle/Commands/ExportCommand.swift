import ArgumentParser
import PlanStore
import Reporting
import Rulebook
import TrainingModel

/// `mesocycle export`: the review sheets, or a part of them to a file.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the review sheets of all or chosen coaches, or a part of the plans to one file.")

  @OptionGroup var options: SharedOptions
  @OptionGroup var weeks: WeekOptions

  @Option(name: .customLong("as"), help: ArgumentHelp("The forms: csv, json, page, or several.", valueName: "csv,json,page")) var forms =
    "csv,json"
  @Option(help: "Which plans: preview, schedule or both.") var what = PlanRowFilter.Part.both
  @Option(help: ArgumentHelp("Write to this file instead of the sheets, in one form.", valueName: "file")) var to: String?
  @Option(help: "What separates cells: a comma, a semicolon or a tab.") var delimiter: String?
  @Option(help: "The decimal sign; a comma implies ; between cells.") var decimal: CSVDialect.Decimal?
  @Option(help: "The language, en or de; like both signs, what the coach prefers where it is not given.") var language: Language?
  @Flag(help: "Leave out the byte order mark that Excel wants.") var noBOM = false

  func run() throws {
    let settings = try Settings(options)
    let kinds = try forms.split(separator: ",").map { form in
      guard let kind = SheetKind(id: form), kind != .clients else { throw ValidationError("--as takes csv, json and page, not '\(form)'") }
      return kind
    }
    let style = SheetStyle(delimiter: try separator(), decimal: decimal, hasByteOrderMark: !noBOM, language: language)
    if style.delimiter == ",", style.decimal == .comma {
      throw ValidationError("with a decimal comma, cells can't be separated by commas")
    }
    guard to == nil || !kinds.contains(.page) else { throw ValidationError("a page always holds everything of its coach; leave out --to") }
    try Console(settings).guarding {
      let store = try settings.existingStore(to == nil ? .readWrite : .readOnly)
      try settings.refuseStrangers(store)
      let export = SheetExport(
        folder: settings.reviewFolder, kinds: kinds + (kinds.contains(.csv) ? [.clients] : []), style: style, today: settings.today,
        generatedBy: "mesocycle \(Engine.version)", rulesDigest: nil,
        rulebook: kinds.contains(.page) ? try settings.loadRulebook() : nil)
      guard let to else { return try writeSheets(export, store, settings) }
      guard kinds.count == 1, let kind = kinds.first else { throw ValidationError("--to takes one form: add --as csv or --as json") }
      let part = SheetPart(coaches: settings.coaches, clients: settings.clientIDs, weeks: weeks.chosen, part: what)
      try part.write(store, as: kind, to: to, export)
    }
  }

  private func writeSheets(_ export: SheetExport, _ store: PlanStore, _ settings: Settings) throws {
    guard settings.clientIDs.isEmpty, what == .both, weeks.narrowed == nil else {
      throw ValidationError("a coach's sheet always holds everything; give --to FILE for a part")
    }
    let coaches = settings.coaches.isEmpty ? try store.coaches() : settings.coaches
    let report = try export.run(store, coaches: coaches)
    let console = Console(settings)
    console.complain(report.findings)
    try console.say("Wrote \(report.written.count) files, \(report.unchanged) unchanged\n")
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

extension PlanRowFilter.Part: ExpressibleByArgument {
  public init?(argument: String) {
    switch argument {
    case "preview": self = .preview
    case "schedule": self = .schedule
    case "both": self = .both
    default: return nil
    }
  }
}

extension CSVDialect.Decimal: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {
  public init?(argument: String) { self.init(id: argument) }
}
