import Findings
import TrainingModel

extension RuleDecoder {
  /// What a rule says of itself: given a client, what the plan must or must not hold.
  func example(_ map: MapReader, of entry: Entry) -> RuleExample {
    let given = map.required("given", .map(exampleClient), or: ExampleClient())
    let expect = map.required("expect", .map(expectations), or: [])
    if expect.isEmpty, !map.hasErrors { map.reader("expect")?.complain(.rulesGap, "an example expects at least one thing") }
    return RuleExample(subject: "\(entry.topic.prefix).\(entry.id)", place: map.place, given: given, expect: expect)
  }

  private func exampleClient(_ map: MapReader) -> ExampleClient {
    var client = ExampleClient()
    client.goal = map.optional("goal", .id(.goals))
    client.experience = map.optional("experience", .word("level of experience"))
    client.age = map.optional("age", .whole(.age))
    client.days = map.optional("days", .words("weekday"))
    client.minutes = map.optional("minutes", .whole(.minutes))
    client.equipment = map.optional("equipment", .list(equipmentOrPreset)).map { (sets: [EquipmentSet]) in
      EquipmentSet(bits: sets.reduce(0) { $0 | $1.bits })
    }
    client.conditions = map.optional("conditions", .idSet(.conditions, empty: true))
    client.units = map.optional("units", .word("unit of load"))
    client.lifts = (map.optional("lifts", .list(.map(lift), repeats: true)) ?? []).compactMap { $0 }
    return client
  }

  private func lift(_ map: MapReader) -> KnownLift? {
    let exercise: ExerciseID? = map.required("exercise", Form<ExerciseID?> { Form<ExerciseID>.id(.exercises).read($0) }, or: nil)
    let pounds = map.optional("load_lb", .number(.liftedPounds))
    let kilograms =
      pounds == nil ? map.required("load_kg", .number(.liftedKilograms), or: 1) : map.optional("load_kg", .number(.liftedKilograms))
    if pounds != nil, kilograms != nil {
      map.reader("load_lb")?.complain(.rulesType, "a lift has either 'load_kg' or 'load_lb'", hint: "take one of the two out")
    }
    let reps = map.required("reps", .whole(.reps), or: 1)
    let date = map.optional("date", .date)
    let load = pounds.map { $0 / Load.poundsPerKilogram } ?? kilograms ?? 1
    return exercise.map { KnownLift(exercise: $0, kilograms: load, reps: reps, date: date) }
  }

  private func expectations(_ map: MapReader) -> [ExampleExpectation] {
    var all: [ExampleExpectation] = []
    all += (map.optional("no_exercise", .ids(.exercises)) ?? []).map { .noExercise($0) }
    all += (map.optional("no_tag", .ids(.tags)) ?? []).map { .noTag($0) }
    all += (map.optional("no_pattern", .list(.word("pattern"))) ?? []).map { .noPattern($0) }
    all += (map.optional("exercise", .ids(.exercises)) ?? []).map { .exercise($0) }
    all += (map.optional("pattern", .list(.word("pattern"))) ?? []).map { .pattern($0) }
    if let ratio = map.optional("pull_to_push", .decimals(.ratio)) { all.append(.pullToPush(atLeast: ratio.lowerBound)) }
    if let sessions = map.optional("sessions", .whole(.days)) { all.append(.sessionsPerWeek(sessions)) }
    if map.optional("held", .flag) == true { all.append(.held) }
    if let reps = map.optional("main_reps", .range(.reps)) { all.append(.mainReps(reps)) }
    if let rir = map.optional("rir", .range(.rir)) { all.append(.rir(atLeast: rir.lowerBound)) }
    all += map.optional("phase", phases) ?? []
    return all
  }

  /// Weeks of the block with their phases: `{4: deload}`.
  private var phases: Form<[ExampleExpectation]> {
    Form { reader in
      guard let map = reader.map(expecting: "weeks with their phases, such as {4: deload}") else { return nil }
      return map.entries().compactMap { key, value in
        guard let week = Form<Int>.whole(.week).read(key), let phase = Form<Phase>.word("phase").read(value) else { return nil }
        return .phase(week: week, phase)
      }
    }
  }
}

extension Form where Value == CalendarDate {
  /// An ISO date.
  static var date: Form {
    .scalar("a date") { text throws(Complaint) in
      if let date = CalendarDate(iso: text) { return date }
      throw Complaint(.rulesType, "expected a date, found \(quoted(text))", hint: "such as '2026-03-31'")
    }
  }
}
