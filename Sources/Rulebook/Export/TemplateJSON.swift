import TrainingModel

/// Named programmes as JSON: what outside checks need to know of them, and all that the digest has to notice.
extension RulebookJSON {
  func template(_ template: Template) -> JSONValue {
    var members: Members = [
      ("id", .string(template.id)), ("name", .string(template.name)), ("days_per_week", .int(template.daysPerWeek)),
      ("gap", .int(template.gap)), ("when", when(template.when)), ("phases", .words(template.phases)),
      ("rounding", .string(template.rounding.id)), ("order", .strings(template.order.map { template.sessions[$0].id })),
    ]
    if !template.severities.isEmpty {
      let own = template.severities.sorted { $0.code.id < $1.code.id }
      members.append(("severities", .object(own.map { ($0.code.id, .string($0.severity?.id ?? "off")) })))
    }
    members.append(("sessions", .array(template.sessions.map { session($0, of: template) })))
    members.append(("schemes", .array(template.schemes.map(scheme))))
    return .object(members)
  }

  private func session(_ session: TemplateSession, of template: Template) -> JSONValue {
    var members: Members = [("id", .string(session.id)), ("focus", .string(session.focus))]
    if let weekday = session.weekday { members.append(("on", .string(weekday.id))) }
    return .object(members + [("exercises", .array(session.exercises.map { exercise($0, of: template) }))])
  }

  private func exercise(_ exercise: TemplateExercise, of template: Template) -> JSONValue {
    let track = template.tracks[exercise.track]
    var members: Members = [("exercises", exercises(track.exercises))]
    if let scheme = track.scheme { members.append(("scheme", .string(template.schemes[scheme].id))) }
    if exercise.when != Matcher() { members.append(("when", when(exercise.when))) }
    if exercise.superset > 0 { members.append(("superset", .int(Int(exercise.superset)))) }
    members.append((table(exercise.table), .array(exercise.table.all.map(sets))))
    members.append(("rest_s", .int(exercise.rest)))
    if let warmup = exercise.warmup { members.append(("warmup", sets(warmup))) }
    if let step = exercise.step { members.append(("step", weight(step))) }
    return .object(members)
  }

  private func table(_ table: TemplateTable) -> String {
    switch table {
    case .same: "sets"
    case .byWeek: "weeks"
    case .byStage: "stages"
    }
  }

  private func sets(_ sets: [TemplateSets]) -> JSONValue { .strings(sets.map(\.text)) }

  private func scheme(_ scheme: Scheme) -> JSONValue {
    var members: Members = [("id", .string(scheme.id))]
    if scheme.keeps.kind != .none { members.append((scheme.keeps.kind == .load ? "load" : "tm", start(scheme.keeps.weight))) }
    if scheme.keeps.kind == .trainingMax { members.append(("round", .string(scheme.keeps.rounding.id))) }
    members.append(("judge", .string(scheme.judged.id)))
    if let reps = scheme.projectedReps { members.append(("projected", .int(reps))) }
    members.append(("after_session", .array(scheme.afterSession.map { .strings($0.words) })))
    members.append(("after_week", .array(scheme.afterWeek.map { .strings($0.words) })))
    return .object(members)
  }

  private func start(_ source: WeightSource?) -> JSONValue {
    switch source {
    case .none: .string("by effort")
    case .lightest: .string("bar")
    case .fixed(let load): weight(load)
    case .repMax(let reps, let part): .object([("rm", .int(reps)), ("part", .double(part))])
    }
  }

  private func weight(_ load: LoadStep) -> JSONValue {
    .object([("kg", .double(Double(load.kg) / 100)), ("lb", .double(Double(load.lb) / 100))])
  }
}
