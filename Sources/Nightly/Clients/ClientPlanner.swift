import Findings
import Foundation
import Intake
import PlanStore
import Planning
import Rulebook
import TrainingModel

/// Takes one record after another from bytes to what is to be stored about its client. Each worker has its own.
struct ClientPlanner {
  private let job: PlanningJob
  private let roster: Roster
  private let texts: PlanTexts
  private let pipeline = PlanningPipeline()
  private var decoder: ProfileDecoder
  private var memory = PlanningMemory()
  /// The analysis of the client at hand, where one without a history was made for the plan.
  private var analysis: (client: Client, start: CalendarDate, analysis: Analysis)?
  /// CPU time by stage, in nanoseconds.
  private(set) var stageTimes = StageTimes()

  init(_ job: PlanningJob, _ roster: Roster, texts: PlanTexts) {
    (self.job, self.roster, self.texts) = (job, roster, texts)
    decoder = ProfileDecoder(roster.source.format, vocabulary: job.vocabulary, today: job.request.today)
  }

  /// What becomes of the record, or nil where the run does not ask for its client.
  mutating func plan(_ record: RawRecord, store: PlanStore?) throws -> ClientDecision? {
    var decoded = decoder.decode(record)
    var recordDigest = roster.source.rawDigest(of: record) ?? ClientDecision.noDigest
    if let id = decoded.id, let repetition = roster.census.repetition(of: id, in: record) {
      decoded.client = nil
      decoded.findings.append(repetition)
      recordDigest = ClientDecision.noDigest
    }
    guard job.request.asks(for: decoded.id, coach: decoded.coach) else { return nil }
    let known = decoded.id.flatMap { job.snapshot.place(id: $0) }.map { job.snapshot.clients[$0] }
    var decision = ClientDecision(
      id: decoded.id, coach: decoded.coach, recordDigest: recordDigest, known: known, findings: decoded.findings)
    guard var client = decoded.client else { return decision }
    decision.name = client.name
    decision.notes = CleanText.clean(client.notes, limit: job.rules.rulebook.sanitisation.noteLength)
    decision.coachName = client.coachName
    decision.profileDigest = client.profileDigest(job.rules.rulebook)
    decision.seenLifts = job.dateLifts(of: &client, known)
    analysis = nil
    do {
      decision.adaptation = try adaptation(of: client, decision, store)
      let (target, undecided) = (job.target(of: decision.known), decision)
      try decide(client, target, &decision, store)
      if let next = try nextTarget(behind: target, decision, store) {
        decision = undecided
        try decide(client, next, &decision, store)
      }
      settleAdaptation(&decision)
    } catch let error as StoreError where error.isOfOneWrite {
      decision.fail(error)
    }
    readFacts(client, &decision)
    return decision
  }

  /// What logs make of the block that the client trains by; nil where there is nothing new to look at.
  private mutating func adaptation(of client: Client, _ decision: ClientDecision, _ store: PlanStore?) throws -> BlockAdaptation? {
    guard let known = decision.known, let store,
      let look = LookAtLogs.due(known, job, coach: decision.coach, profile: decision.profileDigest),
      MedicalGate.holds(client, on: job.request.today, rules: job.rules).isEmpty
    else { return nil }
    return try BlockAdapting(job: job, store: store, client: client, known: known, look: look).run(using: &memory)
  }

  /// Leaves the block alone of somebody who may not train, and says of a draft that waits in it that there is something to read.
  private func settleAdaptation(_ decision: inout ClientDecision) {
    let trains = decision.outcome.isPlanned || decision.outcome == .notDue
    if decision.outcome == .held || (decision.known?.isSuspended == true && !trains) { decision.adaptation = nil }
    // It was looked at without the weeks that were to make way, and they stay.
    if decision.change.leavesPreview, decision.known?.preview?.start == decision.adaptation?.write.planStart { decision.adaptation = nil }
    guard decision.outcome == .notDue, case .keep = decision.change else { return }
    let waits = decision.adaptation.map(\.waits) ?? decision.known.map { LookAtLogs.waits($0, job) } ?? false
    if waits { (decision.outcome, decision.reached) = (.protected, .exported) }
  }

