import Foundation
import GRDB
import TrainingModel

/// What can be seen after a step: tables and files before and after, and what the one who took the step was told.
final class Observation {
  let step: Step
  let world: World
  let outcome: StepOutcome
  /// What the tables said before; nil where they can't be compared, because another database stands in their place.
  let before: Facts?
  let after: Facts
  /// Whether the tables are others than before.
  let hasChanged: Bool
  let queue: DatabaseQueue?
  /// Whether what is costly was not looked at after each of the last steps, so that something may have changed before this one.
  let isThrifty: Bool
  private let cache: SheetCache
  /// What was logged, once somebody has asked.
  var logFacts: LogFacts?

  init(
    _ step: Step, _ world: World, before: Facts?, after: Facts, hasChanged: Bool, queue: DatabaseQueue?, isThrifty: Bool, cache: SheetCache
  ) {
    (self.step, self.world, self.outcome, self.before, self.after) = (step, world, world.outcome, before, after)
    (self.hasChanged, self.queue, self.isThrifty, self.cache) = (hasChanged, queue, isThrifty, cache)
  }

  var gym: Gym { world.gym }
  var today: CalendarDate { gym.today }

  /// The night that was run to its end over everybody, where the step was one.
  var finishedNight: NightOutcome? { outcome.nights.last.flatMap { $0.ending == "finished" && $0.isWhole ? $0 : nil } }

  /// Weeks of which other rows are in force than before; those of a database that came from elsewhere are not looked at.
  lazy var newlyInForce: [WeekID] = {
    guard let before, hasChanged else { return [] }
    return after.schedule.keys.filter { after.schedule[$0] != before.schedule[$0] }.sorted()
  }()

  /// The coaches of the clients in the tables.
  var coaches: [String] { Set(after.clients.values.map(\.coach)).sorted() }

  /// The sheet that a coach reads, where it stands as it was written last; nil where the coach has changed it.
  func sheet(of coach: String) -> SheetRows? {
    guard let path = world.sheetPath(coach), !world.touched.contains(coach) else { return nil }
    return cache.rows(path)
  }

  /// The names of the clients in `<coach>.clients.csv`.
  func clientsSheet(of coach: String) -> [String: [String]]? {
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: "\(world.review)/\(coach).clients.csv")), let sheet = SheetText(bytes),
      let id = sheet.column("client_id"), let outcome = sheet.column("outcome"), let todo = sheet.column("what_to_do")
    else { return nil }
    return Dictionary(sheet.rows.map { (SheetRows.plain($0[id]), [$0[outcome], $0[todo]]) }, uniquingKeysWith: { $0 + $1 })
  }
}

/// Sheets that were read: the same bytes are not read twice.
final class SheetCache {
  private var known: [String: (bytes: Data, rows: SheetRows)] = [:]

  func rows(_ path: String) -> SheetRows? {
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
    if let known = known[path], known.bytes == bytes { return known.rows }
    let rows = SheetRows(sheet: bytes)
    known[path] = (bytes, rows)
    return rows
  }
}
