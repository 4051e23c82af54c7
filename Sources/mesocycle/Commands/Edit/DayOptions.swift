import ArgumentParser
import Editing

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
