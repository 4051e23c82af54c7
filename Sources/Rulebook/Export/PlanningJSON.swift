import Findings
import TrainingModel

/// The rules that are no catalogue: what is chosen, how it progresses, and within which bounds.
extension RulebookJSON {
  func when(_ matcher: Matcher) -> JSONValue {
    var members: Members = []
    if let goals = matcher.goals { members.append(("goal", .strings(goals.sorted().map { rulebook[$0].id }))) }
    if let experience = matcher.experience { members.append(("experience", .words(experience.members))) }
    if let roles = matcher.roles { members.append(("role", .words(roles.members))) }
    if let sex = matcher.sex { members.append(("sex", .words(sex.members))) }
    if let age = matcher.age { members.append(("age", .range(age))) }
    if let bmi = matcher.bmi { members.append(("bmi", .range(bmi))) }
    if let days = matcher.daysToDue { members.append(("days_to_due", .range(days))) }
    if let days = matcher.daysSinceBirth { members.append(("days_since_birth", .range(days))) }
    if let days = matcher.days { members.append(("days", .range(days))) }
    if let gap = matcher.gap { members.append(("gap", .range(gap))) }
    if let minutes = matcher.minutes { members.append(("minutes", .range(minutes))) }
    if let conditions = matcher.conditions { members.append(("conditions", .strings(conditions.members.map { rulebook[$0].id }))) }
    if let equipment = matcher.equipment { members.append(("equipment", items(equipment))) }
    return .object(members)
  }

  func split(_ split: Split) -> JSONValue {
    .object([("id", .string(split.id)), ("when", when(split.when)), ("sessions", .array(split.sessions.map(session)))])
  }

  private func session(_ session: SessionTemplate) -> JSONValue {
    .object([
      ("focus", .string(session.focus)), ("recovery", .bool(!session.isResistance)), ("slots", .array(session.slots.map(slot))),
    ])
  }

  private func slot(_ slot: Slot) -> JSONValue {
    .object([
      ("patterns", .words(slot.patterns)), ("role", .string(slot.role.id)), ("priority", .int(slot.priority)),
      ("muscles", .words(slot.muscles.members)), ("key", .int(Int(slot.key))),
    ])
  }

  func block(_ block: BlockRule) -> JSONValue {
    let weeks = block.weeks.map { week -> JSONValue in
      .object([("phase", .string(week.phase.id)), ("sets", .double(week.sets)), ("load", .double(week.load))])
    }
    return .object([
      ("id", .string(block.id)), ("when", when(block.when)), ("weeks", .array(weeks)), ("missed_week", .string(block.missedWeek.id)),
    ])
  }

  var volumeRules: JSONValue {
    let volume = rulebook.volume
    let bands = volume.bands.map { band -> JSONValue in
      .object([
        ("id", .string(band.id)), ("when", when(band.when)), ("floor", .double(band.floor)), ("target", .range(band.target)),
        ("soft_cap", .double(band.softCap)), ("hard_cap", .double(band.hardCap)),
      ])
    }
    let timeAware = volume.timeAware.map { floor -> JSONValue in
      .object([("minutes_per_week", .int(floor.minutesPerWeek)), ("floor", .double(floor.floor))])
    }
    return .object([
      ("major", .words(volume.major.members)), ("small", .words(volume.small.members)),
      ("twice_a_week", .words(volume.twiceAWeek.members)), ("small_floor", .double(volume.smallFloor)),
      ("day_dose", .double(volume.dayDose)),
      ("bands", .array(bands)), ("time_aware", .array(timeAware)),
      (
        "per_session",
        .object([
          ("normal", .double(volume.perSession.normal)), ("novice", .double(volume.perSession.novice)),
          ("warn", .double(volume.perSession.warn)), ("error", .double(volume.perSession.error)),
        ])
      ),
      (
        "session_sets",
        .object([
          ("typical", .range(volume.sessionSets.typical)), ("warn", .int(volume.sessionSets.warn)),
          ("error", .int(volume.sessionSets.error)),
        ])
      ),
      (
        "exercise_sets",
        .object([
          ("usual", .int(volume.exerciseSets.usual)), ("strength", .int(volume.exerciseSets.strength)),
          ("novice", .int(volume.exerciseSets.novice)),
        ])
      ),
      (
        "exercises_per_session",
        .object([
          ("min", .int(volume.exercisesPerSession.min)), ("max", .int(volume.exercisesPerSession.max)),
          ("novice", .int(volume.exercisesPerSession.novice)),
        ])
      ),
    ])
  }

  var balance: JSONValue {
    let balance = rulebook.balance
    let coverage = balance.coverage.map { rule -> JSONValue in
      .object([
        ("id", .string(rule.id)), ("patterns", patterns(rule.patterns)), ("times", .int(rule.times)), ("when", when(rule.when)),
      ])
    }
    return .object([
      ("pull_to_push", ratio(balance.pullToPush)), ("quad_to_hip", ratio(balance.quadToHip)),
      ("upper_to_lower", ratio(balance.upperToLower)),
      ("spacing", .object([("days", .int(balance.spacing.days)), ("sets", .double(balance.spacing.sets))])),
      ("coverage", .array(coverage)), ("order", .words(balance.order)),
    ])
  }

