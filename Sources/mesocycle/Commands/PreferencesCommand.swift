import ArgumentParser
import PlanStore
import Reporting
import TrainingModel

/// `mesocycle preferences`: how a coach likes sheets and pages.
struct PreferencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preferences", abstract: "Show or set how a coach's sheets and pages are written.",
    discussion: "What is not given stays as it is. The next night, or the next export, writes the coach's files so.")

  @OptionGroup var options: OneCoachOptions
  @OptionGroup var output: FormatOption

  @Option(help: "The language: en or de.") var language: Language?
  @Option(help: "The decimal sign; a comma implies ; between cells.") var decimal: DecimalSign?
  @Option(help: "What separates cells: a comma, a semicolon, tab, or auto for what goes with the decimal sign.") var delimiter: String?
  @Option(help: "How the page opens: weekly or monthly.") var view: PlanLayout?

  func run() throws {
    let settings = try Settings(options)
    guard settings.coaches.count == 1, let coach = settings.coaches.first else { throw ValidationError("name one coach with --coach ID") }
    let isSetting = language != nil || decimal != nil || delimiter != nil || view != nil
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
