import Findings
import Foundation
import Nightly
import PlanStore
import Reporting
import TrainingModel

extension World {
  /// Runs a night of a kind; one that the brake holds is let through, as by the person who is paged.
  func night(_ kind: NightKind, wasQuiet: Bool) async throws {
    try writeList()
    let before = kind == .again && wasQuiet ? try TableTexts.read(database) : nil
    let files = before == nil ? [:] : FolderBytes.read(output)
    var request = RunRequest(
      command: kind == .force ? .generate : .nightly, rules: [], clients: list, database: database, output: output, today: gym.today,
      now: { [moment = now()] in moment })
    request.rules = shelf.source(gym.rules)
    if kind == .part { request.coaches = [Gym.coaches[0]] }
    if kind == .force { (request.forces, request.writesSheets) = (true, false) }
    await run(&request)
    if outcome.nights.last?.codes.contains("run.brake") == true {
      request.acceptsChange = true
      await run(&request)
    }
    settleWaitingLogs()
    guard let night = outcome.nights.last, night.ending == "finished" else { return }
    lastNight = max(lastNight ?? gym.today, gym.today)
    isQuiet = night.isWhole
    outcome.exports = request.writesSheets
    guard let before else { return }
    let tables = TableTexts.differences(before, try TableTexts.read(database))
    outcome.untouched = ("a second night", tables + FolderBytes.differences(files, FolderBytes.read(output)))
  }

  private func run(_ request: inout RunRequest) async {
    let begun = clock()
    let report = await NightlyRun(request).run()
    var counts: [String: Int] = [:]
    for outcome in Outcome.allCases where report.summary[outcome] > 0 { counts[outcome.id] = report.summary[outcome] }
    let faults = report.clients.flatMap { client in
      client.findings.filter { ["store.unavailable", "store.count", "run.internal"].contains($0.code.id) }.map {
        "\(client.clientID ?? "?"): \($0.code.id): \($0.message)"
      }
    }
    outcome.nights.append(
      NightOutcome(
        exitCode: report.exitCode, ending: "\(report.ending)", acceptsChange: request.acceptsChange,
        isWhole: request.coaches.isEmpty && request.command == .nightly, counts: counts, codes: report.findings.map(\.code.id),
        words: report.findings.map(\.cellText), faults: faults, listed: gym.listed.count, rules: gym.rules,
        seconds: Double(clock() - begun) / Double(CLOCKS_PER_SEC)))
    outcome.inboxTroubles += report.findings.filter { $0.code == .inboxTrouble }.map(\.cellText)
    // What lay in the inbox may have approved something.
    outcome.approves = outcome.approves || report.findings.contains { $0.code.id.hasPrefix("inbox.") }
  }

  /// Writes sheets, pages and what clients get, as `export` does.
  func export() throws {
    guard let store = try store(), let rules else { return }
    let coaches = try store.coaches()
    let sheets = SheetExport(
      folder: review, today: gym.today, generatedBy: "mesocycle", rulesDigest: nil, rulebook: rules.rulebook)
    _ = try sheets.run(store, coaches: coaches)
    _ = try ClientExport(folder: "\(output)/plans", today: gym.today).run(store, coaches: coaches)
    outcome.exports = true
  }
}
