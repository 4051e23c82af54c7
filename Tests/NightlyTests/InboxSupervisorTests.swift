import Foundation
import PlanStore
import Reporting
import Testing
import TrainingModel

@testable import Nightly
@testable import Reviewing

/// The process that takes the inbox in, and what becomes of a file over which it breaks down.
///
/// One after the other: a program that is just being written can't be started while a process begins that has inherited it open.
@Suite(.serialized) struct InboxSupervisorTests {
  let gym: SmallGym
  let store: PlanStore
  private var folder: String { (gym.night.database as NSString).deletingLastPathComponent }
  private var inbox: String { folder + "/inbox/marta" }

  init() async throws {
    gym = try SmallGym("c-1")
    _ = try await gym.sleep()
    store = try gym.store()
    try FileManager.default.createDirectory(atPath: folder + "/inbox/marta", withIntermediateDirectories: true)
  }

  /// Puts a file into the folder and the queue.
  private func queue(_ name: String) throws {
    let bytes = Array("row_id,\(name)\n".utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: "\(inbox)/\(name)"))
    _ = try store.queue(bytes, digest: InboxIntake.digest(bytes), name: name, coach: "marta", at: "2026-12-02T02:00:00Z")
  }

  /// Runs it with a program that does one thing the first time, another the second time, and so on.
  private func run(
    _ turns: String..., command: RunKind = .reviewSync, patience: Duration = .seconds(20)
  ) async throws -> InboxReport {
    let program = folder + "/program"
    let cases = turns.enumerated().map { "\($0 + 1)) \($1) ;;" }.joined(separator: "\n")
    let script = """
      #!/bin/sh
      n=$(( $(cat '\(folder)/turn' 2>/dev/null || echo 0) + 1 ))
      echo $n > '\(folder)/turn'
      case $n in
      \(cases)
      esac
      """
    try script.write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    var request = RunRequest(
      command: command, rules: ["rules"], clients: "none.jsonl", database: gym.night.database, output: folder, today: Night.today,
      now: { "2026-12-02T02:00:00Z" })
    request.intakeProgram = program
    var supervisor = InboxSupervisor(request, store)
    supervisor.patience = patience
    return await supervisor.run()
  }

  private func says(_ step: InboxStep) -> String {
    "echo '" + String(decoding: IntakeLine.text(step).dropLast(), as: UTF8.self) + "'"
  }

  private func trying(_ number: Int, _ name: String) -> String {
    says(.trying(number: number, file: InboxFileName(folder: "marta", name: name)))
  }

  private var end: String { says(.end(left: 2, limits: [], troubles: [])) }

  private func names(_ shelf: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(inbox)/\(shelf)").sorted()
  }

  @Test func whateverAFileDoesItIsSetAsideAfterOneTryAndTheOthersGoOn() async throws {
    for name in ["a.csv", "b.csv", "c.csv", "d.csv"] { try queue(name) }
    let taken = says(.settled(InboxReport.Entry(coachID: "marta", name: "d.csv", state: .done)))
    let report = try await run(
      "\(trying(1, "a.csv")); kill -ILL $$", "\(trying(2, "b.csv")); sleep 60", "\(trying(3, "c.csv")); exit 3",
      "\(trying(4, "d.csv")); \(taken); \(end)", patience: .seconds(2))
    #expect(report.entries.map(\.name) == ["a.csv", "b.csv", "c.csv", "d.csv"] && report.left == 2)
    #expect(report.entries.map(\.hasBrokenDown) == [true, true, true, false] && report.troubles.isEmpty)
    #expect(report.findings.prefix(3).allSatisfy { $0.message.contains("break down") && $0.message.contains("coach 'marta'") })
    #expect(try store.queuedFiles().map(\.name) == ["d.csv"], "the last one was only said to be taken in")
    #expect(try names("refused") == ["a.csv", "a.csv.txt", "b.csv", "b.csv.txt", "c.csv", "c.csv.txt"])
    for (name, why) in [("a", "was ended by signal 4"), ("b", "came to no end"), ("c", "ended with 3")] {
      let note = try String(contentsOfFile: "\(inbox)/refused/\(name).csv.txt", encoding: .utf8)
      #expect(note.hasPrefix("\(name).csv was set aside.\n") && note.contains(why) && note.contains("report it"), "\(note)")
    }
  }

  @Test func whatCantEvenBeLookedAtIsSetAsideToo() async throws {
    try Data("poison".utf8).write(to: URL(fileURLWithPath: "\(inbox)/x.csv"))
    let looking = says(.looking(InboxFileName(folder: "marta", name: "x.csv")))
    let report = try await run("\(looking); kill -SEGV $$", end)
    #expect(report.entries.count == 1 && report.entries[0].hasBrokenDown, "\(report.troubles)")
    #expect(try names() == ["refused"] && names("refused") == ["x.csv", "x.csv.txt"])
  }

  @Test func aLogIsSetAsideInTheFolderOfItsClient() async throws {
    let logs = folder + "/inbox/logs/c-1"
    try FileManager.default.createDirectory(atPath: logs, withIntermediateDirectories: true)
    // As the process had it in its hands when it ended.
    try Data("poison".utf8).write(to: URL(fileURLWithPath: "\(logs)/.taking-x.csv"))
    let looking = says(.looking(InboxFileName(folder: "logs/c-1", name: "x.csv")))
    let report = try await run("\(looking); kill -SEGV $$", end, command: .logsSync)
    #expect(report.logs.count == 1 && report.logs[0].hasBrokenDown && report.logs[0].fate == .refused, "\(report.troubles)")
    #expect(report.findings.map(\.code) == [.inboxRefused] && report.findings[0].message.contains("client 'c-1'"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(logs)/refused").sorted() == ["x.csv", "x.csv.txt"])
    let note = try String(contentsOfFile: "\(logs)/refused/x.csv.txt", encoding: .utf8)
    #expect(note.hasPrefix("x.csv was set aside.\n\nDone: nothing.") && note.contains("was ended by signal 11"), "\(note)")
  }

  @Test func aProgramThatNeverComesToAFileIsTroubleAndNoFilesFault() async throws {
    try queue("a.csv")
    let report = try await run("exit 2")
    #expect(report.entries.isEmpty && report.troubles.count == 1 && report.troubles[0].message.contains("ended with 2"))
    #expect(try store.queuedFiles().count == 1)
  }

  @Test func aFileThatIsBrokenOverTwiceIsNoReasonToGoOnForEver() async throws {
    try queue("a.csv")
    let again = "\(trying(9, "a.csv")); kill -ILL $$"
    let report = try await run(again, again, again, again)
    #expect(report.troubles.count == 1 && report.entries.isEmpty)
  }

  @Test func aNightWaitsForTwoSlowFilesOfACoachAndNoMore() async throws {
    for name in ["a.csv", "b.csv", "c.csv"] { try queue(name) }
    // The second one says all the time that it is busy.
    let busy = "for n in $(seq 1 200); do \(says(.busy(done: 1, total: 2))); sleep 0.1; done"
    let report = try await run(
      "\(trying(1, "a.csv")); exec sleep 60", "\(trying(2, "b.csv")); \(busy)", "echo \"$@\" > '\(folder)/said'; \(end)",
      patience: .seconds(2))
    #expect(report.entries.map(\.name) == ["a.csv", "b.csv"] && report.troubles.isEmpty, "\(report.findings)")
    #expect(
      report.limits.map(\.message) == ["the files that are left of coach 'marta' wait for the next time: taking 2 others in came to no end"]
    )
    #expect(try String(contentsOfFile: folder + "/said", encoding: .utf8).contains("--leave=marta"))
    let request = RunRequest(
      command: .reviewSync, rules: [], clients: "none.jsonl", database: gym.night.database, output: folder, today: Night.today,
      now: { "2026-12-02T02:00:00Z" })
    var inbox = request.inbox(store)
    inbox.leave(["marta"])
    let left = await inbox.run()
    #expect(left.entries.isEmpty && left.troubles.isEmpty, "\(left.findings)")
    #expect(try store.queuedFiles().map(\.name) == ["c.csv"] && names().contains("c.csv"))
  }

  @Test func whenFourFilesWereSlowTheWholeInboxWaits() {
    var slow = SlowFiles()
    #expect(slow.add("marta") == nil && slow.add("jonas") == nil && slow.leaving.isEmpty)
    #expect(slow.add("marta")?.message.contains("coach 'marta'") == true && slow.leaving == ["marta"] && !slow.isOver)
    #expect(slow.add("li")?.message.contains("left in the inbox") == true && slow.isOver)
  }

  @Test func whereNothingHasComeNoProcessIsStarted() async throws {
    let report = try await run("exit 3")
    #expect(report.troubles.isEmpty && !FileManager.default.fileExists(atPath: folder + "/turn"))
  }

  @Test func theProcessEndsWithTheOneThatStartedIt() throws {
    // A program that reads its line of life and says when it is at its end.
    let program = folder + "/program"
    try "#!/bin/sh\ncat <&3 >/dev/null\ntouch '\(folder)/over'\n".write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    do {
      let process = IntakeProcess(program, arguments: [])
      #expect(process != nil)
    }
    for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder + "/over") { usleep(10_000) }
    #expect(FileManager.default.fileExists(atPath: folder + "/over"))
  }

  /// Whoever was killed five times over the same file, whoever's fault that was, does not begin with it a sixth time.
  @Test func aFileThatManyRunsEndedOverIsNotTriedAgain() async throws {
    try queue("a.csv")
    for _ in 0..<5 { try store.beginTry(ofFile: 1) }
    try FileManager.default.removeItem(atPath: "\(inbox)/a.csv")
    let rules = try gym.night.rulebook()
    let request = RunRequest(
      command: .reviewSync, rules: [], clients: "none.jsonl", database: gym.night.database, output: folder, today: Night.today,
      now: { "2026-12-02T02:00:00Z" })
    let report = await InboxSupervisor(request, store, rulebook: rules).run()
    #expect(report.entries.count == 1 && report.entries[0].hasBrokenDown, "\(report.troubles)")
    #expect(try names("refused") == ["a.csv.txt"] && store.queuedFiles().isEmpty)
  }
}
