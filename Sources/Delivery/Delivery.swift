import Findings
import Foundation
import PlanStore

/// Delivers what waits in the outbox, as far as a few seconds go; what is left waits for the next time.
package struct Delivery: Sendable {
  /// How long deliveries may take together.
  package struct Budget: Sendable {
    package var perChannel: Duration
    package var total: Duration

    /// After a night, when nobody waits.
    package static let night = Budget(perChannel: .seconds(5), total: .seconds(10))
    /// While somebody waits for the command to end.
    package static let brief = Budget(perChannel: .seconds(2), total: .seconds(3))

    package init(perChannel: Duration, total: Duration) { (self.perChannel, self.total) = (perChannel, total) }
  }

  private let routes: DeliveryRoutes
  private let budget: Budget
  private let policy: RetryPolicy
  private let since: String?
  private let now: @Sendable () -> String
  private let clock: @Sendable () -> ContinuousClock.Instant

  /// The longest that one message may take: a slow receiver is no dead one, but a night has others to tell.
  static let longestTry = Duration.seconds(3)

  /// - Parameters:
  ///   - since: The moment from which on a channel that is new hears of what happened; nil for when it is first tried.
  ///   - now: The moment, RFC 3339 in UTC.
  ///   - clock: What the budget is measured with.
  package init(
    _ routes: DeliveryRoutes, budget: Budget = .night, policy: RetryPolicy = RetryPolicy(), since: String? = nil,
    now: @escaping @Sendable () -> String, clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    (self.routes, self.budget, self.policy, self.since) = (routes, budget, policy, since)
    (self.now, self.clock) = (now, clock)
  }

  /// Delivers what is due on every channel and forgets what is long past; it blocks, at most for the budget.
  ///
  /// - Parameters:
  ///   - hurries: Whether to try also what waits for its next try, and channels that are left alone for a while.
  ///   - limit: How much time is left for all of it, where that is less than the budget.
  /// - Throws: `StoreError` where the outbox can't be read or written; what a receiver does is in the report.
  package func run(_ store: PlanStore, hurries: Bool = false, within limit: Duration? = nil) throws(StoreError) -> DeliveryReport {
    do {
      return try deliver(store, hurries: hurries, within: limit.map { min($0, budget.total) } ?? budget.total)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.other, "the outbox can't be read", hint: "report this")
    }
  }

  private func deliver(_ store: PlanStore, hurries: Bool, within limit: Duration) throws -> DeliveryReport {
    try store.pruneOutbox(keepingFor: routes.channels, at: now(), policy: policy)
    guard !routes.carriers.isEmpty else { return DeliveryReport() }
    try store.enqueue(routes.channels, at: now(), newSince: since, policy: policy)
    if hurries { try store.hurry(routes.channels, at: now()) }
    var report = DeliveryReport()
    let end = clock() + limit
    for carrier in routes.carriers {
      var result = DeliveryReport.Channel(carrier.channel)
      try deliver(store, by: carrier, until: min(end, clock() + budget.perChannel), into: &result)
      report.channels.append(result)
    }
    let states = try store.outboxStatus(routes.channels, at: now())
    for (place, result) in report.channels.enumerated() {
      report.channels[place].state = states.first { $0.channel == result.channel }
    }
    return report
  }

  private func deliver(
    _ store: PlanStore, by carrier: any Carrier, until end: ContinuousClock.Instant, into result: inout DeliveryReport.Channel
  ) throws {
    // What time is left has to be enough for a receiver that is well: a try that is cut short would count against it.
    let last = end - min(.seconds(1), budget.perChannel / 2)
    // One event of each after the other.
    var turns = try store.deliveryTurns(carrier.channel, at: now())
    var next = 0
    while !turns.isEmpty {
      guard clock() < last else {
        result.ranOutOfTime = true
        return
      }
      next %= turns.count
      guard let claimed = try store.claim(carrier.channel, at: now(), for: turns[next], policy: policy) else {
        turns.remove(at: next)
        continue
      }
      next += 1
      let begun = clock()
      let limit = min(Self.longestTry, end - begun)
      let outcome = (try? Message(json: claimed.payload)).map { carrier.send($0, within: limit) } ?? .rejected("the event can't be read")
      let isGivenUp = try store.record(outcome, of: claimed, at: now(), policy: policy)
      switch outcome {
      case .delivered: result.delivered += 1
      case .failed(let reason), .rejected(let reason):
        result.failed += 1
        result.givenUp += isGivenUp ? 1 : 0
        result.reason = reason
        // Who did not answer in time would keep the next message waiting just as long.
        if clock() - begun >= limit { return }
      }
    }
  }

  /// Tells of an event at once and without the outbox, where there is none: nobody tries it again.
  ///
  /// - Returns: Whether somebody was reached.
  package func tellDirectly(_ event: OutboxEvent) -> Bool {
    guard let json = try? EventDocument(event, at: now()).json(), let message = try? Message(json: json) else { return false }
    return routes.carriers.map { $0.send(message, within: min(Self.longestTry, budget.perChannel)) }.contains(.delivered)
  }
}

/// The ways out that somebody has set up.
package struct DeliveryRoutes: Sendable {
  let carriers: [any Carrier]

  /// No way out: events stay in the outbox.
  package init() { carriers = [] }

  /// The ways that are set up; what is nil is not.
  ///
  /// - Parameters:
  ///   - mail: A folder that gets a file for each message.
  ///   - command: A line for `/bin/sh`.
  ///   - webhook: An address that each event is posted to.
  package init(mail: MailFolder? = nil, command: CommandLineNotice? = nil, webhook: Webhook? = nil) {
    carriers = [mail as (any Carrier)?, command, webhook].compactMap { $0 }
  }

  /// The channels that are set up.
  package var channels: [DeliveryChannel] { carriers.map(\.channel) }
}
