import Files
import Findings
import Glibc
import Intake
import LogKeeping
import PlanStore
import Planning
import Reporting
import Reviewing
import Rulebook
import TrainingModel

/// One run: reads rules and clients, plans who is due, stores the plans and writes what people read.
///
/// `nightly` and `generate` are this same run; `generate` leaves the sheets and the finalizing of past weeks to the night.
package struct NightlyRun: Sendable {
  private let request: RunRequest

  package init(_ request: RunRequest) { self.request = request }

  /// Runs to the end, whatever happens: what stops the run is part of what it returns, and `run_results.json` is written in any case but
  /// where another run holds the lock, whose results they are.
  package func run() async -> RunReport {
    var report = RunReport(request)
    var lock: RunLock?
    do {
      if request.isDryRun { try foreseeStore() } else { lock = try takeLock() }
      try await run(&report)
    } catch RunLock.Refusal.held(let holder) {
      report.meet(HeldLock(holder, request))
    } catch {
      report.stop(error)
    }
    report.finish()
    // After everything that a night is for: nothing that a receiver does can cost any of it.
    RunEvents(request, startedAt: report.startedAt).tell(&report)
    // Held until the results stand in their place: they are the next run's to replace, not its to meet.
    withExtendedLifetime(lock) {}
    return report
  }

  private func takeLock() throws -> RunLock {
    try PlanStore.makeFolder(forDatabase: request.database)
    return try RunLock(besideDatabase: request.database, holder: "\(request.command), process \(getpid()), since \(request.now())")
  }

  /// Stops a run that only tells where the night could not write its database; `generate` may be asked by somebody who may not.
  private func foreseeStore() throws {
    if request.command == .nightly { try PlanStore.foresee(databaseAt: request.database) }
  }

  /// What would keep the night from writing its files; of what clients get, only where there is something to write already.
  private func obstacle(_ store: PlanStore?) throws -> OutputFailure? {
    guard request.command == .nightly else { return nil }
    let plans = ClientExport(folder: request.output + "/plans", today: request.today)
    let hasPlans = try store.map { try !plans.coachesToWrite($0).isEmpty } ?? false
    let folders = [request.output + "/review", request.output] + (hasPlans ? [plans.folder] : [])
    return folders.lazy.compactMap(Foresight.obstacle).first
  }

  private func run(_ report: inout RunReport) async throws {
    let rulebook = try loadRules(&report)
    let mapping = try request.loadMapping(ProfileVocabulary(rulebook))
    let source = try RecordSource.open(path: request.clients, mapping: mapping)
    report.findings += source.findings
    let store = try openStore()
    report.findings += store?.openingFindings ?? []
    if !request.isDryRun { report.findings += request.rights.narrow(database: request.database) }
    report.findings += try FailedExamples(rulebook, store).findings
    let isNight = request.command == .nightly && !request.isDryRun
    if isNight, let store { await takeIn(&report, store, source, rulebook) }
    var job = PlanningJob(request: request, rulebook: rulebook, snapshot: try store?.snapshot() ?? .empty)
    var roster = try Roster(source, job: job)
    guard roster.census.recordCount > 0 else { throw RunStop.noClients(request.clients) }
    var ahead = try await holdBrake(&report, job, roster, store)
    guard !request.isDryRun, let store else {
      try await plan(&report, job, roster, store, after: ahead, into: nil)
      report.findings += report.news.findings(isDryRun: request.isDryRun)
      if let obstacle = try obstacle(store) { throw obstacle }
      return
    }
    let coaches = try store.coaches()
    let writer = try store.begin(report.record(job.basis), rulebook: rulebook)
    if isNight {
      let closed = try writer.finalizeWeeks { client, error in
        report.takeRefusal(
          of: client,
          Finding(
            .storeRefused, "weeks of client \(client) that are over could not be closed: \(error.message)",
            hint: "they stay as they are, and the next night tries again; run 'mesocycle doctor', and report this"))
      }
      // Plans rest on what is approved now, else the next night would make them anew.
      if closed.others > 0 {
        job = PlanningJob(request: request, rulebook: rulebook, snapshot: try store.snapshot())
        roster = try Roster(source, job: job)
        ahead = PlannedAhead()
      }
    }
    try await plan(&report, job, roster, store, after: ahead, into: writer)
    if !request.isPartial {
      let days = request.today...request.today + NightNews.lookAhead
      report.news.unapproved = try store.unapprovedBlocks(beginning: days).map {
        NightNews.Client($0.clientID, coach: $0.coachID, planStart: $0.planStart, weeks: $0.weeks)
      }
    }
    report.findings += report.news.findings(isDryRun: false)
    report.findings += Self.slips(among: try store.coaches(), known: coaches)
    if request.writesSheets { try exportSheets(&report, store, rulebook) }
    try writer.finish(report.result)
  }

  /// Asks about coaches who are new tonight and are called nearly as another one is.
  private static func slips(among coaches: [String], known: [String]) -> [Finding] {
    coaches.filter { !known.contains($0) }.compactMap { new in
      Suggestion.nearest(to: new, among: known).map { near in
        Finding(
          .runNewCoach, "coach '\(new)' had no clients before tonight, and has sheets and an inbox now", severity: .warning,
          hint: "if '\(near)' is meant, correct 'coach' in the profile; else there is nothing to do")
      }
    }
  }

  /// Opens the database, and makes it on a first night; nil where there is none and none may be made.
  ///
  /// Where there was one and it is gone, or is empty now, the brake holds: everybody would be planned as if nobody had approved anything.
  private func openStore() throws -> PlanStore? {
    func holdIfLost() throws {
      guard !request.acceptsChange, let evidence = LostStore(request).evidence else { return }
      throw RunStop.storeGone(request.database, evidence: evidence)
    }
    let exists = PlanStore.exists(at: request.database)
    if !exists { try holdIfLost() }
    if request.isDryRun, !exists { return nil }
    let store = try PlanStore.open(path: request.database, mode: request.isDryRun ? .readOnly : .readWrite)
    if exists, try store.isBlank() { try holdIfLost() }
    return store
  }

  /// Takes in what was left for us, so that tonight's plans follow it, before anything is planned; trouble with it is told and stops nothing.
  private func takeIn(_ report: inout RunReport, _ store: PlanStore, _ source: RecordSource, _ rulebook: Rulebook) async {
    let taken = await InboxSupervisor(request, store, source: source, rulebook: rulebook).run()
    report.findings += taken.findings
    report.news.logs = taken.logCounts
  }

  /// The rules, or a stop with everything that is wrong with them; nothing has been written by then.
  private func loadRules(_ report: inout RunReport) throws -> Rulebook {
    let (rulebook, findings) = request.rules.load()
    report.findings += findings
    guard let rulebook else { throw RunStop.rules(count: findings.count { $0.severity == .error }) }
    report.rulesDigest = rulebook.digest
    return rulebook
  }

  /// Plans without storing where so much may change that the brake could hold the run, and holds it where it does.
  ///
  /// The report of a run that is held tells what would have become of everybody.
  ///
  /// - Returns: What was decided on the way, which stands if the brake lets go.
  private func holdBrake(_ report: inout RunReport, _ job: PlanningJob, _ roster: Roster, _ store: PlanStore?) async throws -> PlannedAhead
  {
    let clients = job.snapshot.clients
    let had = clients.count(where: \.hadPlan)
    let asked = clients.indices.filter { clients[$0].hadPlan && request.asks(for: clients[$0].id, coach: clients[$0].coachID) }
    guard !asked.isEmpty, !request.acceptsChange else { return PlannedAhead() }
    let same = Set(roster.same)
    // Everybody else could at worst be lost; where even that is within bounds, nothing has to be planned twice.
    guard asked.count(where: { !same.contains(Int32($0)) }) * 5 > had else { return PlannedAhead() }
    var brake = Brake(planned: had)
    var seen = Set<String>()
    var held = report
    let (_, ahead) = try await ClientStream(job, roster, store).run(keeping: request.keptAhead) { decision in
      held.take(decision)
      guard let id = decision.id, decision.hadPlan, seen.insert(id).inserted else { return }
      if !decision.isForLogs || decision.outcome != .replanned { brake.count(decision.outcome) }
    }
    if !request.isPartial { brake.absent = asked.count { !seen.contains(clients[$0].id) } }
    guard brake.holds else { return ahead }
    // What would have expired has not.
    held.news = report.news
    report = held
    throw RunStop.brake(brake)
  }

  /// Decides about everybody, and stores it unless `writer` is nil, as it is for a run that only tells.
  private func plan(
    _ report: inout RunReport, _ job: PlanningJob, _ roster: Roster, _ store: PlanStore?, after ahead: PlannedAhead,
    into writer: RunWriter?
  ) async throws {
    let stream = ClientStream(job, roster, store, texts: writer?.texts)
    let run = report.record(job.basis)
    var batch = WriteBatch { try writer?.write($0) ?? store?.preview($0, of: run, texts: stream.texts) ?? BatchResult() }
    var present = Set<Int>()
    var found = (clients: Set<String>(), coaches: Set<String>())
    let (times, _) = try await stream.run(after: ahead) { decision in
      if let id = decision.id, let place = job.snapshot.place(id: id) { present.insert(place) }
      if request.isPartial {
        if let id = decision.id { found.clients.insert(id) }
        found.coaches.insert(decision.coach)
      }
      try batch.add(decision)
      report.take(decision)
    }
    try batch.flush()
    report.take(batch)
    guard roster.source.isUnchanged else { throw RunStop.inputChanged(request.clients) }
    report.stages = times
    if !found.clients.isSuperset(of: request.clientIDs) || !found.coaches.isSuperset(of: request.coaches) {
      let missing = try MissingWishes(request, roster.source, job.vocabulary)
      if report.summary.read == 0 { throw RunStop.nobodyAsked(request.clients, hint: missing.hint) }
      report.findings += missing.findings
    }
    guard !request.isPartial else { return }
    let absent = job.snapshot.clients.indices.filter { !present.contains($0) && job.snapshot.clients[$0].isPresent }
      .map { job.snapshot.clients[$0] }
    report.news.absent = absent.map { NightNews.Client($0.id, coach: $0.coachID) }
    try writer?.markAbsent(absent.map(\.id)) { client, error in
      report.takeRefusal(
        of: client,
        Finding(
          .storeRefused, "client \(client) is not in the list, which could not be noted: \(error.message)",
          hint: "their plan can still be approved; the next night tries again; run 'mesocycle doctor', and report this"))
    }
    let clients = job.snapshot.clients
    if clients.indices.contains(where: { !present.contains($0) && clients[$0].facts != nil }) { try writer?.forgetFacts() }
  }

  /// Writes the sheets in which something changed, also what a run before this one left behind when it was killed.
  private func exportSheets(_ report: inout RunReport, _ store: PlanStore, _ rulebook: Rulebook) throws {
    if request.command == .nightly { InboxIntake.prepare(request.inboxFolder, coaches: try store.coaches(), access: request.access) }
    var export = SheetExport(
      folder: request.output + "/review", today: request.today, generatedBy: "mesocycle \(Engine.version)", rulesDigest: rulebook.digest,
      rulebook: rulebook)
    if request.command == .nightly { export.announcedAt = request.now() }
    export.access = request.access
    export.jobs = request.jobs
    report.takeExport(try export.run(store, coaches: try export.coachesToWrite(store)))
    var lists = export
    (lists.kinds, lists.announcedAt) = ([.clients], nil)
    report.takeFindings(of: try lists.run(store, coaches: try lists.coachesWithOldLists(store)))
    try exportLogSheets(&report, store, rulebook)
    var plans = ClientExport(folder: request.output + "/plans", today: request.today, rulebook: rulebook)
    plans.access = request.access
    plans.jobs = request.jobs
    var files = try plans.run(store, coaches: try plans.coachesToWrite(store))
    files.findings += request.rights.keep(try store.coaches())
    report.takeFindings(of: files)
  }

  /// Brings the log sheets up to date, where they say something else by now, of the coaches who were given one: who never asked for one has clients with apps, or none that log.
  private func exportLogSheets(_ report: inout RunReport, _ store: PlanStore, _ rulebook: Rulebook) throws {
    var sheets = LogSheetFiles(folder: request.output + "/review", today: request.today)
    sheets.access = request.access
    let coaches = try sheets.changed(of: sheets.kept(of: try store.coaches()), store)
    if coaches.isEmpty { return }
    report.takeFindings(of: try LogSheetExport(store, rulebook, sheets, today: request.today).run(coaches: coaches))
  }
}

