import Editing
import Findings
import Foundation
import PlanStore
import Planning
import Reviewing
import TrainingModel

/// A gym that lives: its people and rules, its database and folders, and what coaches have kept of their sheets.
///
/// Every step works as the program does it, in this process and with rules that are compiled once.
final class World {
  let shelf: RuleShelf
  /// Everything that the gym owns lies in it.
  let folder: String
  var gym: Gym
  /// What came of the step that was taken last.
  var outcome = StepOutcome()
  /// The sheets that coaches have kept, the newest last.
  var kept: [String: [Data]] = [:]
  /// What a coach sent last.
  var sent: [String: Data] = [:]
  var hasBackup = false
  /// The latest day on which a night of this database has ended well.
  var lastNight: CalendarDate?
  /// Whether nothing has happened since a night that ended well.
  var isQuiet = false
  /// Coaches whose sheet lies changed in the folder.
  var touched: Set<String> = []
  /// What a coach could read of each week when the sheets were last written: its rows by id.
  var readable: [WeekID: Set<String>] = [:]
  /// Coaches of whom it is known what they could read.
  var readers: Set<String> = []
  /// Who logs, by id, and what the gym was told of it.
  var loggers: [String: Logger] = [:]
  var waitingLogs: [WaitingLog] = []
  /// Exports, by client, of which a program that was killed may have stored each or not, in their order.
  var perhaps: [String: [MadeExport]] = [:]
  /// After how many steps the last log of a client came in, and since when the rows of a week are in force that are so now.
  var toldAt: [String: Int] = [:]
  var inForceSince: [WeekID: Int] = [:]
  private(set) var steps = 0
  /// What the gym had been told when the copy of the database was made.
  var loggersAtBackup: [String: ToldLife] = [:]
  private var actions = 0
  private var files = 0

  init(_ gym: Gym, shelf: RuleShelf, folder: String) throws {
    (self.gym, self.shelf, self.folder) = (gym, shelf, folder)
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
  }

  var database: String { "\(folder)/plans.sqlite" }
  var backupFile: String { "\(folder)/backup.sqlite" }
  var list: String { "\(folder)/clients.jsonl" }
  var output: String { "\(folder)/output" }
  var review: String { "\(output)/review" }

  /// The moment of the next thing that is done, each a minute after the one before.
  func now() -> String {
    let minute = 120 + actions % 1200
    actions += 1
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(gym.today)T\(two(minute / 60)):\(two(minute % 60)):00Z"
  }

  /// A name for a file that nobody has used.
  func nextName() -> String {
    files += 1
    return "sheet-\(files).csv"
  }

  /// Takes a step; whatever goes wrong in it is part of the outcome.
  func take(_ step: Step) async {
    outcome = StepOutcome()
    steps += 1
    let wasQuiet = isQuiet
    isQuiet = false
    do {
      switch step {
      case .days(let count):
        gym.today = gym.today + count
        actions = 0
      case .night(let kind): try await night(kind, wasQuiet: wasQuiet)
      case .member(let member, let field, let value): gym.take(member, field, value)
      case .rules(let variant): gym.rules = variant
      case .approve(let step): try await approve(step)
      case .edit(let member, let step): try edit(gym.member(member), step)
      case .sheet(let coach, let step): try await sheet(gym.coach(coach), step)
      case .log(let member, let step): try log(gym.member(member), step)
      case .preferences(let coach, let isGerman): try prefer(gym.coach(coach), isGerman)
      case .export: try export()
      case .backup: try backUp()
      case .restore: try restore()
      }
    } catch let error as EditRefusal {
      outcome.refusals.append(error.message)
    } catch let error as ReviewFailure {
      outcome.refusals += error.findings.map(\.cellText)
    } catch let error as StoreError {
      outcome.errors.append("\(error)")
    } catch {
      outcome.errors.append("\(type(of: error)): \(error)")
    }
  }

  /// The database, where there is one by now.
  func store() throws -> PlanStore? {
    PlanStore.exists(at: database) ? try PlanStore.open(path: database, mode: .readWrite) : nil
  }

  /// The rules of today, or nil where they have a mistake: then nothing can be judged by them.
  var rules: PlanningRules? { shelf.rules(gym.rules) }

  func writeList() throws { try Data(gym.list.utf8).write(to: URL(fileURLWithPath: list)) }

  /// Where a check finds rules and profiles.
  func sources() throws -> PlanChecking.Sources {
    try writeList()
    return PlanChecking.Sources(rules: shelf.source(gym.rules), clients: list, today: gym.today)
  }

  private func prefer(_ coach: String, _ isGerman: Bool) throws {
    guard let store = try store() else { return }
    var preferences = CoachPreferences()
    if isGerman { (preferences.language, preferences.decimal) = (.german, .comma) }
    try store.setPreferences(preferences, coach: coach)
  }
}
