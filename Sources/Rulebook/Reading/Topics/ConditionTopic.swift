import Findings
import TrainingModel

extension RuleDecoder {
  /// A condition, together with what later layers tighten about it.
  func condition(_ entry: Entry) -> Condition {
    var condition = condition(entry, base: nil)
    for tightening in entry.tightenedBy { condition = self.condition(tightening, base: condition) }
    return condition
  }

  /// One entry's condition; with a base, the union of both.
  private func condition(_ entry: Entry, base: Condition?) -> Condition {
    decode(entry) { map, rule in
      var result =
        base
        ?? Condition(
          id: entry.id, name: entry.id, appliesTo: nil, holds: false, excludedTags: TagSet(), excludedPatterns: PatternSet([]),
          excludedExercises: [], limits: [], substitutes: [], minimumPullToPush: nil, adds: [], note: nil, rule: rule)
      if base == nil {
        result.name = map.required("name", .text, or: entry.id)
      } else if let name = map.optional("name", .text) {
        result.name = name
      }
      hold(map.optional("hold", .hold), of: &result, base: base, map)
      if let applies = map.optional("applies", .map(self.appliesMatcher)) {
        if let earlier = base?.appliesTo, earlier != applies {
          loosened(map, "applies", "'applies' says something else than in an earlier layer")
        }
        result.appliesTo = applies
      }
      map.optional("exclude", .map { self.exclude($0, from: &result) })
      var number = result.limits.count
      let limitForm = Form<ConditionLimit>.map { [self] limitMap in
        number += 1
        return limit(limitMap, path: "condition.\(entry.id).limit.\(number)", name: result.name)
      }
      result.limits += map.optional("limit", .list(limitForm, repeats: true)) ?? []
      result.substitutes += map.optional("instead", self.substitutes(of: entry.id, name: result.name)) ?? []
      map.optional(
        "balance",
        .map { balance in
          guard let least = balance.optional("pull_to_push", .decimals(.ratio))?.lowerBound else { return }
          result.minimumPullToPush = max(least, result.minimumPullToPush ?? 0)
        })
      for (pattern, times) in map.optional("add", additions) ?? [] {
        result.adds += Array(repeating: pattern, count: max(0, times - result.adds.count { $0 == pattern }))
      }
      let preferred: [ExerciseID] = map.optional("prefer", .ids(.exercises)) ?? []
      result.preferred = Set(result.preferred + preferred).sorted()
      if let text = map.optional("note", .text) { result.note = note(text) }
      return result
    }
  }

  /// Takes over whether the condition holds: a later layer may hold where an earlier one doesn't, and not the other way round.
  private func hold(_ hold: Hold?, of condition: inout Condition, base: Condition?, _ map: MapReader) {
    guard let hold else { return }
    if base?.holds == true, hold == .no { loosened(map, "hold", "the condition no longer holds the client") }
    if let base, base.holds, !base.opensWithRestrictions, hold == .unlessRestricted {
      loosened(map, "hold", "restrictions would open a condition that holds")
    }
    condition.opensWithRestrictions = hold == .unlessRestricted || (hold == .no && condition.opensWithRestrictions)
    condition.holds = condition.holds || hold != .no
  }

  private func loosened(_ map: MapReader, _ key: String, _ message: String) {
    map.reader(key)?.complain(.rulesLoosened, message, hint: "say 'loosen:' with the reason and write the whole condition")
  }

  private func appliesMatcher(_ map: MapReader) -> Matcher {
    var matcher = Matcher()
    matcher.goals = map.optional("goal", .ids(.goals)).map { (ids: [GoalID]) in Set(ids) }
    matcher.experience = map.optional("experience", .words("level of experience"))
    matcher.sex = map.optional("sex", .words("sex"))
    matcher.age = map.optional("age", .range(.age))
    matcher.bmi = map.optional("bmi", .range(.bmi))
    matcher.conditions = map.optional("conditions", .idSet(.conditions))
    matcher.daysToDue = map.optional("days_to_due", .range(.daysOfBirth))
    matcher.daysSinceBirth = map.optional("days_since_birth", .range(.daysOfBirth))
    return matcher
  }

