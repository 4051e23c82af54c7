import TrainingModel

/// Writes the entries of a rulebook as JSON, with ids instead of numbers.
struct RulebookJSON {
  let rulebook: Rulebook

  typealias Members = [(String, JSONValue)]

  func exercise(_ exercise: Exercise) -> JSONValue {
    let muscles = exercise.muscles.members.map { ($0.id, JSONValue.double(Double(exercise.halfSets[Int($0.rawValue)]) / 2)) }
    var members: Members = [
      ("id", .string(exercise.id)), ("name", .string(exercise.name)), ("pattern", .string(exercise.pattern.id)),
      ("muscles", .object(muscles)),
      ("equipment", items(exercise.equipment)), ("level", .string(exercise.level.id)), ("unilateral", .bool(exercise.isUnilateral)),
      ("measure", .string(exercise.measure.id)), ("load_basis", .string(exercise.loadBasis.id)),
    ]
    if let item = exercise.loadedBy { members.append(("load_step", .string(rulebook[item].id))) }
    members += [
      ("setup", .string(exercise.setup.id)), ("compound", .bool(exercise.isCompound)), ("staple", .bool(exercise.isStaple)),
      ("tags", tags(exercise.tags)),
      ("roles", .words(exercise.roles.members)), ("easier", exercises(exercise.easier)), ("harder", exercises(exercise.harder)),
    ]
    if let seed = exercise.seed {
      members.append(("seed", .object([("from", .string(rulebook[seed.from].id)), ("ratio", .double(seed.ratio))])))
    }
    if let seconds = exercise.secondsPerRep { members.append(("seconds_per_rep", .double(seconds))) }
    if exercise.isSupported { members.append(("supported", .bool(true))) }
    if let seconds = exercise.seconds { members.append(("seconds", .range(seconds))) }
    return .object(members + note(exercise.note))
  }

  func equipment(_ item: EquipmentItem) -> JSONValue {
    var members: Members = [("id", .string(item.id)), ("name", .string(item.name)), ("setup", .string(item.setup.id))]
    if let loads = item.loads { members.append(("steps", .object([("kg", ladder(loads.kg)), ("lb", ladder(loads.lb))]))) }
    return .object(members)
  }

  private func ladder(_ ladder: LoadLadder) -> JSONValue {
    let ends: Members = [("min", load(ladder.min)), ("step", load(ladder.step)), ("max", load(ladder.max))]
    return .object(ends + (ladder.loads.map { [("loads", .array($0.map(load)))] } ?? []))
  }

  private func load(_ hundredths: Int32) -> JSONValue { .double(Double(hundredths) / 100) }

  func preset(_ preset: EquipmentPreset) -> JSONValue {
    .object([("id", .string(preset.id)), ("name", .string(preset.name)), ("items", items(preset.items))])
  }

  func tag(_ tag: NamedEntity) -> JSONValue { .object([("id", .string(tag.id)), ("name", .string(tag.name))]) }

  func condition(_ condition: Condition) -> JSONValue {
    var members: Members = [
      ("id", .string(condition.id)), ("name", .string(condition.name)), ("hold", .bool(condition.holds)),
      (
        "exclude",
        .object([
          ("tags", tags(condition.excludedTags)), ("patterns", patterns(condition.excludedPatterns)),
          ("exercises", exercises(condition.excludedExercises)),
        ])
      ),
      ("limit", .object([("tags", tags(TagSet(bits: condition.limits.reduce(0) { $0 | $1.tags.bits })))])),
      ("limits", .array(condition.limits.map(limit))),
      ("instead", .object(condition.substitutes.map { (rulebook[$0.instead].id, exercises($0.use)) })), ("add", .words(condition.adds)),
    ]
    if condition.opensWithRestrictions { members.append(("hold_opens_with_restrictions", .bool(true))) }
    if let matcher = condition.appliesTo { members.append(("applies", when(matcher))) }
    if let ratio = condition.minimumPullToPush { members.append(("pull_to_push", .double(ratio))) }
    if !condition.preferred.isEmpty { members.append(("prefer", exercises(condition.preferred))) }
    return .object(members + note(condition.note))
  }

  private func limit(_ limit: ConditionLimit) -> JSONValue {
    var members: Members = [("tags", tags(limit.tags)), ("patterns", patterns(limit.patterns))]
    if let value = limit.maxIntensity { members.append(("max_intensity", .double(value))) }
    if let value = limit.minRIR { members.append(("min_rir", .int(Int(value)))) }
    if let value = limit.reps { members.append(("reps", .range(value))) }
    if let value = limit.maxSets { members.append(("max_sets", .int(value))) }
    if let value = limit.minRest { members.append(("min_rest_s", .int(value))) }
    if let value = limit.maxSessions { members.append(("max_sessions", .int(value))) }
    if let value = limit.maxExercises { members.append(("max_exercises", .int(value))) }
    if limit.isForFirstBlock { members.append(("first_block", .bool(true))) }
    if let value = limit.minGap { members.append(("min_gap_days", .int(value))) }
    return .object(members)
  }

  func goal(_ goal: Goal) -> JSONValue {
    let levels = Experience.allCases.compactMap { experience in
      goal.levels[Int(experience.rawValue)].map { (experience.id, level($0)) }
    }
    return .object([
      ("id", .string(goal.id)), ("name", .string(goal.name)), ("volume_factor", .double(goal.volumeFactor)),
      ("small_muscles", .bool(goal.countsSmallMuscles)), ("levels", .object(levels)),
    ])
  }

  private func level(_ level: GoalLevel) -> JSONValue {
    let main = level[.main]
    var members: Members = [("main_reps", .range(main.reps)), ("main_sets", .range(main.sets)), ("rest_s", .range(main.rest))]
    if let intensity = main.intensity { members.append(("intensity", .range(intensity))) }
    members += [("accessory_reps", .range(level[.accessory].reps)), ("accessory_sets", .range(level[.accessory].sets))]
    let rir = Phase.allCases.compactMap { phase in level.rir(phase).map { (phase.id, JSONValue.int(Int($0))) } }
    members.append(("rir", .object(rir)))
    members.append(("roles", .object(SlotRole.allCases.map { ($0.id, role(level[$0])) })))
    return .object(members)
  }

  private func role(_ role: RolePrescription) -> JSONValue {
    var members: Members = [("reps", .range(role.reps)), ("sets", .range(role.sets)), ("rest_s", .range(role.rest))]
    if let intensity = role.intensity { members.append(("intensity", .range(intensity))) }
    return .object(members + [("tempo", .string(role.tempo.description)), ("seconds", .range(role.seconds))])
  }

  // MARK: - Lists of ids

  func items(_ set: EquipmentSet) -> JSONValue { .strings(set.members.map { rulebook[$0].id }) }
  func tags(_ set: TagSet) -> JSONValue { .strings(set.members.map { rulebook.tags[$0.index].id }) }
  func exercises(_ ids: [ExerciseID]) -> JSONValue { .strings(ids.map { rulebook[$0].id }) }
  func patterns(_ set: PatternSet) -> JSONValue { .words(MovementPattern.allCases.filter(set.contains)) }

  private func note(_ note: NoteID?) -> Members { note.map { [("note", .string(rulebook.notes[$0.index]))] } ?? [] }
}