  /// Works out what stands beside the plan, where what is stored was worked out from something else, and says something else.
  private func readFacts(_ client: Client, _ decision: inout ClientDecision) {
    // Who is held is looked at as of today: which block would come next hangs on whether the hold is new.
    let day = decision.outcome == .held ? nil : decision.planStart
    let (start, stored) = (day ?? job.request.today, decision.known?.facts)
    let origin = job.factsOrigin(profile: decision.profileDigest, start: start)
    guard stored?.isOf(origin: origin) != true else { return }
    let fresh = analysis.flatMap { $0.client == client && $0.start == start ? $0.analysis : nil }
    let facts = ClientFacts(PlanningContext(rules: job.rules, client: client, start: start), origin: origin, analysis: fresh)
    if stored?.says(facts) != true || decision.write != nil { decision.facts = facts }
  }

  /// The block that is due at once because nothing is left to approve of the one that goes on: every week of it that is open and not over
  /// was planned without a session. nil where that is not so, as mostly.
  private func nextTarget(behind target: BlockTarget, _ decision: ClientDecision, _ store: PlanStore?) throws -> BlockTarget? {
    guard target.isKept, job.request.weeks == nil, let known = decision.known, case .replace(let block) = decision.change else {
      return nil
    }
    let empty = block.mesocycle.weeks.map(\.week).filter { week in !block.mesocycle.sessions.contains { $0.week == week } }
    guard !empty.isEmpty, let stored = try store?.plan(of: known.id, start: target.start) else { return nil }
    let open = stored.weeks.filter { week in week.revisionInForce == nil && block.mesocycle.weeks.contains { $0.week == week.week } }
    guard open.allSatisfy({ empty.contains($0.week) }) else { return nil }
    let next = job.target(behind: known)
    return if case .due = next { next } else { nil }
  }

  private mutating func decide(
    _ client: Client, _ target: BlockTarget, _ decision: inout ClientDecision, _ store: PlanStore?
  ) throws {
    decision.planStart = target.start
    let holds = MedicalGate.holds(client, on: target.gateDate(today: job.request.today), rules: job.rules)
    guard holds.isEmpty else {
      // What begins to hold with the next block takes nothing away that may be trained until then.
      if let until = decision.known?.approvedUntil, until >= job.request.today,
        MedicalGate.holds(client, on: job.request.today, rules: job.rules).isEmpty
      {
        decision.wait(holds)
      } else {
        decision.hold(holds, today: job.request.today)
      }
      return
    }
    let preview = decision.known?.preview
    let (start, expired) = (target.start, target.isExpired)
    let logs = LogsOfBlock(job, decision, start)
    decision.fingerprint = logs.fingerprint
    var isSame = preview?.isMade(from: start, by: decision.fingerprint, on: job.request.today) ?? false
    if !isSame, !expired, logs.differAlone(from: preview) {
      decision.isForLogs = true
      isSame = try logs.mayWait(store)
    }
    if case .notDue = target {
      decision.outcome = .notDue
      decision.fingerprint = ClientDecision.noDigest
      decision.noteChangedProfile()
    } else if preview?.isEdited == true, !expired {
      decision.outcome = .protected
    } else if isSame, !job.request.forces, target.isKept || decision.known?.outcome.isPlanned == true {
      decision.outcome = target.isKept ? .protected : .unchanged
      decision.isAsPlanned = true
    } else {
      // After a night on which the profile was broken the plan is made anew, so that what was said about it is there again.
      if expired, let preview { decision.noteExpired(preview, start) }
      if target.isKept { decision.noteChangedProfile() }
      let history =
        try job.hasHistory(client.id, decision.known) ? store?.approvedHistory(of: client.id, before: start, job.rules.rulebook) : nil
      generate(
        try job.fitted(client, to: target, store), &decision, target, history: history ?? BlockHistory(), logs.made,
        replaces: preview != nil && !expired)
      try keepWhatIsStored(&decision, store)
      try keepWhatLogsDontMove(logs, &decision, store)
    }
    decision.reached = decision.outcome == .unchanged || decision.outcome == .protected ? .exported : decision.reached
    try checkEdits(client, &decision, store)
  }

  /// Checks what people changed by today's profile and rules, where it stays.
  private mutating func checkEdits(_ client: Client, _ decision: inout ClientDecision, _ store: PlanStore?) throws {
    guard let known = decision.known, let store, !known.editedBlocks.isEmpty else { return }
    let replaced: CalendarDate? = if case .replace = decision.change { known.preview?.start } else { nil }
    for block in EditedBlockCheck.due(known, job, profile: decision.profileDigest)
    where decision.adaptation?.write.planStart != block.start {
      var check = EditedBlockCheck(job: job, store: store, client: client, known: known)
      check.makesWay = block.start == replaced
      if let recheck = try check.run(block, using: &memory) { decision.rechecks.append(recheck) }
    }
  }

