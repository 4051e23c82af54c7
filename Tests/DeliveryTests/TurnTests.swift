import PlanStore
import Testing

@testable import Delivery

/// However much one coach has to hear, the others don't wait for it.
@Suite(.timeLimit(.minutes(2))) struct TurnTests {
  let room: PostRoom
  let store: PlanStore

  init() throws {
    room = try PostRoom()
    store = try room.store()
  }

  private func post(_ count: Int, coach: String?) throws {
    try store.post((1...count).map { OutboxEvent(coach == nil ? .alert : .refused, coach: coach, cause: "file \($0)") }, at: room.now)
  }

  /// Whose events went out, in their order.
  private func told() -> [String] { room.text("told").split(separator: "\n").map(String.init) }

  private var routes: DeliveryRoutes {
    let line = "sed 's/.*\"coach_id\":\"\\([a-z]*\\)\".*/\\1/; s/^{.*/house/' >> '\(room.folder)/told'; echo >> '\(room.folder)/told'"
    return DeliveryRoutes(command: CommandLineNotice(line: line, environment: ["PATH": "/usr/bin:/bin"]))
  }

  @Test func everybodyHearsOneThingBeforeAnybodyHearsTwo() throws {
    try post(30, coach: "anna")
    try post(2, coach: "ben")
    try post(1, coach: "cleo")
    try post(1, coach: nil)
    #expect(try room.deliver(routes, store).channels[0].delivered == 34)
    #expect(told().prefix(6) == ["house", "anna", "ben", "cleo", "anna", "ben"], "\(told())")
    #expect(told().dropFirst(6).allSatisfy { $0 == "anna" })
  }

  /// Where the time is over after a few, the next run begins with who has waited longest for any news.
  @Test func theNextRunBeginsWhereThisOneEnded() throws {
    for coach in ["anna", "ben", "cleo"] { try post(100, coach: coach) }
    try store.enqueue([.command], at: room.now)
    func deliver(_ turn: DeliveryTurn) throws {
      let claimed = try #require(try store.claim(.command, at: room.now, for: turn))
      try store.record(.delivered, of: claimed, at: room.now)
      room.advance(1)
    }
    #expect(try store.deliveryTurns(.command, at: room.now) == [.coach("anna"), .coach("ben"), .coach("cleo")])
    try deliver(.coach("anna"))
    try deliver(.coach("ben"))
    #expect(try store.deliveryTurns(.command, at: room.now) == [.coach("cleo"), .coach("anna"), .coach("ben")])
    try deliver(.coach("cleo"))
    try post(1, coach: nil)
    try store.enqueue([.command], at: room.now)
    #expect(try store.deliveryTurns(.command, at: room.now) == [.house, .coach("anna"), .coach("ben"), .coach("cleo")])
    #expect(try store.claim(.command, at: room.now, for: .coach("dora")) == nil)
  }
}
