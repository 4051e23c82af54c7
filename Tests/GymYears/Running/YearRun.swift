import Foundation
import GRDB
import PlanStore

/// A gym's life, step by step, with every invariant looked at after each.
package struct YearRun: Sendable {
  package let shelf: RuleShelf
  /// Where gyms have their folders while they live; in memory, where the machine has such a place.
  let place: String
  /// Names of invariants that are not looked at.
  package var leftOut: Set<String> = []
  /// Whether what takes long to look at is looked at after some nights only: what is wrong there stays wrong.
  package var isThrifty = false
  /// Whether a gym's folder stays after its life; then it is printed where it lies.
  package var keepsFolder = false

  package init(_ shelf: RuleShelf) {
    self.shelf = shelf
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: "/dev/shm", isDirectory: &isFolder) && isFolder.boolValue
    place = isThere && FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm/" : NSTemporaryDirectory()
  }

  /// Lives through a plan until an invariant is broken, or to the end.
  ///
  /// - Parameter journal: hears of each step before it is taken, so that a crash can be told.
  package func live(_ plan: YearPlan, journal: ((Int, Step) -> Void)? = nil) async throws -> YearReport {
    let folder = "\(place)gym-\(UUID().uuidString)"
    defer { if keepsFolder { print("kept: \(folder)") } else { try? FileManager.default.removeItem(atPath: folder) } }
    let world = try World(Gym(seed: plan.seed, members: plan.members), shelf: shelf, folder: folder)
    var report = YearReport(plan: plan)
    let watch = Watch(world, leftOut: leftOut, isThrifty: isThrifty)
    let begun = clock()
    for (place, step) in plan.steps.enumerated() {
      journal?(place, step)
      await world.take(step)
      let breaches = try await watch.look(after: step)
      report.note(world, step)
      if !breaches.isEmpty {
        report.breaches = breaches
        report.brokenAt = place
        break
      }
    }
    report.seconds = Double(clock() - begun) / Double(CLOCKS_PER_SEC)
    if report.breaches.isEmpty { report.breaches += try report.measure(world, watch.facts) }
    return report
  }
}

/// Looks at a gym after each step, and remembers what it saw.
final class Watch {
  private let world: World
  private(set) var facts = Facts()
  private var queue: DatabaseQueue?
  private var version: Int?
  /// Whether the tables are all there: the run that makes them may be killed between two of them.
  private var isMade = false
  private let cache = SheetCache()
  private let invariants: [YearInvariant]
  private let isThrifty: Bool
  private var nights = 0

  init(_ world: World, leftOut: Set<String>, isThrifty: Bool) {
    (self.world, self.isThrifty) = (world, isThrifty)
    invariants = YearInvariant.all.filter { !leftOut.contains($0.name) }
  }

  /// The breaches of each invariant, with its name.
  func look(after step: Step) async throws -> [Breach] {
    let old = facts
    let replaced = world.outcome.replacesDatabase
    if replaced { (queue, version, isMade) = (nil, nil, false) }
    if queue == nil, FileManager.default.fileExists(atPath: world.database) {
      var configuration = Configuration()
      configuration.readonly = true
      queue = try? DatabaseQueue(path: world.database, configuration: configuration)
    }
    let hasChanged = try readFacts()
    for id in facts.schedule.keys where facts.schedule[id] != old.schedule[id] { world.inForceSince[id] = world.steps }
    let seen = Observation(
      step, world, before: replaced ? nil : old, after: facts, hasChanged: hasChanged, queue: isMade ? queue : nil, isThrifty: isThrifty,
      cache: cache)
    var breaches: [Breach] = []
    nights += world.outcome.nights.isEmpty ? 0 : 1
    let looksLong = !isThrifty || (!world.outcome.nights.isEmpty && nights.isMultiple(of: 6)) || replaced
    for invariant in invariants where looksLong || !invariant.isCostly {
      let found: [String]
      do { found = try await invariant.breaches(seen) } catch { found = ["it can't be looked at: \(error)"] }
      if !found.isEmpty { breaches.append(Breach(invariant: invariant.name, sentence: invariant.sentence, places: found)) }
    }
    remember(seen)
    return breaches
  }

  /// Reads the tables where somebody has written since they were read last; returns whether somebody has.
  private func readFacts() throws -> Bool {
    guard let queue else { return false }
    let now = try queue.read { try Int.fetchOne($0, sql: "PRAGMA data_version") }
    // A connection's own first look tells nothing of what was before.
    guard now != version || version == nil else { return false }
    version = now
    // The program itself says so: what a connection of GRDB remembers of the tables is not told when another process makes them.
    isMade = isMade || (try? PlanStore.open(path: world.database, mode: .readOnly)) != nil
    if isMade { facts = try Facts(queue) }
    return true
  }

  /// What coaches can read from now on.
  private func remember(_ seen: Observation) {
    guard world.outcome.exports else { return }
    for coach in seen.coaches {
      let own = Set(seen.after.clients.filter { $0.value.coach == coach }.keys)
      world.readable = world.readable.filter { !own.contains($0.key.client) }
      guard let sheet = seen.sheet(of: coach) else {
        world.readers.remove(coach)
        continue
      }
      world.readers.insert(coach)
      world.readable.merge(sheet.content) { $1 }
    }
  }
}

/// An invariant that does not hold any more.
package struct Breach: Sendable {
  package var invariant: String
  package var sentence: String
  /// Where.
  package var places: [String]
}