  private mutating func generate(
    _ client: Client, _ decision: inout ClientDecision, _ target: BlockTarget, history: BlockHistory, _ logs: BlockLogs?, replaces: Bool
  ) {
    let context = PlanningContext(rules: job.rules, client: client, start: target.start, history: history)
    stageTimes.begin()
    // The closure may not touch `self` while the memory is lent out, so the times go through a copy.
    var times = stageTimes
    let result = pipeline.plan(context, using: &memory) { times.lap($0) }
    stageTimes = times
    if let made = result.analysis, history == BlockHistory() { analysis = (client, target.start, made) }
    decision.findings += result.findings
    decision.reached = result.reached
    guard var mesocycle = result.mesocycle else {
      decision.outcome = .infeasible
      return
    }
    decision.outcome = replaces ? .replanned : .new
    let digests = WeekDigests.digests(of: mesocycle, texts: texts)
    let weeks = job.weeks(of: target)
    mesocycle.drop(weeks: (1...Mesocycle.weekCount).filter { !weeks.contains($0) })
    // Weeks that nobody asked for are not what this fingerprint would make, so it is not kept: the next whole run looks again.
    if job.request.weeks != nil { decision.fingerprint = ClientDecision.noDigest }
    var block = PlannedBlock(
      mesocycle: mesocycle, weekDigests: digests, fingerprint: decision.fingerprint, programme: result.programme, bands: result.bands)
    block.logs = logs
    block.logs?.reasons = reasons(result, context, mesocycle)
    decision.change = .replace(block)
  }

  /// Why exercises of the block begin as they do; of the steps of a programme the last of each.
  private func reasons(_ result: PlanningPipeline.Result, _ context: PlanningContext, _ plan: Mesocycle) -> [StoredReason] {
    var told: [ProgressReason] = []
    for reason in result.progressReasons(context) where plan.prescriptions.contains(where: { $0.exercise == reason.exercise }) {
      if context.client.template != nil { told.removeAll { $0.exercise == reason.exercise } }
      // Strands of one exercise that say the same for the same days say it once.
      if told.contains(where: { $0.exercise == reason.exercise && $0.kind == reason.kind && $0.days == reason.days }) { continue }
      told.append(reason)
    }
    return told.map { StoredReason(exercise: job.rules.rulebook[$0.exercise].id, code: $0.kind.code, days: $0.days) }
  }

  /// Leaves a preview alone that stood in a sheet and of which the logs move no load.
  private func keepWhatLogsDontMove(_ logs: LogsOfBlock, _ decision: inout ClientDecision, _ store: PlanStore?) throws {
    guard decision.isForLogs, !job.request.forces, job.request.weeks == nil, decision.outcome == .replanned, let store,
      case .replace(let block) = decision.change, try !logs.isNews(block, store)
    else { return }
    decision.outcome = .unchanged
    decision.findings = []
    decision.change = .confirm(start: block.mesocycle.start, fingerprint: block.fingerprint, logs: block.logs)
  }

  /// Leaves a preview alone that says what was planned again: another comment in the rules, or a profile that changed in what doesn't matter,
  /// makes nobody read a sheet twice. Nor does a night on which the profile could not be read: what was said of it then is all that goes.
  private func keepWhatIsStored(_ decision: inout ClientDecision, _ store: PlanStore?) throws {
    let wasPlanned = decision.known?.outcome.isPlanned == true
    guard !job.request.forces, job.request.weeks == nil, decision.outcome == .replanned, let id = decision.id, let store,
      case .replace(let block) = decision.change,
      try store.isStored(block, of: id, findings: wasPlanned ? decision.findings : nil)
    else { return }
    decision.outcome = .unchanged
    if wasPlanned { decision.findings = [] }
    decision.change = .confirm(start: block.mesocycle.start, fingerprint: block.fingerprint, logs: block.logs)
  }
}

extension RunRequest {
  /// Whether the run is about this client: named ones, or those of named coaches.
  func asks(for id: String?, coach: String) -> Bool {
    (clientIDs.isEmpty || id.map(clientIDs.contains) == true) && (coaches.isEmpty || coaches.contains(coach))
  }
}
