import Findings
import TrainingModel

/// Puts a template together from what was written: tracks, and what each load is a part of.
struct TemplateAssembly {
  let schemes: [WrittenScheme]
  let exercises: [Exercise]
  let complaints: Complaints

  func assemble(_ sessions: [WrittenSession], into template: inout Template) {
    for session in sessions {
      for written in session.exercises {
        let track = TemplateTrack(exercises: written.exercises, scheme: written.scheme)
        if !template.tracks.contains(track) { template.tracks.append(track) }
      }
    }
    for session in sessions {
      var made = TemplateSession(id: session.id, focus: session.focus, weekday: session.weekday, exercises: [])
      for written in session.exercises {
        if let exercise = exercise(written, sessions, template) { made.exercises.append(exercise) }
      }
      template.sessions.append(made)
    }
  }

  private func exercise(_ written: WrittenExercise, _ sessions: [WrittenSession], _ template: Template) -> TemplateExercise? {
    let habits = written.scheme.map { schemes[$0].habits }
    guard let table = written.habits.table ?? habits?.table else {
      if !written.isSound { return nil }
      complaints.add(
        .rulesMissingKey, "the exercise has no sets", at: written.place, hint: "give it or its scheme 'sets', 'weeks' or 'stages'")
      return nil
    }
    let own = TemplateTrack(exercises: written.exercises, scheme: written.scheme)
    guard let track = template.tracks.firstIndex(of: own) else { return nil }
    let rows = table.rows.map { row in row.map { sets($0, written, track, sessions, template, isRamp: false) } }
    let warmup = (written.habits.warmup ?? habits?.warmup)?.map { sets($0, written, track, sessions, template, isRamp: true) }
    let made: TemplateTable =
      switch table.kind {
      case .same: .same(rows[0])
      case .byWeek: .byWeek(rows)
      case .byStage: .byStage(rows)
      }
    return TemplateExercise(
      track: track, when: written.when, table: made, superset: written.superset, rest: written.habits.rest ?? habits?.rest ?? 120,
      warmup: warmup, step: written.habits.step ?? habits?.step, rule: written.rule)
  }

  private func sets(
    _ sets: WrittenSets, _ exercise: WrittenExercise, _ track: Int, _ sessions: [WrittenSession], _ template: Template, isRamp: Bool
  ) -> TemplateSets {
    TemplateSets(
      count: sets.count, amount: sets.amount, isTimed: sets.isTimed, isLastOpen: sets.isLastOpen,
      load: base(sets, exercise, track, sessions, template, isRamp: isRamp), text: sets.text)
  }

  private func base(
    _ sets: WrittenSets, _ exercise: WrittenExercise, _ track: Int, _ sessions: [WrittenSession], _ template: Template, isRamp: Bool
  ) -> LoadBase {
    let keeps = exercise.scheme.map { schemes[$0].scheme.keeps.kind } ?? .none
    switch sets.base {
    case .none:
      guard let first = exercise.exercises.first, first.index < exercises.count, exercises[first.index].loadedBy != nil, !sets.isTimed
      else {
        return .unloaded
      }
      if keeps == .none { complain(sets, "the sets have no load", hint: "write it behind '@', or let the scheme keep one") }
      return .own(1)
    case .own(let part):
      if keeps == .none, !isRamp { complain(sets, "nothing is kept that this could be a part of", hint: "name it, such as '85 % tm'") }
      return .own(part)
    case .oneRepMax(let part): return .oneRepMax(part)
    case .fixed(let load): return .fixed(load)
    case .rpe(let rpe): return .rpe(rpe)
    case .repMax(let reps): return .repMax(reps)
    case .lightest: return .lightest
    case .trainingMax(let part, let name):
      if name == nil, keeps == .trainingMax { return .trainingMax(track: track, part) }
      let keepers = template.tracks.indices.filter { index in
        guard let scheme = template.tracks[index].scheme, schemes[scheme].scheme.keeps.kind == .trainingMax else { return false }
        guard let name else { return !Set(template.tracks[index].exercises).isDisjoint(with: exercise.exercises) }
        return template.tracks[index].exercises.contains { $0.index < exercises.count && exercises[$0.index].id == name }
      }
      if keepers.count != 1 {
        let lift = name.map(quoted) ?? "this exercise"
        complain(
          sets, keepers.isEmpty ? "no scheme keeps a training max of \(lift)" : "more than one scheme keeps a training max of \(lift)",
          hint: "exactly one exercise of the programme keeps it: 'keeps: {tm: 90 % of 1rm}'")
      }
      return .trainingMax(track: keepers.first ?? track, part)
    case .topSet(let part, let name):
      guard let session = sessions.firstIndex(where: { $0.id == name }) else {
        complain(sets, "unknown session \(quoted(name))", hint: Suggestion.hint(for: name, among: sessions.map(\.id)), .rulesUnknownID)
        return .own(1)
      }
      let there = sessions[session].exercises
      let places = there.indices.filter { !Set(there[$0].exercises).isDisjoint(with: exercise.exercises) }
      let isOwn = there.contains { $0.place == exercise.place }
      // What a set is made from is another set: its own can't be.
      let hasOther = places.contains { place in
        !isOwn || (there[place].habits.table ?? there[place].scheme.flatMap { schemes[$0].habits.table })?.hasSetOfItsOwn(name) ?? false
      }
      guard !places.isEmpty, hasOther else {
        complain(
          sets,
          places.isEmpty
            ? "the session \(quoted(name)) doesn't have the exercise"
            : "the session \(quoted(name)) has no other set of the exercise", hint: nil)
        return .own(1)
      }
      return .topSet(TopSet(session: session, places: places, isOwn: isOwn), part)
    }
  }

  private func complain(_ sets: WrittenSets, _ message: String, hint: String?, _ code: FindingCode = .rulesGap) {
    sets.reader?.complain(code, message, hint: hint)
  }
}
