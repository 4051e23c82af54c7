import Checks
import Findings
import Planning
import Rulebook
import TrainingModel

/// What a run found: how much was looked at, and what was not as it should be.
package struct GridReport: Sendable {
  package var plans = 0
  /// Clients for whom the rules have no plan.
  package var withoutPlan = 0
  package var forbidden = 0
  package var allowed = 0
  /// What was wrong, a line each; no more than a hundred.
  package var faults: [String] = []
  package var faultCount = 0

  package init() {}

  mutating func complain(_ text: String) {
    faultCount += 1
    if faults.count < 100 { faults.append(text) }
  }

  package mutating func add(_ other: GridReport) {
    (plans, withoutPlan) = (plans + other.plans, withoutPlan + other.withoutPlan)
    (forbidden, allowed) = (forbidden + other.forbidden, allowed + other.allowed)
    faultCount += other.faultCount
    faults += other.faults.prefix(100 - faults.count)
  }

  package var line: String {
    "\(plans) plans, \(withoutPlan) clients without one, \(forbidden) forbidden and \(allowed) allowed changes, \(faultCount) faults"
  }
}

/// Plans the clients of the grid and changes each plan by hand, once for each forbidden exercise and value in each session: all of these
/// have to be errors that name the row, and nothing that is allowed may be one.
package struct GridRun: Sendable {
  private let rules: PlanningRules
  private let clients: [Client]

  package init(_ rules: PlanningRules) {
    self.rules = rules
    clients = GridClients(rules.rulebook).all()
  }

  package var count: Int { clients.count }

  /// Runs the clients at these places of the grid.
  ///
  /// - Parameter share: of so many changes one is made, which ones the client's place decides; 1 makes all of them.
  package func run(_ places: some Sequence<Int>, share: Int = 1) -> GridReport {
    var report = GridReport()
    var memory = PlanningMemory()
    for place in places where clients.indices.contains(place) { run(clients[place], place, share, &memory, &report) }
    return report
  }

  private func run(_ client: Client, _ place: Int, _ share: Int, _ memory: inout PlanningMemory, _ report: inout GridReport) {
    let context = PlanningContext(rules: rules, client: client, start: GridClients.start)
    let result = PlanningPipeline().plan(context, using: &memory)
    guard let plan = result.mesocycle else {
      report.withoutPlan += 1
      let breached = result.findings.filter { $0.severity == .error && RowCheck.all.map(\.code).contains($0.code) }
      for finding in breached { report.complain("\(client.id): the night breaches its own limits: \(finding.cellText)") }
      return
    }
    report.plans += 1
    let expectation = Expectation(rules.rulebook, client)
    for fault in NightAudit(expectation, plan, result.findings).faults { report.complain("\(client.id): \(fault)") }
    var number = place
    GridEdits(expectation: expectation, plan: plan).make { edit in
      number += 1
      guard number % share == 0 else { return }
      let found = rules.rowChecks.findings(FinishedBlock(edit.plan, for: client, notes: WrittenNotes()))
      let errors = found.filter { $0.severity == .error }
      if let name = edit.forbidden {
        report.forbidden += 1
        let isNamed = errors.contains { finding in
          edit.codes.contains(finding.code) && finding.message.contains(name) && finding.day == edit.day
            && (finding.week ?? edit.week) == edit.week
        }
        if !isNamed { report.complain("\(client.id), week \(edit.week) day \(edit.day): \(edit.name) is no error") }
      } else {
        report.allowed += 1
        for error in errors { report.complain("\(client.id), week \(edit.week) day \(edit.day): \(edit.name): \(error.cellText)") }
      }
    }
  }
}
