import Delivery
import Findings
import PlanStore
import TrainingModel

/// Lets word get round of a night once everything else of it is done: what its transactions put into the outbox, and that it stopped.
struct RunNews {
  private let request: RunRequest
  private let delivery: Delivery

  init(_ request: RunRequest) {
    self.request = request
    delivery = Delivery(request.routes, now: request.now)
  }

  /// Whatever happens here is a warning in the report: how the night ended stays as it is.
  func tell(_ report: inout RunReport) {
    guard request.command == "nightly", !request.isDryRun, report.ending != .locked else { return }
    let alert = report.ending == .stopped ? alert(report) : nil
    do {
      // A night that could not even make its database leaves none for its alert.
      guard PlanStore.exists(at: request.database) else { return tellDirectly(alert, &report) }
      let store = try PlanStore.open(path: request.database, mode: .readWrite, busySeconds: 1)
      if let alert { try store.post([alert], at: request.now()) }
      report.addLate(try delivery.run(store).findings)
    } catch {
      if let alert { return tellDirectly(alert, &report) }
      guard let failure = error as? StoreError, !request.routes.channels.isEmpty else { return }
      report.addLate([Finding(.notifyFailed, "nobody was told of this night: \(failure.message)")])
    }
  }

  /// Tells of a night that stopped because of its database, or before it had one.
  private func tellDirectly(_ alert: OutboxEvent?, _ report: inout RunReport) {
    guard let alert, !request.routes.channels.isEmpty, !delivery.tellDirectly(alert) else { return }
    report.addLate([Finding(.notifyFailed, "nobody could be told that this night stopped")])
  }

  /// The same trouble on the same day is one alert, however often somebody tries again.
  private func alert(_ report: RunReport) -> OutboxEvent {
    let codes = Set(report.findings.filter { $0.severity == .error }.map(\.code))
    let cause = ([request.command, request.today.description] + codes.map(\.id).sorted()).joined(separator: " ")
    var event = OutboxEvent(.alert, coach: nil, cause: cause)
    event.codes = codes
    for (count, outcome) in [(EventCount.clientsHeld, Outcome.held), (.clientsInfeasible, .infeasible), (.clientsRejected, .rejected)]
    where report.summary[outcome] > 0 {
      event.counts[count] = report.summary[outcome]
    }
    return event
  }
}
