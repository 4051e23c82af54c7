import Foundation
import ProgramRuns
import SeededNumbers
import Testing

@testable import GymYears

/// A gym whose nights, approvals, imports and exports are those of the built program, each killed at any moment and then run to its end.
@Suite struct KilledTests {
  private let workspace: Workspace
  private let world: World
  private let watch: Watch
  private let rules = (Workspace.fixtures as NSString).deletingLastPathComponent + "/rules"

  init() throws {
    workspace = try Workspace(rules: nil)
    world = try World(Gym(seed: 21, members: 7), shelf: try LivedYears.run().shelf, folder: workspace.at("gym"))
    watch = Watch(world, leftOut: [], isThrifty: false)
  }

  private static let life = """
    night
    approve all weeks 1
    edit m1 set 3 sets=4
    m2 mass 71
    m4 units lb
    c0 keep
    c1 keep
    c2 keep
    days 3
    night
    export
    approve c0
    m1 status on_hold
    c1 send age 1 changes 2 seed 4 approve 5 via imported
    c2 send age 1 changes 1 seed 9 approve 2 via inbox
    days 9
    log m1 train 9 seed 5
    log m2 train 9 seed 6
    log m3 train 9 seed 7
    log m2 send hevy age 0 in kg via inbox
    log m3 send csv age 0 in lb via inbox
    log m1 send hevy age 0 in kg via imported
    night
    log m2 train 1 seed 8
    log m2 fix seed 1
    log m2 send strong age 0 in kg via imported
    m1 status active
    days 14
    night
    """

  @Test func whateverIsKilledLeavesTheGymSound() async throws {
    var random = SeededRandom(2026)
    var (kills, hasEnded) = (0, false)
    for step in try YearPlan(text: Self.life).steps {
      let pending = pending(step)
      guard let arguments = try arguments(step, pending) else {
        await world.take(step)
        try await look(step)
        continue
      }
      for _ in 0..<2 {
        let program = try Program(arguments: arguments, in: workspace)
        usleep(UInt32(random.below(1_200_000)))
        program.kill()
        if try program.wait().code == 128 + Int(SIGKILL) { kills += 1 }
        world.outcome = StepOutcome()
        world.settleWaitingLogs(wasKilled: true)
        if let (client, export) = pending { world.perhaps[client, default: []].append(export) }
        (world.outcome.approves, world.outcome.isUntold) = (true, true)
        try await look(step, "killed", mayBeUnready: !hasEnded)
      }
      hasEnded = true
      let end = try Program(arguments: arguments, in: workspace).wait()
      try note(step, end)
      world.settleWaitingLogs()
      if let (client, export) = pending { world.hear(export, .imported, of: client) }
      try await look(step)
    }
    #expect(kills > 3, "only \(kills) were killed before their end")
  }

  /// - Parameter mayBeUnready: whether no run has come to its end yet: a database that is being made can't be looked at.
  private func look(_ step: Step, _ how: String = "to its end", mayBeUnready: Bool = false) async throws {
    let unready = "the first night did not finish"
    let breaches = try await watch.look(after: step).filter { breach in
      !(mayBeUnready && breach.places.allSatisfy { $0.contains(unready) })
    }
    #expect(breaches.isEmpty, "\(step), \(how): \(breaches.map { "\($0.invariant): \($0.places.prefix(3))" })")
  }

  /// The export that a step has the program take in, and whose it is; nil for any other step.
  private func pending(_ step: Step) -> (client: String, export: MadeExport)? {
    guard case .log(let number, .send(let sending)) = step, sending.route == .imported else { return nil }
    let member = world.gym.member(number)
    return world.make(sending, of: member).map { (member.id, $0) }
  }

  /// What the program is called with for a step; nil for steps that are none of a program.
  private func arguments(_ step: Step, _ pending: (client: String, export: MadeExport)?) throws -> [String]? {
    try world.writeList()
    var words: [String]
    switch step {
    case .night: words = ["nightly", "--accept-change", "--jobs", "2", "--format", "json"]
    case .export: words = ["export", "--as", "csv,json,page,ics,plan"]
    case .approve(let step):
      words = ["approve", "--by", "Ada"]
      switch step.whose {
      case .all: words.append("--all")
      case .coach(let coach): words += ["--coach", world.gym.coach(coach)]
      case .member(let member): words += ["--client", world.gym.member(member).id]
      }
      if !step.weeks.isEmpty { words += ["--weeks", step.weeks.map(String.init).joined(separator: ",")] }
    case .sheet(let coach, .send(let sending)) where sending.route == .imported:
      let name = world.gym.coach(coach)
      guard let bytes = world.kept[name]?.last else { return nil }
      try workspace.write(SheetChanges(sending).changed(bytes), to: "sheet-\(name).csv")
      words = ["review", "import", "sheet-\(name).csv", "--coach", name, "--by", name]
    case .log:
      guard let (client, export) = pending else { return nil }
      try workspace.write(LogText.write(export, client: client), to: "log-\(client).csv")
      words = ["logs", "import", "log-\(client).csv", "--client", client]
    default: return nil
    }
    return words + [
      "--rules", rules, "--clients", world.list, "--database", world.database, "--output", world.output, "--today",
      world.gym.today.description,
    ]
  }

  /// What can be known of a program that ran to its end.
  private func note(_ step: Step, _ end: Program.Result) throws {
    world.outcome = StepOutcome()
    #expect([0, 1].contains(end.code), "\(step) ends with \(end.code): \(end.errors)")
    switch step {
    case .night:
      let results = try JSONSerialization.jsonObject(with: Data(end.output.utf8)) as? [String: Any]
      let summary = results?["summary"] as? [String: Any] ?? [:]
      let outcomes = ["new", "replanned", "unchanged", "protected", "not_due", "held", "infeasible", "rejected", "failed"]
      var counts: [String: Int] = [:]
      for outcome in outcomes { if let count = summary[outcome] as? Int, count > 0 { counts[outcome] = count } }
      let codes = (results?["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
      world.outcome.nights = [
        NightOutcome(
          exitCode: end.code, ending: "finished", acceptsChange: true, isWhole: true, counts: counts, codes: codes, words: codes,
          faults: [],
          listed: world.gym.listed.count, rules: .shipped, seconds: 0)
      ]
      (world.outcome.exports, world.outcome.approves) = (true, true)
      world.lastNight = max(world.lastNight ?? world.gym.today, world.gym.today)
    case .export: world.outcome.exports = true
    default: (world.outcome.approves, world.outcome.isUntold) = (true, true)
    }
  }
}
