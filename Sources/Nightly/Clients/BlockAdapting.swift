import Editing
import Findings
import PlanStore
import Planning
import Reviewing
import Rulebook
import TrainingModel

/// What a night makes of a running block whose logs it has looked at.
struct BlockAdaptation: Sendable {
  var write: AdaptationWrite
  /// The weeks (1 to 4) that say something else since tonight.
  var weeks: [Int] = []
  /// Whether they are approved at once.
  var isApproved = false
  /// Whether a draft waits.
  var waits = false
  /// What whoever reads about the run has to know.
  var news: [Finding] = []
}

/// Lets the weeks that are left of a block follow what was logged of it: as a draft beside what is approved, or within a coach's bound at once.
struct BlockAdapting {
  let job: PlanningJob
  let store: PlanStore
  let client: Client
  let known: StoreSnapshot.Client
  let look: LookAtLogs

  /// nil where the block is none that may be changed: a draft of somebody's waits in it, and is looked at when that is settled.
  ///
  /// Throws `StoreError`.
  func run(using memory: inout PlanningMemory) throws -> BlockAdaptation? {
    guard let running = try store.runningPlan(of: known.id, start: look.start), running.ownDrafts.isEmpty else { return nil }
    var content = AdaptedContent(running, rulebook: job.rules.rulebook)
    if look.adapting.mode != .off {
      content.take(try changes(running, content, using: &memory))
    }
    if content.isEmpty { return settle(content) }
    let history = try store.approvedHistory(of: known.id, before: look.start, job.rules.rulebook)
    // What today's checks say of the block without any change is no reason to keep a change back.
    var standing: Set<Finding>?
    while !content.isEmpty {
      let plan = content.plan
      let checked = job.checking.check(plan, for: client, history, using: &memory)
      var errors = checked.findings.filter { $0.severity == .error }
      if !errors.isEmpty {
        let known = standing ?? Set(job.checking.check(content.unchanged, for: client, history, using: &memory).findings)
        standing = known
        errors.removeAll(where: known.contains)
      }
      let wrong = Set(content.weeks.filter { week in errors.contains { ($0.week ?? week) == week } })
      // What today's checks refuse is offered to nobody.
      if !wrong.isEmpty, content.leaveOut(wrong) { continue }
      return offer(content, running, checked)
    }
    return settle(content)
  }

  /// The changes that logs call for.
  private func changes(
    _ running: RunningPlan, _ content: AdaptedContent, using memory: inout PlanningMemory
  ) throws -> LoggedChanges {
    var client = client
    client.units = running.plan.unit
    let (today, rules) = (job.request.today, job.rules)
    var history = try store.runningHistory(of: known.id, start: look.start, doneBefore: today + 1, rules.rulebook)
    // Another programme from the next month on says nothing of the loads of this one.
    let isSame = client.template.map { rules.rulebook[$0].id } == history.programme?.template
    var changes = LoggedChanges()
    if isSame, history.programme != nil {
      let course = RunningProgramme(PlanningContext(rules: rules, client: client, start: look.start, history: history), using: &memory)
      (changes.changes, changes.programme) = (course.changes(content.rows, today: today), course)
    }
    let block = content.block
    history.last = block
    let context = PlanningContext(rules: rules, client: client, start: today + 1, history: history)
    if isSame, changes.programme == nil { changes.changes = RunningBlock(context, block, rows: content.rows, today: today).changes() }
    let pain = RunningPain(context, block, tests: content.rows.filter { $0.kind == .test }.map(\.row), today: today)
    changes.changes = changes.changes.filter { !pain.leavesOut($0.exercise) } + pain.changes
    changes.fitting = pain.fitting
    return changes
  }

  private func offer(_ content: AdaptedContent, _ running: RunningPlan, _ checked: BlockChecking.Checked) -> BlockAdaptation {
    let (plan, isNew) = (content.plan(minutesOf: checked.plan), content.plan.rows != running.plan.rows)
    let isWithin = look.adapting.mode == .auto && content.isWithin(look.adapting.within ?? 0)
    let by = isWithin ? look.coach : job.request.command.rawValue
    var edit = PlanEdit(
      plan: plan, action: .adapt, by: by, at: job.request.now(), findings: checked.findings + content.findings, profile: checked.profile,
      from: running.plan)
    edit.note = content.summary
    // It stands on what is approved: offers before it that nobody approved are no steps back.
    edit.restores = running.plan.weeks.compactMap(\.revisionInForce).max()
    let offer = AdaptationWrite.Offer(
      edit: edit,
      fingerprint: job.fingerprint(profile: checked.profile, start: look.start, known: known, logs: job.logCount(of: known.id)),
      basis: job.basis, approval: isWithin ? (content.weeks, by) : nil, today: job.request.today)
    var adaptation = BlockAdaptation(write: write(content.state, .offer(offer)))
    adaptation.waits = !isWithin
    if isNew || isWithin { (adaptation.weeks, adaptation.isApproved, adaptation.news) = (content.weeks, isWithin, content.findings) }
    return adaptation
  }

  /// Nothing is to be changed: a draft that waits goes, and that somebody has looked is noted.
  private func settle(_ content: AdaptedContent) -> BlockAdaptation {
    BlockAdaptation(write: write(content.state, content.hasDraft ? .withdraw : .keep))
  }

  private func write(_ state: StoredAdaptation, _ deed: AdaptationWrite.Deed) -> AdaptationWrite {
    AdaptationWrite(clientID: known.id, planStart: look.start, looked: look.looked, state: state, deed: deed)
  }
}

/// The changes that logs call for, and the programme that asks for them, where one does.
struct LoggedChanges {
  var changes: [RowChange] = []
  var programme: RunningProgramme?
  /// What rows of what hurts are made to fit another exercise with; nil where nothing hurt.
  var fitting: ExerciseFitting?
}
