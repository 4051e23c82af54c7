import Delivery
import Findings
import PlanStore
import TrainingModel

/// Lets word get round of a night once everything else of it is done: what its transactions put into the outbox, and what it found.
struct RunEvents {
  private let request: RunRequest
  private let delivery: Delivery
  private let clock = ContinuousClock()

  /// - Parameter startedAt: When the night began: a way that is new hears of what happened from then on.
  init(_ request: RunRequest, startedAt: String) {
    self.request = request
    delivery = Delivery(request.routes, since: startedAt, now: request.now)
  }

  /// Whatever happens here is a warning in the report: how the night ended stays as it is.
  func tell(_ report: inout RunReport) {
    guard request.command == .nightly, !request.isDryRun, report.ending != .locked else { return }
    let news = NightEvents(report, request)
    do {
      // A night that could not even make its database leaves none for its alert.
      guard PlanStore.exists(at: request.database) else { return tellDirectly(news.alert, &report) }
      let store = try PlanStore.open(path: request.database, mode: .readWrite, busySeconds: 1)
      try store.post(news.events, at: request.now())
      let begun = clock.now
      let delivered = try delivery.run(store)
      let dead = delivered.channels.compactMap(\.state).filter { $0.openUntil != nil }
      try tell(of: dead, store, after: clock.now - begun)
      report.addLate(delivered.findings, deadChannels: dead)
    } catch {
      if let alert = news.alert { return tellDirectly(alert, &report) }
      guard let failure = error as? StoreError, !request.routes.channels.isEmpty else { return }
      report.addLate([Finding(.notifyFailed, "nobody was told of this night: \(failure.message)")])
    }
  }

  /// Lets whoever is paged hear of ways that are dead, by those that are not: once for as long as the same message waits.
  private func tell(of dead: [ChannelStatus], _ store: PlanStore, after spent: Duration) throws {
    guard !dead.isEmpty else { return }
    let events = dead.map { channel in
      var event = OutboxEvent(.alert, coach: nil, cause: "dead \(channel.channel) \(channel.waitingSince ?? "")")
      event.codes = [.notifyFailed]
      return event
    }
    try store.post(events, at: request.now())
    guard dead.count < request.routes.channels.count else { return }
    _ = try delivery.run(store, within: max(.zero, Delivery.Budget.night.total - spent))
  }

  /// Tells of a night that stopped because of its database, or before it had one.
  private func tellDirectly(_ alert: OutboxEvent?, _ report: inout RunReport) {
    guard let alert, !request.routes.channels.isEmpty, !delivery.tellDirectly(alert) else { return }
    report.addLate([Finding(.notifyFailed, "nobody could be told how this night ended")])
  }
}
