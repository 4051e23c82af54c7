import ArgumentParser
import Foundation
import PlanStore
import Reporting
import TrainingModel

/// `mesocycle preferences`: how a coach likes sheets and pages, and what may happen to running blocks without asking.
struct PreferencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preferences", abstract: "Show or set how a coach's sheets and pages are written, and how running blocks follow logs.",
    discussion: """
      What is not given stays as it is. The next night, or the next export, writes the coach's files so.
      Where what a client logged calls for other loads in the weeks that are left of a running block, the night puts a draft beside what is \
      approved, which stays in force (ask); approves it in the coach's name where every load changes by no more than --adapt-within (auto); \
      or leaves the weeks as they are (off). Whatever it approved, 'mesocycle undo' takes back.
      """)

  @OptionGroup var options: OneCoachOptions
  @OptionGroup var output: FormatOption

  @Option(help: "The language: en or de.") var language: Language?
  @Option(help: "The decimal sign; a comma implies ; between cells.") var decimal: DecimalSign?
  @Option(help: "What separates cells: a comma, a semicolon, tab, or auto for what goes with the decimal sign.") var delimiter: String?
  @Option(help: "How the page opens: weekly or monthly.") var view: PlanLayout?
  @Option(help: "Whether running blocks follow logs: ask, auto or off. (default: ask)") var adapt: AdaptMode?
  @Option(help: ArgumentHelp("With auto, how far a load may change without being asked, such as '5 %'.", valueName: "percent"))
  var adaptWithin: String?

  func run() throws {
    let settings = try Settings(options)
    guard settings.coaches.count == 1, let coach = settings.coaches.first else { throw ValidationError("name one coach with --coach ID") }
    let isSetting =
      language != nil || decimal != nil || delimiter != nil || view != nil || adapt != nil || adaptWithin != nil
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(isSetting ? .readWrite : .readOnly)
      try settings.refuseStrangers(store)
      var preferences = try store.preferences(coach: coach)
      if isSetting {
        preferences = try changed(preferences)
        try store.setPreferences(preferences, coach: coach)
      }
      let shown = PreferencesView(preferences, coach: coach)
      try console.show(shown, output)
    }
  }

  private func changed(_ old: CoachPreferences) throws -> CoachPreferences {
    var new = old
    new.language = language ?? old.language
    new.decimal = decimal ?? old.decimal
    new.view = view ?? old.view
    new.adapting.mode = adapt ?? old.adapting.mode
    if let adaptWithin { new.adapting.within = try PercentText.tenths(adaptWithin) }
    guard new.isBounded else {
      throw ValidationError("--adapt auto needs to know how far loads may change without being asked: add --adapt-within '5 %'")
    }
    if let delimiter {
      new.delimiter = CellDelimiter(id: delimiter)
      guard new.delimiter != nil || delimiter == "auto" else {
        throw ValidationError("--delimiter takes a comma, a semicolon, tab or auto, not '\(delimiter)'")
      }
    }
    guard new.isPossible else {
      throw ValidationError("with a decimal comma, cells can't be separated by commas; add --delimiter auto")
    }
    return new
  }
}

/// A percentage as people write it.
enum PercentText {
  /// `5 %`, `2.5%` or `5` in tenths; throws `ValidationError` for anything else, and outside of what can be kept.
  static func tenths(_ text: String) throws -> Int {
    var number = text.trimmingCharacters(in: .whitespaces)
    if number.hasSuffix("%") { number = String(number.dropLast()).trimmingCharacters(in: .whitespaces) }
    number = number.replacing(",", with: ".")
    guard number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let percent = Double(number),
      let tenths = Int(exactly: (percent * 10).rounded()), abs(percent * 10 - Double(tenths)) < 1e-6, Adapting.bounds.contains(tenths)
    else {
      throw ValidationError("--adapt-within takes a percentage from 0.1 to 50 with one decimal at most, such as '5 %', not '\(text)'")
    }
    return tenths
  }
}