  private func exclude(_ map: MapReader, from condition: inout Condition) {
    condition.excludedTags.formUnion(map.optional("tags", .idSet(.tags, empty: true)) ?? TagSet())
    condition.excludedPatterns.formUnion(PatternSet(map.optional("patterns", .list(.word("pattern"))) ?? []))
    let exercises: [ExerciseID] = map.optional("exercises", .ids(.exercises, empty: true)) ?? []
    condition.excludedExercises = Set(condition.excludedExercises + exercises).sorted()
  }

  private func limit(_ map: MapReader, path: String, name: String) -> ConditionLimit {
    var limit = ConditionLimit(
      tags: map.optional("tags", .idSet(.tags)) ?? TagSet(), patterns: PatternSet(map.optional("patterns", .list(.word("pattern"))) ?? []),
      rule: reference(path, at: map.place, "\(name) limits what is prescribed"))
    limit.isForFirstBlock = map.optional("first_block", .flag) ?? false
    map.required(
      "to",
      .map { to in
        limit.maxIntensity = to.optional("intensity", .decimals(.intensity))?.upperBound
        limit.minRIR = to.optional("rir", .range(.rir)).map { UInt8($0.lowerBound) }
        limit.reps = to.optional("reps", .range(.reps))
        limit.maxSets = to.optional("sets", .range(.setsOfExercise))?.upperBound
        limit.minRest = to.optional("rest", .range(.rest))?.lowerBound
        limit.maxSessions = to.optional("sessions", .range(.days))?.upperBound
        limit.maxExercises = to.optional("exercises", .range(.exercises))?.upperBound
        limit.minGap = to.optional("gap", .range(.gap))?.lowerBound
        if to.pairs.isEmpty { self.complaints.add(.rulesMissingKey, "a limit says what it limits to", at: map.place) }
      }, or: ())
    return limit
  }

  /// Patterns, each once a week, or patterns with how often a week.
  private var additions: Form<[(pattern: MovementPattern, times: Int)]> {
    Form { reader in
      guard reader.isMapping else {
        return Form<[MovementPattern]>.list(.word("pattern")).read(reader)?.map { ($0, 1) }
      }
      return reader.map()?.entries().compactMap { key, value in
        guard let pattern = Form<MovementPattern>.word("pattern").read(key), let times = Form<Int>.whole(.timesAWeek).read(value) else {
          return nil
        }
        return (pattern, times)
      }
    }
  }

  private func substitutes(
    of condition: String, name: String
  ) -> Form<[(instead: ExerciseID, use: [ExerciseID], rule: RuleID)]> {
    Form { reader in
      guard let map = reader.map(expecting: "exercises with those to use instead") else { return nil }
      let pairs = map.entries().compactMap { (key, value) -> (instead: ExerciseID, use: [ExerciseID], rule: RuleID)? in
        guard let instead = Form<[ExerciseID]>.ids(.exercises).read(key)?.first, let use = Form<[ExerciseID]>.ids(.exercises).read(value)
        else { return nil }
        let id = key.scalarText ?? ""
        let text = "\(name): this stands in for \(id.replacing("_", with: " "))"
        return (instead, use, self.reference("condition.\(condition).instead.\(id)", at: key.place, text))
      }
      return pairs.sorted { $0.instead < $1.instead }
    }
  }
}

/// Whether a condition keeps a client from any plan.
private enum Hold {
  case no, yes, unlessRestricted
}

extension Form where Value == Hold {
  /// `yes`, `no`, or `unless_restricted`.
  fileprivate static var hold: Form {
    .scalar("'yes', 'no' or 'unless_restricted'") { text throws(Complaint) in
      switch text {
      case "yes", "true": return .yes
      case "no", "false": return .no
      case "unless_restricted": return .unlessRestricted
      default:
        throw Complaint(
          .rulesType, "expected 'yes', 'no' or 'unless_restricted', found \(quoted(text))",
          hint: Suggestion.hint(for: text, among: ["yes", "no", "unless_restricted"]))
      }
    }
  }
}
