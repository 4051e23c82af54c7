import ArgumentParser
import Editing
import Findings
import PlanStore
import Reporting
import TrainingModel

/// The options that narrow a verb to weeks of the block.
struct WeekOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only this week of the block, 1 to 4; may be given again.", valueName: "n"))
  var week: [Int] = []

  @Option(help: ArgumentHelp("Only these weeks, such as 1,2 or 2-4.", valueName: "list"))
  var weeks: String?

  func validate() throws {
    if let stranger = week.first(where: { !(1...4).contains($0) }) {
      throw ValidationError("--week takes a week of the block from 1 to 4, not \(stranger)")
    }
    if let weeks, Self.parse(weeks) == nil { throw ValidationError("--weeks takes weeks from 1 to 4 such as 1,2 or 2-4, not '\(weeks)'") }
  }

  /// The chosen weeks in order; all four where none is given.
  var chosen: [Int] { narrowed ?? [1, 2, 3, 4] }

  /// The chosen weeks in order, or nil where they are the whole block.
  var narrowed: [Int]? {
    let chosen = Set(week).union(weeks.flatMap(Self.parse) ?? [])
    return chosen.isEmpty || chosen.count == 4 ? nil : chosen.sorted()
  }

  /// The weeks of a list such as `1,2` or `2-4`, or nil where any part of it is no week of a block.
  private static func parse(_ list: String) -> [Int]? {
    var weeks: [Int] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { ["1", "2", "3", "4"].firstIndex(of: $0) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else { return nil }
      weeks += (first...last).map { $0 + 1 }
    }
    return weeks
  }
}

/// What `export --as` lists: sheets for coaches, and files for clients.
struct ExportForms {
  var sheets: [SheetKind] = []
  var clientFiles: [ClientFileForm] = []
  /// Whether the sheets into which what was done is written are asked for.
  private(set) var hasLog = false

  /// The forms of a list such as `csv,json` or `ics,plan`; any other word is a usage error.
  init(_ list: String) throws {
    for form in list.split(separator: ",") {
      if form == Self.log {
        hasLog = true
      } else if let kind = SheetKind(id: form), kind != .clients {
        sheets.append(kind)
      } else if let file = ClientFileForm(id: form) {
        clientFiles.append(file)
      } else {
        let near = Suggestion.hint(for: String(form), among: ["csv", "json", "page", Self.log, "ics", "plan"])
        throw ValidationError("--as takes csv, json, page, log, ics and plan, not '\(form)'" + (near.map { "; \($0)" } ?? ""))
      }
    }
    if sheets.isEmpty, clientFiles.isEmpty, !hasLog { throw ValidationError("--as is given, but empty") }
    if sheets.contains(.csv) { sheets.append(.clients) }
  }

  private static let log = "log"
}

extension PlanRowFilter.Part: ExpressibleByArgument {
  package init?(argument: String) {
    switch argument {
    case "preview": self = .preview
    case "schedule": self = .schedule
    case "both": self = .both
    default: return nil
    }
  }

  package static var allValueStrings: [String] { ["preview", "schedule", "both"] }
}

extension CSVDialect.Decimal: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {
  public init?(argument: String) { self.init(id: argument) }
  public static var allValueStrings: [String] { spellings }
}

extension DecimalSign: ExpressibleByArgument {
  package init?(argument: String) { self.init(id: argument) }
  package static var allValueStrings: [String] { spellings }
}

extension PlanLayout: ExpressibleByArgument {
  package init?(argument: String) { self.init(id: argument) }
  package static var allValueStrings: [String] { spellings }
}

extension AdaptMode: ExpressibleByArgument {
  package init?(argument: String) { self.init(id: argument) }
  package static var allValueStrings: [String] { spellings }
}

extension MergePreference: ExpressibleByArgument {
  package init?(argument: String) { self.init(id: argument) }
  package static var allValueStrings: [String] { spellings }
}
