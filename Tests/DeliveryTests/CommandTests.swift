import Foundation
import PlanStore
import Testing

@testable import Delivery

/// A command gets the event on its standard input, and a night waits for it only so long.
@Suite(.timeLimit(.minutes(2))) struct CommandTests {
  let room: PostRoom
  let store: PlanStore

  init() throws {
    room = try PostRoom()
    store = try room.store()
  }

  private func run(_ line: String, seconds: Double = 5) throws -> DeliveryReport.Channel {
    let environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MESOCYCLE_NOTIFY_WEBHOOK": "https://hook", "TOKEN": "hush"]
    let command = CommandLineNotice(line: "cd \(room.folder); \(line)", environment: environment)
    let report = try room.deliver(DeliveryRoutes(command: command), store, seconds: seconds)
    return try #require(report.channels.first)
  }

  @Test func readsTheEventAndFindsItsKindAndKeyInTheEnvironment() throws {
    let key = try room.post(in: store)[0]
    let result = try run("cat > event.json; echo \"$MESOCYCLE_EVENT $MESOCYCLE_EVENT_ID $LC_ALL\" > names; echo loud; echo louder >&2")
    #expect(result.delivered == 1)
    #expect(try EventDocument(json: room.text("event.json")).id == key)
    #expect(room.text("names") == "ready \(key) C.UTF-8\n")
  }

  @Test func findsNothingElseInItsEnvironment() throws {
    try room.post(in: store)
    #expect(try run("env > names").delivered == 1)
    // What the shell itself sets is none of ours.
    let names = Set(room.text("names").split(separator: "\n").compactMap { $0.split(separator: "=").first.map(String.init) })
    #expect(names.subtracting(["PWD", "OLDPWD", "SHLVL", "_"]) == ["PATH", "LC_ALL", "MESOCYCLE_EVENT", "MESOCYCLE_EVENT_ID"], "\(names)")
  }

  @Test func whatFailsIsTriedAgain() throws {
    try room.post(in: store)
    #expect(try run("exit 3").reason == "exit code 3")
    room.advance(60)
    #expect(try run("kill -9 $$").reason == "killed by signal 9")
    room.advance(120)
    #expect(try run("true").delivered == 1, "a command need not read what it gets")
  }

  @Test func aHangingCommandIsKilledWithItsChildren() throws {
    try room.post(5, in: store)
    let life = try room.lifeline()
    let line = "exec 9>life; echo >&9; sleep 300 & trap '' TERM; sleep 300; sleep 300"
    let result = try run(line, seconds: 2)
    #expect(result.reason == "timed out" && result.failed == 1, "\(result)")
    #expect(life.isCut())
  }

  @Test func aCommandThatLeavesAChildBehindIsDone() throws {
    try room.post(in: store)
    // Whoever waited for the child would wait for longer than the suite may take.
    let result = try run("sleep 300 & echo $! > child; exit 0")
    defer { if let child = Int32(room.text("child").trimmingCharacters(in: .whitespacesAndNewlines)) { kill(child, SIGKILL) } }
    #expect(result.delivered == 1)
  }
}
