import Foundation
import PlanStore
import Synchronization
import Testing

@testable import Delivery

/// Each event goes out at least once, always with the same key, and in normal operation exactly once.
@Suite(.timeLimit(.minutes(2))) struct AtLeastOnceTests {
  let room: PostRoom
  let store: PlanStore

  init() throws {
    room = try PostRoom()
    store = try room.store()
  }

  @Test func aCrashBetweenSendingAndRecordingSendsTheSameKeyAgain() throws {
    let server = try LoopbackServer(.status(200))
    defer { server.stop() }
    let webhook = try server.webhook()
    let key = try room.post(in: store)[0]
    // As far as a process comes that dies right after the answer.
    try store.enqueue([.webhook], at: room.now)
    let claimed = try #require(try store.claim(.webhook, at: room.now))
    #expect(webhook.send(try Message(json: claimed.payload), within: .seconds(3)) == .delivered)

    let routes = DeliveryRoutes(webhook: webhook)
    #expect(try room.deliver(routes, room.store()).channels[0].delivered == 0, "its lease has not run out yet")
    room.advance(61)
    #expect(try room.deliver(routes, room.store()).channels[0].delivered == 1)
    #expect(server.requests.map(\.key) == [key, key])
    #expect(Set(server.requests.map(\.body)).count == 1)
  }

  @Test func theSameEventPostedTwiceGoesOutOnce() throws {
    let server = try LoopbackServer(.status(200))
    defer { server.stop() }
    let routes = DeliveryRoutes(webhook: try server.webhook())
    try room.post(in: store)
    try room.post(in: store)
    _ = try room.deliver(routes, store)
    room.advance(86400)
    try room.post(in: store)
    _ = try room.deliver(routes, store)
    #expect(server.requests.count == 1)
  }

  @Test func twoDeliverersAtOnceSendNothingTwice() throws {
    let server = try LoopbackServer(.status(200))
    defer { server.stop() }
    let keys = try room.post(40, in: store)
    let stores = try [room.store(), room.store()]
    let webhook = try server.webhook()
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { [room] number in
      do { _ = try room.deliver(DeliveryRoutes(webhook: webhook), stores[number], seconds: 120) } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(server.requests.map(\.key).sorted() == keys.sorted())
    #expect(try room.status(.webhook, store).delivered == 40)
  }

  @Test func whatOneChannelCanNotTakeTheOthersStillGet() throws {
    let server = try LoopbackServer(.silence)
    defer { server.stop() }
    try room.post(3, in: store)
    let routes = DeliveryRoutes(
      mail: MailFolder(path: room.folder + "/mail", addresses: try MailAddresses(from: "a@b", to: ["{coach}@gym.example"], alertsTo: nil)),
      command: CommandLineNotice(line: "cat >> \(room.folder)/seen", environment: ["PATH": "/usr/bin:/bin"]),
      webhook: try server.webhook())
    let report = try room.deliver(routes, store, seconds: 2)
    #expect(report.channels.map(\.delivered) == [3, 3, 0])
    #expect(report.findings.count == 1)
    #expect(room.files().count == 3)
  }

  @Test func whatThereIsNoTimeForIsSaidAndGoesOutTheNextTime() throws {
    let addresses = try MailAddresses(from: "a@b", to: ["{coach}@gym.example"], alertsTo: nil)
    let mail = DeliveryRoutes(mail: MailFolder(path: room.folder + "/mail", addresses: addresses))
    _ = try room.deliver(mail, store)
    try room.post(30, in: store)
    #expect(try room.status(.mail, store).waiting == 30, "what nobody has been told to wait for yet waits too")
    // A clock on which each look takes a tenth of a second, and a message two looks: no new one is begun in the last second of two.
    let clock = Mutex(ContinuousClock.now)
    func deliver() throws -> DeliveryReport {
      try room.deliver(mail, store, seconds: 2) {
        clock.withLock { now in
          now += .milliseconds(100)
          return now
        }
      }
    }
    let report = try deliver()
    #expect(report.channels[0].delivered == 5 && report.channels[0].failed == 0 && room.files().count == 5)
    #expect(report.findings.map(\.message) == ["mail had no time for everything, so 25 messages wait for the next time"])
    #expect(report.findings.map(\.severity) == [.info])
    #expect(try deliver().channels[0].delivered == 5 && room.status(.mail, store).waiting == 20)
  }

  @Test func theBreakerOutlivesTheProcessAndProbesWithOneMessage() throws {
    try room.post(10, in: store)
    let dead = try #require(Webhook(address: "http://127.0.0.1:1/events", secret: nil, poster: LoopbackServer.poster))
    let deadRoutes = DeliveryRoutes(webhook: dead)
    #expect(try room.deliver(deadRoutes, store).channels[0].failed == 3)
    let server = try LoopbackServer(.status(503), .status(200))
    defer { server.stop() }
    let routes = DeliveryRoutes(webhook: try server.webhook())
    #expect(try room.deliver(routes, room.store()).channels[0].failed == 0)
    #expect(server.requests.isEmpty, "nothing is tried while the breaker is open")
    room.advance(60)
    #expect(try room.deliver(routes, room.store()).channels[0].failed == 1)
    #expect(server.requests.count == 1, "one probe, not ten")
    room.advance(60)
    #expect(try room.deliver(routes, room.store()).channels[0].failed == 0, "the second pause is longer")
    room.advance(60)
    #expect(try room.deliver(routes, room.store()).channels[0].delivered == 10, "a probe that succeeds lets the others through")
    #expect(try room.status(.webhook, store).failures == 0)
  }
}
