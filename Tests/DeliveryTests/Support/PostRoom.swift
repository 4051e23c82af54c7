import Findings
import Foundation
import PlanStore
import Synchronization
import Testing
import TrainingModel

@testable import Delivery

/// A folder with a database, a clock that stands until it is moved, and events to deliver; gone with the test.
final class PostRoom: Sendable {
  let folder: String
  private let moment: Mutex<String>

  var now: String { moment.withLock { $0 } }

  init() throws {
    folder = NSTemporaryDirectory() + "post-\(UUID().uuidString)"
    moment = Mutex("2026-12-02T02:00:00Z")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func store() throws -> PlanStore { try PlanStore.open(path: folder + "/plans.sqlite", mode: .readWrite) }

  func advance(_ seconds: Int) {
    moment.withLock { text in if let moment = Moment(text) { text = (moment + seconds).description } }
  }

  static func event(_ number: Int = 1) -> OutboxEvent {
    var event = OutboxEvent(.ready, coach: "marta", cause: "sheet \(number)")
    event.counts = [.weeksPending: number, .clientsHeld: 1]
    return event
  }

  /// Posts so many events; returns their keys.
  @discardableResult
  func post(_ count: Int = 1, in store: PlanStore) throws -> [String] {
    let events = (1...count).map(Self.event)
    try store.post(events, at: now)
    return events.map { $0.id() }
  }

  func deliver(
    _ routes: DeliveryRoutes, _ store: PlanStore, seconds: Double = 30, hurries: Bool = false
  ) throws -> (report: DeliveryReport, took: Duration) {
    var report = DeliveryReport()
    let took = try ContinuousClock().measure {
      let budget = Delivery.Budget(perChannel: .seconds(seconds), total: .seconds(seconds * 2))
      report = try Delivery(routes, budget: budget, now: { self.now }).run(store, hurries: hurries)
    }
    return (report, took)
  }

  /// Where the messages of one channel stand.
  func status(_ channel: DeliveryChannel, _ store: PlanStore) throws -> ChannelStatus {
    try #require(try store.outboxStatus([channel], at: now).first { $0.channel == channel })
  }

  func files(_ name: String = "mail") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []).sorted()
  }

  /// Whether a process has ended and only waits to be collected.
  func isZombie(_ process: Int32) -> Bool {
    ((try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? "").contains(") Z ")
  }

  func text(_ name: String) -> String { (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? "" }
}
