import ArgumentParser
import Files
import Findings
import Foundation
import Nightly
import PlanStore
import Reporting
import TrainingModel

/// What a run works with, after options, environment, `mesocycle.yaml` and defaults were looked through in that order.
struct Settings {
  var rules: [String]
  var clients: String
  var map: String?
  var database: String
  var output: String
  var today: CalendarDate
  /// The zone of the gym; nil for the machine's.
  var timeZone: TimeZone?
  var start: CalendarDate?
  var clientIDs: [String]
  var coaches: [String]
  var jobs: Int
  var tolerated: Tolerance
  var acceptChange: Bool
  /// What each coach's files and folders are made with.
  var access: CoachAccess
  var color: Bool
  var progress: Bool
  /// How many days before its start a block is planned: `lead_days` of `mesocycle.yaml` or the environment.
  var leadDays: Int
  /// Where the paths stand that are not on the command line, by what findings call them.
  var placesOfPaths: [String: String]
  /// What was noticed about variables that are in the environment; it has been told to whoever started this.
  var remarks: [Finding]

  /// Looks every option up; a value that can't be read is a usage error that names it.
  ///
  /// - Parameter tells: whether what was noticed is told; whom another one of our processes started has nothing to add to what that told.
  init(
    _ given: some SharedOptions, environment: [String: String] = ProcessInfo.processInfo.environment, tells: Bool = true
  ) throws {
    _ = Clock.launch
    let options = GivenOptions(given)
    let sources = try OptionSources(environment: environment, file: ConfigurationFile.load())
    rules = try sources.list(options.rules, "rules", separator: ":", default: ["rules"])
    clients = try sources.text(options.clients, "clients") ?? "fixtures/clients"
    map = try sources.text(options.map, "map")
    output = try sources.text(options.output, "output") ?? "output"
    database = try sources.text(options.database, "database") ?? Self.usualDatabase(output: output)
    let given: [(String, Bool)] = [
      ("rules", !options.rules.isEmpty), ("clients", options.clients != nil), ("map", options.map != nil),
      ("output", options.output != nil), ("database", options.database != nil),
    ]
    placesOfPaths = sources.places(of: given.filter { !$0.1 }.map(\.0))
    let zone = try sources.text(options.timezone, "timezone").map {
      try Clock.zone($0, called: sources.label("timezone", isGiven: options.timezone != nil))
    }
    timeZone = zone
    let givenDate = try sources.date(options.today, "today")
    today = try givenDate ?? Clock.today(zone: zone)
    remarks = OptionRemarks(environment).findings(usesMachineZone: zone == nil && givenDate == nil)
    start = try sources.date(options.start, "start")
    clientIDs = try sources.list(options.client, "client", separator: ",", default: [])
    coaches = try sources.list(options.coach, "coach", separator: ",", default: []).map { $0.lowercased() }
    jobs = try sources.count(options.jobs, "jobs") ?? ProcessInfo.processInfo.activeProcessorCount
    let tolerated = try sources.text(options.tolerateRejected, "tolerate-rejected") ?? "0"
    guard let tolerance = Tolerance(text: tolerated) else {
      let label = sources.label("tolerate-rejected", isGiven: options.tolerateRejected != nil)
      throw ValidationError("\(label) takes a number or a percentage such as 2%, not '\(tolerated)'")
    }
    self.tolerated = tolerance
    access = try FilePermissions.access(
      coachGroups: sources.list(options.coachGroup, "coach-group", separator: ",", default: []),
      called: sources.label("coach-group", isGiven: !options.coachGroup.isEmpty))
    acceptChange = try options.acceptChange || sources.flag("accept-change")
    color = try Terminal.isWanted(
      sources.text(options.color, "color"), .color, called: sources.label("color", isGiven: options.color != nil), environment)
    progress = try Terminal.isWanted(
      sources.text(options.progress, "progress"), .progress, called: sources.label("progress", isGiven: options.progress != nil),
      environment)
    leadDays = try sources.count(nil, "lead-days") ?? BlockTarget.usualLeadDays
    // The environment has neither: whoever starts the program could otherwise widen what everybody may read.
    let file = OptionSources(environment: [:], file: sources.file)
    try FilePermissions.apply(umask: file.text(nil, "umask") ?? "027", called: file.label("umask", isGiven: false))
    if let group = try file.text(nil, "group") { try FilePermissions.use(group: group, called: file.label("group", isGiven: false)) }
    if tells { Console(style).complain(remarks) }
  }

  /// The database where nobody names one: it stays where it is, wherever sheets go, for what was approved is in it.
  ///
  /// A folder of results that holds a database, while the usual place has none, keeps it: earlier versions put it there. Where both have
  /// one, nobody can know which is meant.
  private static func usualDatabase(output: String) throws -> String {
    let (usual, other) = ("output/mesocycle.sqlite", PathText.join(output, "mesocycle.sqlite"))
    guard PlanStore.exists(at: other) else { return usual }
    guard PlanStore.exists(at: usual) else { return other }
    if let first = realpath(usual, nil), let second = realpath(other, nil) {
      defer { for path in [first, second] { free(path) } }
      if strcmp(first, second) == 0 { return usual }
    }
    throw ValidationError("there is a database in 'output' and one in '\(output)': name the one that is meant with --database")
  }
}

/// Reads today's date off the wall clock: the only place that does.
enum Clock {
  /// The date in the time zone, or in the machine's where none is named: that of `TZ`, in UTC where nobody knows that one.
  static func today(zone: TimeZone?) throws -> CalendarDate {
    var calendar = Calendar(identifier: .gregorian)
    guard let zone else { return try machineDate() }
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day, let today = CalendarDate(year: year, month: month, day: day)
    else { throw ValidationError("the machine's clock has no date in this era; give --today") }
    return today
  }

  /// The date as the system's own library sees it, which reads every form of `TZ`.
  private static func machineDate() throws -> CalendarDate {
    var (now, parts) = (time(nil), tm())
    guard localtime_r(&now, &parts) != nil,
      let today = CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    else { throw ValidationError("the machine's clock has no date in this era; give --today") }
    return today
  }

  /// The time zone of this name, which has to be one of the names that machines know, letter by letter.
  static func zone(_ name: String, called label: String) throws -> TimeZone {
    guard ZoneName(name).isKnown, let zone = TimeZone(identifier: name) else {
      let hint = ZoneName(name).hint.map { "; \($0)" } ?? "; write a name such as Europe/Berlin"
      throw ValidationError("\(label) '\(name)' is not known\(hint)")
    }
    return zone
  }

  /// When the program first asked: it begins with that.
  static let launch = now()

  /// Now, as records and results write it: `2026-12-02T02:00:00Z`.
  static func now() -> String { Date().ISO8601Format() }
}

extension Console {
  init(_ settings: Settings) { self.init(settings.style, placesOfPaths: settings.placesOfPaths) }
}
