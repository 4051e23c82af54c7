import Foundation
import TrainingModel

/// What came of a gym's life.
package struct YearReport: Sendable {
  package let plan: YearPlan
  /// What does not hold; empty for a gym that lived to the end.
  package internal(set) var breaches: [Breach] = []
  /// The place of the step after which it did not hold any more.
  package internal(set) var brokenAt: Int?
  /// Seconds of CPU, the looking included.
  package internal(set) var seconds = 0.0
  package private(set) var nights = 0
  package private(set) var approvedWeeks = 0
  /// Sessions of clients that have to be stored at the end.
  package private(set) var loggedSessions = 0
  /// Steps that were refused, in part or as a whole.
  package private(set) var refusals = 0
  /// Seconds of CPU of each night on which nobody was planned, with how many days the gym had lived.
  private var quietNights: [(day: Int, seconds: Double)] = []
  /// Bytes of the database at the end of each quarter of a year.
  private var sizes: [(day: Int, bytes: Int)] = []

  init(plan: YearPlan) { self.plan = plan }

  package var isSound: Bool { breaches.isEmpty }

  mutating func note(_ world: World, _ step: Step) {
    nights += world.outcome.nights.count
    approvedWeeks += world.outcome.approved.count
    loggedSessions = world.loggers.values.reduce(0) { $0 + $1.told.parts.count }
    refusals += world.outcome.refusals.isEmpty ? 0 : 1
    let day = world.gym.today - Gym.firstDay
    for night in world.outcome.nights where night.ending == "finished" && night.isWhole {
      if night.counts["new"] ?? 0 == 0, night.counts["replanned"] ?? 0 == 0, night.codes.isEmpty {
        quietNights.append((day, night.seconds))
      }
    }
    if case .days = step, day / 91 > (sizes.last?.day ?? 0) / 91 { sizes.append((day, world.databaseBytes)) }
  }

  /// The breaches of what can only be seen over a long time: nights that become slow, and a database that grows faster than it is used.
  func measure(_ world: World, _ facts: Facts) throws -> [Breach] {
    var found: [Breach] = []
    let days = world.gym.today - Gym.firstDay
    let early = quietNights.filter { $0.day < days / 3 }.map(\.seconds).sorted()
    let late = quietNights.filter { $0.day > days * 2 / 3 }.map(\.seconds).sorted()
    if early.count > 8, late.count > 8, late[late.count / 2] > 2.5 * early[early.count / 2] + 0.02 {
      found.append(
        Breach(
          invariant: "night.constant", sentence: "A night on which nothing is new takes as long after a year as at its beginning.",
          places: ["\(early[early.count / 2]) s at first, \(late[late.count / 2]) s at last"]))
    }
    // What a block and a revision of a week take, with room to spare.
    let most = 3 << 20 + facts.blocks.count * 220_000 + facts.archived.count * 30_000
    if world.databaseBytes > most {
      found.append(
        Breach(
          invariant: "size.linear", sentence: "The database grows with the blocks and revisions in it, and with nothing else.",
          places: ["\(world.databaseBytes) bytes for \(facts.blocks.count) blocks and \(facts.archived.count) revisions of weeks"]))
    }
    return found
  }

  /// What a reader needs to find the fault: the invariant, the place, and the steps that lead there.
  package var text: String {
    guard !isSound else { return "" }
    let told = breaches.map { breach in
      "\(breach.invariant): \(breach.sentence)\n" + breach.places.prefix(5).map { "    \($0)\n" }.joined()
    }
    let steps = brokenAt.map { Array(plan.steps.prefix($0 + 1)) } ?? plan.steps
    return "seed \(plan.seed), step \((brokenAt ?? plan.steps.count - 1) + 1) of \(plan.steps.count)\n" + told.joined()
      + YearPlan(seed: plan.seed, members: plan.members, steps: steps).text + "\n"
  }
}

extension World {
  /// The size of the database, without what is not yet in its file.
  var databaseBytes: Int {
    ((try? FileManager.default.attributesOfItem(atPath: database))?[.size] as? Int) ?? 0
  }
}
