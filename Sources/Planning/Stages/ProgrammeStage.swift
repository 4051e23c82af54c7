import Findings
import Rulebook
import TrainingModel

/// Lays a named programme on the client's days exactly as its template says, or says why the client can't take it.
struct ProgrammeStage: PlanningStage {
  let name = StageName.programme
  let scope = PlanScope.programmes

  func run(_ draft: PlanDraft, _ memory: inout PlanningMemory, _ context: PlanningContext) -> (output: ProgrammePlan?, findings: [Finding])
  {
    guard let id = context.client.template, let subject = draft.analysis.subject else { return (nil, []) }
    let template = context.rulebook[id]
    let programme = Programme(template, draft.analysis, subject, context)
    // Only now: what the programme begins with is what the profile says, whatever was logged since.
    var analysis = draft.analysis
    learn(&analysis.oneRepMax, context)
    var output = ProgrammePlan(lifts: analysis.oneRepMax)
    let training = TrainingCalendar(client: context.client, start: context.start)
    let calendar = ProgrammeCalendar(template, training, start: context.start)
    let fit = ProgrammeFit(programme: programme, analysis: analysis, context: context)
    let causes = fit.causes(calendar, training)
    guard causes.isEmpty else { return (output, causes) }
    let (record, plan, steps, pause) = lay(programme, calendar, analysis, context)
    (output.record, output.steps) = (record, steps)
    if plan.sessions.isEmpty { return (output, [FreeDays(context).none]) }
    output.mesocycle = plan
    let unfit = fit.causes(plan)
    return (output, unfit.isEmpty ? unheard(context) + HistoryWords.pause(pause) : unfit)
  }

  /// What of the client's wishes a programme that stands as it is can't hear.
  private func unheard(_ context: PlanningContext) -> [Finding] {
    if context.client.priorityMuscles.isEmpty { return [] }
    return [Finding(.priorityShort, "a named programme stands as it is, so priority muscles add nothing to it")]
  }

  /// What the programme carries when the block begins, and the four weeks, session by session, each from what it carries by then.
  private func lay(
    _ programme: Programme, _ calendar: ProgrammeCalendar, _ analysis: Analysis, _ context: PlanningContext
  ) -> (record: ProgrammeRecord, plan: Mesocycle, steps: [ProgrammeDecision], pause: LayoffRule?) {
    let template = programme.template
    let text = ProgrammeText(template: template, rulebook: context.rulebook)
    let history = ProgrammeHistory(programme: programme, context: context)
    let (state, steps, pause) = history.state(text)
    var walk = ProgrammeWalk(programme, from: state)
    let sessions = calendar.sessions(context.client, start: context.start)
    let record = ProgrammeRecord(
      template: template.id, state: text.text(of: walk.asked, unit: programme.unit), start: context.start, sessions: sessions)
    // Up to the last log the client knows what was skipped; what comes after it is still to be done.
    let logs = history.logs(of: sessions, from: context.start, walk.asked)
    let lastLogged = logs.lastIndex { !$0.isEmpty }
    var pauses = ProgrammePauses(context)
    var plan = Mesocycle(start: context.start, unit: programme.unit)
    plan.prescriptions.reserveCapacity(sessions.count * 16)
    let rows = ProgrammeRows(programme, analysis, context)
    var phase = template.phases[programme.week(walk.asked.position)]
    var next = 0
    for week in 1...Mesocycle.weekCount {
      // A week is what its first session belongs to; one without any is like the one before it.
      if next < sessions.count, sessions[next].week == week {
        walk.reach(ProgrammeCalendar.session(of: template, at: walk.asked.position, on: plan.date(week: week, day: sessions[next].day)))
        phase = template.phases[programme.week(walk.asked.position)]
      }
      plan.weeks.append(Microcycle(week: week, phase: phase))
      while next < sessions.count, sessions[next].week == week {
        let day = sessions[next].day
        let date = plan.date(week: week, day: day)
        if let part = pauses.part(before: date) { walk.ease(part) }
        let session = ProgrammeCalendar.session(of: template, at: walk.asked.position, on: date)
        walk.reach(session)
        let moment = Programme.Moment(week: programme.week(walk.asked.position), state: walk.asked)
        let place = ProgrammeRows.Place(week: week, day: day, session: session)
        let seconds = rows.append(place, moment, to: &plan.prescriptions)
        plan.sessions.append(Session(week: week, day: day, focus: template.sessions[session].focus, seconds: seconds))
        walk.pass(session, logs[next], on: date)
        if next == lastLogged { walk.settle() }
        next += 1
      }
    }
    return (record, plan, steps + walk.steps, pause)
  }

  /// Lifts that were logged count like those that the profile states, so that nobody is held to what they could do long ago.
  private func learn(_ oneRepMax: inout [Double], _ context: PlanningContext) {
    let plausibility = Plausibility(context)
    for session in context.history.sessions where context.start - session.date <= 180 {
      for set in session.sets where set.counts {
        let lifting = context.lifting(set.exercise)
        // What was left in reserve counts as done (section 4.1).
        let reserve = set.rpe.map { Int((10 - $0).rounded()) } ?? 0
        guard lifting.showsStrength, let load = set.load, load.hundredths > 0, let reps = set.reps,
          plausibility.holds(set, scale: context.scale(of: session.unit), asked: nil, known: nil),
          let known = OneRepMax.estimate(
            lifting.lifted(Double(load.hundredths) * context.scale(of: session.unit)), reps: Int(reps) + reserve)
        else { continue }
        oneRepMax[set.exercise.index] = max(oneRepMax[set.exercise.index], known)
      }
    }
  }
}
