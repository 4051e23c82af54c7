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

  private func run(_ line: String, seconds: Double = 5) throws -> (DeliveryReport.Channel, Duration) {
    let environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MESOCYCLE_NOTIFY_WEBHOOK": "https://hook", "TOKEN": "hush"]
    let command = CommandLineNotice(line: "cd \(room.folder); \(line)", environment: environment)
    let (report, took) = try room.deliver(DeliveryRoutes(command: command), store, seconds: seconds)
    return (try #require(report.channels.first), took)
  }

  @Test func readsTheEventAndFindsItsKindAndKeyInTheEnvironment() throws {
    let key = try room.post(in: store)[0]
    let (result, _) = try run("cat > event.json; echo \"$MESOCYCLE_EVENT $MESOCYCLE_EVENT_ID $LC_ALL\" > names; echo loud; echo louder >&2")
    #expect(result.delivered == 1)
    #expect(try EventDocument(json: room.text("event.json")).id == key)
    #expect(room.text("names") == "ready \(key) C.UTF-8\n")
  }

  @Test func findsNothingElseInItsEnvironment() throws {
    try room.post(in: store)
    #expect(try run("env > names").0.delivered == 1)
    // What the shell itself sets is none of ours.
    let names = Set(room.text("names").split(separator: "\n").compactMap { $0.split(separator: "=").first.map(String.init) })
    #expect(names.subtracting(["PWD", "OLDPWD", "SHLVL", "_"]) == ["PATH", "LC_ALL", "MESOCYCLE_EVENT", "MESOCYCLE_EVENT_ID"], "\(names)")
  }

  @Test func whatFailsIsTriedAgain() throws {
    try room.post(in: store)
    #expect(try run("exit 3").0.reason == "exit code 3")
    room.advance(60)
    #expect(try run("kill -9 $$").0.reason == "killed by signal 9")
    room.advance(120)
    #expect(try run("true").0.delivered == 1, "a command need not read what it gets")
  }

  @Test func aHangingCommandIsKilledWithItsChildren() throws {
    try room.post(5, in: store)
    let (result, took) = try run("sleep 300 & echo $! > child; trap '' TERM; sleep 300; sleep 300", seconds: 2)
    #expect(result.reason == "timed out" && result.failed == 1 && took < .seconds(4), "\(result) \(took)")
    let child = try #require(Int32(room.text("child").trimmingCharacters(in: .whitespacesAndNewlines)))
    // Whoever reaps orphans may take a moment.
    var isGone = false
    for _ in 0..<100 where !isGone {
      let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
      isGone = state.isEmpty || state.contains(") Z ")
      if !isGone { usleep(20_000) }
    }
    #expect(isGone)
  }

  @Test func aCommandThatLeavesAChildBehindIsDone() throws {
    try room.post(in: store)
    let (result, took) = try run("sleep 5 & exit 0")
    #expect(result.delivered == 1 && took < .seconds(3), "\(took)")
  }
}
