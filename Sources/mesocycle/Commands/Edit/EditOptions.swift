import ArgumentParser
import Editing
import TrainingModel

/// The options of every verb that changes a plan.
struct EditOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who changes it; kept in the history.", valueName: "name")) var by: String
  @Option(help: ArgumentHelp("Why; kept in the history.", valueName: "text")) var note: String = ""
  @Flag(help: "Tell what would change and what the checks would say, and change nothing.") var dryRun = false
  @OptionGroup var output: FormatOption

  func validate() throws {
    guard PersonName(by) != nil else { throw ValidationError("--by takes the name of who changes the plan") }
    guard note.count <= 500, note.allSatisfy({ !$0.isNewline }) else {
      throw ValidationError("--note takes one line of 500 characters at the most")
    }
  }
}

/// A name as the history keeps it: one line of at most 100 bytes.
struct PersonName {
  let text: String

  /// nil where the text is no such name.
  init?(_ given: String) {
    let name = given.trimmingSpaces
    guard !name.isEmpty, name.utf8.count <= 100, name.allSatisfy({ !$0.isNewline }) else { return nil }
    text = name
  }
}

/// The options that say which rows of a block are meant.
struct AddressOptions: ParsableArguments {
  @Option(help: ArgumentHelp("This row.", valueName: "row_id")) var row: String?
  @Option(help: ArgumentHelp("Rows of this day.", valueName: "yyyy-mm-dd")) var date: String?
  @Option(help: ArgumentHelp("Rows of this week, 1 to 4.", valueName: "n")) var week: Int?
  @Option(help: AddressOptions.dayHelp) var day: Int?
  @Option(help: ArgumentHelp("The row with this order.", valueName: "n")) var order: Int?
  @Option(help: ArgumentHelp("Rows of this exercise.", valueName: "id")) var exercise: String?

  /// What `--day` counts, which is neither weekdays nor sessions.
  static let dayHelp = ArgumentHelp(
    "The day of that week, 1 to 7: 2 is the second day of the plan's week, the day after it begins, whether or not there is a session.",
    valueName: "n")

  func validate() throws { _ = try address() }

  /// The address as given; `exercise` is not looked up yet.
  func address() throws -> RowAddress {
    var address = try Self.day(date: date, week: week, day: day)
    if let row {
      guard let id = RowID(text: row) else { throw ValidationError("--row takes the id of a row such as rbcdfghjklmnp, not '\(row)'") }
      address.row = id
    }
    (address.order, address.exercise) = (order, exercise)
    return address
  }

  /// A date, a week, or a day of a week.
  static func day(date: String?, week: Int?, day: Int?) throws -> RowAddress {
    var address = RowAddress()
    address.date = try date.map { try DateOption.date($0, "date") }
    try WeekOption.check(week)
    address.week = week
    if let day {
      guard (1...7).contains(day), week != nil else { throw ValidationError("--day takes a day from 1 to 7 of the week that --week names") }
      address.day = day
    }
    return address
  }
}

/// Dates that options take.
enum DateOption {
  static func date(_ text: String, _ name: String) throws -> CalendarDate {
    guard let date = CalendarDate(iso: text) else { throw ValidationError("--\(name) takes a date such as 2026-12-07, not '\(text)'") }
    return date
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  var trimmingSpaces: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// Weeks that options take.
enum WeekOption {
  static func check(_ week: Int?) throws {
    if let week, !(1...Mesocycle.weekCount).contains(week) {
      throw ValidationError("--week takes a week of the block from 1 to 4, not \(week)")
    }
  }
}

/// The options that say which day of a block is meant, by its date or by its place in the block.
struct DayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The day.", valueName: "yyyy-mm-dd")) var date: String?
  @Option(help: ArgumentHelp("The week of the day, 1 to 4; with --day.", valueName: "n")) var week: Int?
  @Option(help: AddressOptions.dayHelp) var day: Int?

  func validate() throws { _ = try address() }

  /// The day as given: a date, or a week with a day.
  func address() throws -> RowAddress {
    guard (date == nil) == (week != nil), (week == nil) == (day == nil) else {
      throw ValidationError("name the day with --date, or with --week and --day")
    }
    return try AddressOptions.day(date: date, week: week, day: day)
  }
}