  private func ratio(_ rule: RatioRule) -> JSONValue { .object([("ideal", .range(rule.ideal)), ("allowed", .range(rule.allowed))]) }

  var selection: JSONValue {
    let selection = rulebook.selection
    let terms = selection.terms.map { term -> JSONValue in
      .object([
        ("id", .string(term.id)), ("counts", .string(term.counts.id)), ("when", when(term.when)), ("points", .int(term.points)),
      ])
    }
    let pairs = selection.pairs.map { pair -> JSONValue in
      var members: Members = [("id", .string(pair.id)), ("share", .string(pair.share.id))]
      if let tag = pair.tag { members.append(("tag", .string(rulebook.tags[tag.index].id))) }
      return .object(members + [("within", .string(pair.within.id)), ("when", when(pair.when)), ("points", .int(pair.points))])
    }
    return .object([
      ("budget", .int(selection.budget)), ("look_back", .int(selection.lookBack)), ("terms", .array(terms)), ("pairs", .array(pairs)),
    ])
  }

  func warmup(_ rule: WarmupRule) -> JSONValue {
    var members: Members = [("id", .string(rule.id))]
    if let intensity = rule.intensity { members.append(("intensity", .range(intensity))) }
    if let isFirst = rule.isFirst { members.append(("first", .bool(isFirst))) }
    if let isCompound = rule.isCompound { members.append(("compound", .bool(isCompound))) }
    if let isWarm = rule.isWarm { members.append(("warm", .bool(isWarm))) }
    let sets = rule.sets.map { JSONValue.object([("percent", .double($0.percent)), ("reps", .int($0.reps))]) }
    return .object(members + [("sets", .array(sets)), ("rest_s", .int(rule.restSeconds))])
  }

  var time: JSONValue {
    let time = rulebook.time
    var members: Members = [
      ("general_warmup_s", .int(time.generalWarmup)), ("general_warmup_65plus_s", .int(time.generalWarmup65Plus)),
      ("cooldown_s", .int(time.cooldown)), ("transition_s", .int(time.transition)),
      ("setup_s", .object(SetupClass.allCases.map { ($0.id, .int(time.setup[Int($0.rawValue)])) })),
      (
        "ramp_s",
        .object([
          ("first_heavy", .int(time.rampFirstHeavy)), ("later_compound", .int(time.rampLaterCompound)),
          ("isolation", .int(time.rampIsolation)),
        ])
      ),
      ("seconds_per_rep", .double(time.secondsPerRep)), ("superset_switch_s", .int(time.supersetSwitch)), ("fill", .double(time.fill)),
      ("longest", .double(time.longest)),
      ("heavy", .object([("from", .double(time.heavy.part)), ("rest_s", .int(time.heavy.rest))])),
    ]
    let filling = time.filling
    members.append(
      (
        "filling",
        .object([
          ("hard", .double(filling.hard)), ("recovery", .double(filling.recovery)), ("beside_min", .int(filling.beside)),
          ("alone_min", .int(filling.alone)),
        ])
      ))
    if let shortest = time.shortestRest {
      members.append(("shortest_rest_s", .object([("main", .int(shortest.main)), ("other", .int(shortest.other))])))
    }
    return .object(members)
  }

  var supersets: JSONValue {
    guard let supersets = rulebook.supersets else { return .object([]) }
    let pairs = supersets.pairs.map { pair -> JSONValue in
      .object([("id", .string(pair.id)), ("first", patterns(pair.first)), ("second", patterns(pair.second))])
    }
    var members: Members = [("rest_s", .range(supersets.rest)), ("below_percent", .double(supersets.below))]
    if let wanted = supersets.wanted { members.append(("wanted", when(wanted))) }
    return .object(
      members + [("stations", items(supersets.stations)), ("not_both", tags(supersets.notBoth)), ("pairs", .array(pairs))])
  }

  var sanitisation: JSONValue {
    let rules = rulebook.sanitisation
    return .object([
      ("sets", .range(rules.sets)), ("reps", .range(rules.reps)), ("seconds", .range(rules.seconds)), ("minutes", .range(rules.minutes)),
      ("rir", .range(rules.rir)), ("rest_s", .range(rules.rest)), ("rest_step_s", .int(rules.restStep)),
      ("outside_band", .double(rules.outsideBand)), ("note_length", .int(rules.noteLength)),
    ])
  }

  func check(_ check: Check) -> JSONValue {
    .object([
      ("id", .string(check.code.id)), ("severity", .string(check.isOff ? "off" : check.severity.id)),
      ("thresholds", .object(check.thresholds.map { ($0.name, .double($0.value)) })),
    ])
  }
}
