import Checks
import Findings
import Rulebook
import TrainingModel

/// Why a client can't take a programme: it is never trimmed, so each reason keeps it from being planned.
struct ProgrammeFit {
  let programme: Programme
  /// The client, with what was logged of the lifts.
  let analysis: Analysis
  let context: PlanningContext

  private var template: Template { programme.template }

  /// What days, level, age, equipment and exclusions have against it; empty where nothing has.
  func causes(_ calendar: ProgrammeCalendar, _ training: TrainingCalendar) -> [Finding] {
    var causes: [Finding] = []
    if template.daysPerWeek > training.days.count {
      causes.append(
        unfit(
          "has \(template.daysPerWeek) sessions a week, more than 'training_days'", "\(template.daysPerWeek) training days would do"))
    } else if !Set(calendar.days).isSubset(of: Set(training.days)) {
      causes.append(unfit("has fixed weekdays that are not in 'training_days'", "train on the programme's weekdays"))
    } else if TrainingCalendar.gap(of: calendar.days) < template.gap {
      causes.append(
        unfit(
          "needs \(template.gap) days from one session to the next, which 'training_days' doesn't leave",
          "choose days that lie further apart"))
    }
    if let most = analysis.limits.compactMap(\.maxSessions).min(), template.daysPerWeek > most {
      causes.append(unfit("has more sessions a week than 'conditions' or age allow", "\(most) sessions a week are allowed"))
    }
    if let levels = template.when.experience, !levels.contains(analysis.experience) {
      causes.append(unfit("is not made for this 'experience', or for what 'lifts' show of it", "choose a programme for the client's level"))
    } else if let ages = template.when.age, !ages.contains(analysis.age) {
      causes.append(unfit("is not made for this age", "choose a programme for the client's age"))
    } else if !template.when.matches(programme.subject) {
      causes.append(unfit("asks for another kind of client in its 'when'", "see what the template asks for"))
    }
    for id in exercises {
      let facts = context.rules.facts[id.index]
      let name = context.rulebook[id].name
      if !facts.equipment.isSubset(of: context.client.equipment) {
        let missing = facts.equipment.members.filter { !context.client.equipment.contains($0) }.map {
          context.rulebook[$0].name.lowercased()
        }
        causes.append(unfit("has \(name), for which 'equipment' is missing", "it needs: \(missing.joined(separator: ", "))"))
      }
      if analysis.lastMonth.suspended.contains(id) {
        causes.append(
          unfit("has \(name), whose movement hurt badly and waits", "have it looked at, and choose another programme until then"))
      }
      if context.client.never.contains(id) { causes.append(unfit("has \(name), which is in 'never'", "take it out of 'never'")) }
      if context.client.restrictions(on: context.start).contains(where: { $0.exercises.contains(id) }) {
        causes.append(unfit("has \(name), which 'restrictions' rule out", "choose another programme"))
      }
      let excluding = context.rules.excludedBy.indices.first {
        analysis.conditions.contains(ConditionID($0)) && context.rules.excludedBy[$0].contains(id)
      }
      if excluding != nil { causes.append(unfit("has \(name), which 'conditions', age or level rule out", "choose another programme")) }
    }
    return causes
  }

  /// The exercises that the client would train, each once.
  private var exercises: [ExerciseID] {
    var ids: [ExerciseID] = []
    for session in template.sessions.indices {
      for (_, exercise) in programme.exercises(session) {
        for id in template.tracks[exercise.track].exercises where !ids.contains(id) { ids.append(id) }
      }
    }
    return ids
  }

  /// What limits and minutes have against the rows that were made.
  func causes(_ plan: Mesocycle) -> [Finding] {
    var causes: [Finding] = []
    let minutes = context.client.minutesPerSession
    // Where the rules or the programme only warn of long sessions, or don't mind them, nobody is refused for minutes.
    if PlanCheck.timeOver.weight(for: context.client, context.rules)?.settings.severity == .error,
      let longest = plan.sessions.max(by: { $0.seconds < $1.seconds }),
      Double(longest.seconds) > context.rulebook.time.mostSeconds(ofMinutes: minutes)
    {
      causes.append(
        unfit(
          "takes \((longest.seconds + 59) / 60) minutes for \(longest.focus), more than the \(minutes) of 'minutes_per_session'",
          "\((longest.seconds + 59) / 60) minutes a session would do"))
    }
    var broken: [ExerciseID] = []
    for row in plan.prescriptions where row.kind.countsAsVolume || row.kind == .test {
      if !broken.contains(row.exercise), breaks(row) { broken.append(row.exercise) }
    }
    for id in broken {
      causes.append(
        unfit("asks more of \(context.rulebook[id].name) than 'conditions' or age allow", "choose a programme with less intensity"))
    }
    return causes.isEmpty ? breaches(plan) : causes
  }

  /// What the checks of its rows would say against it: a programme is taken as it stands or not at all.
  private func breaches(_ plan: Mesocycle) -> [Finding] {
    var told: Set<String> = []
    return context.rules.rowChecks.findings(context.finished(plan, notes: nil), only: RowCheck.limitCodes).compactMap { finding in
      guard finding.severity == .error, told.insert(finding.message).inserted else { return nil }
      return unfit("can't be taken as it is: \(finding.message)", "choose another programme, or a generated week")
    }
  }

  /// Whether a row goes past what the client's conditions allow.
  ///
  /// Limits that hold by experience alone are what the generated plans of that level keep to; whom a programme is made for, it says itself.
  private func breaks(_ row: Prescription) -> Bool {
    let facts = context.rules.facts[row.exercise.index]
    var limit = ResolvedLimit()
    for index in context.rulebook.conditions.indices where analysis.conditions.contains(ConditionID(index)) {
      let condition = context.rulebook.conditions[index]
      if let applies = condition.appliesTo, applies.age == nil, applies.sex == nil, applies.experience != nil { continue }
      for part in condition.limits where part.applies(to: context.rulebook[row.exercise]) { limit.tighten(by: part) }
    }
    let known = analysis.oneRepMax(of: row.exercise, context.rules.facts)
    let reps = Int(row.repsMin)
    let part = row.load.flatMap { known > 0 ? context.lifting(row.exercise).lifted($0) / known : nil }
    // An open set ends a repetition short of failure at the best, a test at it.
    let rir =
      row.kind == .test ? 0 : row.kind == .amrap ? 1 : row.rir.map { Int($0) } ?? part.map { EffortTable.rir(part: $0, reps: reps) } ?? 2
    let intensity = (part ?? EffortTable.part(reps: reps, rir: rir)) * 100
    let countsReps = row.measure == .reps || row.measure == .repsEachSide
    return rir < limit.minRIR || (facts.isLoaded && limit.maxIntensity < 100 && intensity > limit.maxIntensity)
      || (countsReps && !limit.reps.contains(reps))
      || Int(row.sets) > limit.maxSets || (facts.isCompound && row.sets > 1 && Int(row.restSeconds) < limit.minRest)
  }

  private func unfit(_ reason: String, _ hint: String) -> Finding {
    Finding(.templateUnfit, "the programme \(template.name) \(reason)", hint: hint)
  }
}
