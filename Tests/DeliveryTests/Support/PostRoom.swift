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
    _ routes: DeliveryRoutes, _ store: PlanStore, seconds: Double = 30, hurries: Bool = false,
    clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) throws -> DeliveryReport {
    let budget = Delivery.Budget(perChannel: .seconds(seconds), total: .seconds(seconds * 2))
    return try Delivery(routes, budget: budget, now: { self.now }, clock: clock).run(store, hurries: hurries)
  }

  /// A pipe that a program under test and all that it starts hold open by `exec 9>life`.
  func lifeline() throws -> Lifeline { try Lifeline(folder + "/life") }

  /// Where the messages of one channel stand.
  func status(_ channel: DeliveryChannel, _ store: PlanStore) throws -> ChannelStatus {
    try #require(try store.outboxStatus([channel], at: now).first { $0.channel == channel })
  }

  func files(_ name: String = "mail") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []).sorted()
  }

  func text(_ name: String) -> String { (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? "" }
}

/// A pipe that is at its end when the last process is gone that held it.
final class Lifeline {
  private let descriptor: Int32

  init(_ path: String) throws {
    try #require(mkfifo(path, 0o600) == 0)
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    try #require(descriptor >= 0)
  }

  deinit { close(descriptor) }

  /// Waits until everybody who held the pipe is gone; false where nobody ever wrote into it.
  func isCut() -> Bool {
    _ = fcntl(descriptor, F_SETFL, 0)
    var (count, byte) = (0, UInt8(0))
    while read(descriptor, &byte, 1) == 1 { count += 1 }
    return count > 0
  }
}