/// Why a run could not go on.
enum RunStop: ExplainedError {
  case rules(count: Int)
  case noClients(String)
  case nobodyAsked(String, hint: String?)
  case inputChanged(String)
  case brake(Brake)
  case storeGone(String, evidence: String)

  var findings: [Finding] { [finding] }

  var finding: Finding {
    switch self {
    case .rules(let count):
      Finding(
        .runRules, "the rules have \(count) error\(count == 1 ? "" : "s"), so nobody was planned",
        hint: "mend them; 'mesocycle rules lint' shows them all, with the same --rules")
    case .noClients(let path):
      Finding(.runNoClients, "no client was read from '\(path)', so nothing was done", hint: "check the path given with --clients")
    case .nobodyAsked(let path, let hint):
      Finding(
        .runNoClients, "nobody in '\(path)' is a client or a coach's client that was asked for, so nothing was done",
        hint: hint ?? "check --client and --coach")
    case .inputChanged(let path):
      Finding(
        .runInputChanged, "'\(path)' was written to while it was read, so the run stopped before it could tell who is absent",
        hint: "let the list be finished first, best as another file that takes its place, and run again")
    case .brake(let brake): brake.finding
    case .storeGone(let path, let evidence):
      Finding(
        .runBrake, "there is nothing in the database '\(path)', but \(evidence) say that there was: nothing was written",
        hint: "put a backup back, or correct --database; if a new database is meant, run again with --accept-change")
    }
  }
}
