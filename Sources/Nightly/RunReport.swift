import Files
import Findings
import Intake
import PlanStore
import Planning
import Reporting
import Rulebook
import TrainingModel

/// What came of a run: counts, findings, an entry for each client, and how it ended.
package struct RunReport: Sendable {
  /// How a run ended.
  package enum Ending: Sendable, Equatable {
    case finished
    /// Everybody was planned and stored, but files could not be written, or not given to whom they are for.
    case incomplete
    /// It could not finish, or the brake held it.
    case stopped
    /// Another run holds the lock, so it did not begin.
    case locked
    /// Another run has held the lock for longer than a run may take, so it did not begin, and somebody has to look.
    case overdue
  }

  package private(set) var ending = Ending.finished
  package private(set) var summary = RunSummary()
  /// What concerns the run as a whole.
  package internal(set) var findings: [Finding] = []
  /// In the order of the roster.
  package private(set) var clients = ClientLog()
  /// Who is missing, what expired, and what waits too long.
  package internal(set) var news = NightNews()
  /// What was in the way of files, for a run that is incomplete.
  private(set) var fileTrouble: Set<FindingCode> = []
  var stages = StageTimes()
  var rulesDigest: ContentDigest?
  /// What was asked for, and how many bad clients are tolerated.
  private let request: RunRequest
  private let id: String
  let startedAt: String
  private var finishedAt = ""
  private let clock = ContinuousClock()
  private let begun: ContinuousClock.Instant

  init(_ request: RunRequest) {
    self.request = request
    findings = request.remarks
    startedAt = request.now()
    id = Self.runID(startedAt)
    begun = clock.now
  }

  /// The exit code: 75 where another run holds the lock, 2 for a run that stopped or left files out and where the lock is held too long, 1 where more went wrong than is tolerated or somebody who was asked for is not in the list, else 0.
  package var exitCode: Int {
    switch ending {
    case .locked: 75
    case .incomplete, .stopped, .overdue: 2
    case .finished: request.tolerated.allows(badCount, of: summary.read) && !findings.contains { $0.code == .runNoClients } ? 0 : 1
    }
  }

  /// Clients rejected, infeasible or failed.
  private var badCount: Int { summary[.rejected] + summary[.infeasible] + summary[.failed] + refused.count }
  /// Clients and coaches of whom something else than a plan could not be stored.
  private var refused: Set<String> = []

  func record(_ basis: ContentDigest) -> RunRecord {
    RunRecord(
      id: id, command: request.command.rawValue, today: request.today, startedAt: startedAt, rulesDigest: basis,
      engineVersion: Engine.version)
  }

  /// The end of the run, for its record in the database.
  var result: RunResult {
    RunResult(
      finishedAt: request.now(), exitCode: exitCode, outcomes: Outcome.allCases.map { summary[$0] }, warnings: summary.warnings)
  }

  mutating func take(_ decision: ClientDecision) {
    let result = decision.result
    summary.count(result.outcome, warnings: decision.warnings, edits: decision.editFindings)
    if let adaptation = decision.adaptation { summary.count(adaptation, 1) }
    clients.append(result)
    if let id = decision.id, let start = decision.expired {
      news.expired.append(NightNews.Client(id, coach: decision.coach, planStart: start))
    }
  }

  /// Takes over what only the store knows: revisions, and blocks that somebody approved or edited while the run was under way.
  mutating func take(_ batch: WriteBatch) {
    let protected = Set(batch.protected)
    let isDryRun = request.isDryRun
    for index in clients.indices {
      clients.update(index) { client in
        guard let id = client.clientID else { return }
        if let failure = batch.failed[id] {
          // What was found is about a plan that nobody has.
          summary.uncount(client.outcome, warnings: failure.decision.warnings, edits: failure.decision.editFindings)
          summary.count(.failed)
          if let adaptation = failure.decision.adaptation { summary.count(adaptation, -1) }
          client.adaptedWeeks = []
          (client.outcome, client.reached, client.revision) = (.failed, .loaded, nil)
          client.findings = [failure.finding]
          return
        }
        if client.reached == .validated, !isDryRun {
          client.reached = .stored
          client.revision = batch.revisions[id] ?? 1
        }
        if let (setback, adaptation) = batch.setbacks[id] { summary.take(setback, adaptation, &client) }
        guard protected.contains(id) else { return }
        summary[client.outcome] -= 1
        client.outcome = .protected
        summary[.protected] += 1
      }
    }
    for index in clients.indices where !batch.setbacks.isEmpty {
      if let id = clients[index].clientID, batch.setbacks[id]?.0 == .dropped { clients.remove(.historyAdapted, at: index) }
    }
    // Of whom nothing was stored, nothing expired either.
    news.expired.removeAll { batch.failed[$0.clientID] != nil || protected.contains($0.clientID) }
  }

  /// Notes that something about a client or coach could not be stored, which says nothing of a plan; each of them counts once.
  mutating func takeRefusal(of id: String, _ finding: Finding) {
    findings.append(finding)
    refused.insert(id)
  }

  /// Marks planned clients as exported, and keeps what the export had to say.
  mutating func takeExport(_ export: SheetExport.Report) {
    takeFindings(of: export)
    for index in clients.indices { clients.update(index) { if $0.reached == .stored { $0.reached = .exported } } }
  }

  /// Keeps what an export had to say; a coach without a sheet, or a client without a plan, is nothing that a night may end well with.
  mutating func takeFindings(of export: SheetExport.Report) {
    findings += export.findings
    for (id, finding) in export.refusals.sorted(by: { $0.key < $1.key }) { takeRefusal(of: id, finding) }
    leaveOut(export.findings.filter { $0.severity == .error })
  }

  /// Notes that files are missing, or are not whose they should be, which takes nothing back of what was planned and stored.
  private mutating func leaveOut(_ errors: [Finding]) {
    guard !errors.isEmpty else { return }
    if ending == .finished { ending = .incomplete }
    fileTrouble.formUnion(errors.map(\.code))
  }

  mutating func stop(_ error: any Error) {
    ending = .stopped
    // Nothing of another error goes into the message: it could hold a value of a client.
    findings +=
      (error as? any ExplainedError)?.findings
      ?? [Finding(.runInternal, "the run stopped at an error of the program (\(type(of: error)))", hint: "run it again, and report this")]
  }

  /// The run did not begin, because another one holds the lock.
  mutating func meet(_ lock: HeldLock) {
    ending = lock.isOverdue ? .overdue : .locked
    findings.append(lock.finding)
  }

  /// Whether the run did not begin: what stands in the results is the other run's.
  var isShutOut: Bool { ending == .locked || ending == .overdue }

  /// The results as the document that `run_results.json` holds.
  package var json: [UInt8] { results.json(clients: clients) }

  private var results: RunResults {
    RunResults(
      runID: id, command: request.command.rawValue, today: request.today, startedAt: startedAt, finishedAt: finishedAt, exitCode: exitCode,
      rulesDigest: rulesDigest, engineVersion: Engine.version, summary: summary, stages: stageTimes, findings: findings, news: news)
  }

  /// Writes `run_results.json`, also for a run that failed.
  mutating func finish() {
    finishedAt = request.now()
    let elapsed = clock.now - begun
    summary.seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    guard !request.isDryRun, !isShutOut else { return }
    do {
      try results.write(toFolder: request.output, clients: clients)
    } catch  where ending == .stopped && findings.contains(where: { $0.code == .sheetUnwritable }) {
      // What keeps the results from their place kept the sheets from theirs, and was told.
    } catch let failure where ending == .finished || ending == .incomplete {
      guard !findings.contains(failure.finding) else { return }
      findings.append(failure.finding)
      leaveOut([failure.finding])
    } catch {
      stop(error)
    }
  }

  /// Adds what was found when the results stood in their place already, and writes them again; how the run ended stays as it is.
  mutating func addLate(_ late: [Finding], deadChannels: [ChannelStatus] = []) {
    guard !late.isEmpty || !deadChannels.isEmpty else { return }
    findings += late
    news.deadChannels = deadChannels
    finish()
  }

  /// The seconds of CPU that each stage took.
  package var stageSeconds: [(name: String, seconds: Double)] { stageTimes.map { ($0.stage, $0.seconds) } }

  private var stageTimes: [RunResults.StageTime] {
    StageName.allCases.filter { stages.clients[Int($0.rawValue)] > 0 }.map { name in
      RunResults.StageTime(
        stage: name.id, clients: stages.clients[Int(name.rawValue)], seconds: Double(stages.nanoseconds[Int(name.rawValue)]) / 1e9)
    }
  }

  /// The moment in a form that a file name takes, and four letters so that two runs of one second differ.
  private static func runID(_ startedAt: String) -> String {
    let letters = Array("bcdfghjkmnpqrstvwxz23456789")
    let suffix = String((0..<4).map { _ in letters[Int.random(in: 0..<letters.count)] })
    return startedAt.replacing(":", with: "-").replacing("Z", with: "") + "-" + suffix
  }
}

extension RunSummary {
  fileprivate mutating func count(_ adaptation: BlockAdaptation, _ number: Int) {
    guard !adaptation.weeks.isEmpty else { return }
    adapted += number
    if adaptation.isApproved { adaptedAtOnce += number }
  }
  /// Tells of what logs make of a running block as it came.
  fileprivate mutating func take(_ setback: AdaptationSetback, _ adaptation: BlockAdaptation, _ client: inout ClientResult) {
    switch setback {
    case .waits:
      if adaptation.isApproved { adaptedAtOnce -= 1 }
      guard client.outcome == .notDue else { return }
      self[.notDue] -= 1
      (client.outcome, client.reached) = (.protected, .exported)
      self[.protected] += 1
    case .dropped:
      count(adaptation, -1)
      client.adaptedWeeks = []
    }
  }
}
