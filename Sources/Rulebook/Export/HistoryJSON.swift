import TrainingModel

/// What earlier blocks and logs change, as JSON.
extension RulebookJSON {
  var history: JSONValue {
    let history = rulebook.history
    return .object([
      ("layoffs", .array(history.layoffs.map(layoff))), ("completion", .array(history.completion.map(completion))),
      ("open_days", .int(history.openDays)), ("lift_days", .int(history.liftDays)),
      ("volume_rise", .object([("part", .double(history.volumeRise.part)), ("sets", .double(history.volumeRise.sets))])),
      ("without_logs", .string(history.withoutLogs.id)), ("strength", strength(history.strength)), ("logs", logs(history.logs)),
    ])
  }

  private func layoff(_ rule: LayoffRule) -> JSONValue {
    .object([
      ("id", .string(rule.id)), ("days", .range(rule.days)), ("rir", .int(rule.leastRIR)), ("return", .bool(rule.isReturn)),
      ("starts_again", .bool(rule.startsAgain)),
      ("weeks", .array(rule.weeks.map { .object([("sets", .double($0.sets)), ("load", .double($0.load))]) })),
    ])
  }

  private func completion(_ rule: CompletionRule) -> JSONValue {
    .object([
      ("id", .string(rule.id)), ("done", .range(rule.done)), ("sets", .double(rule.sets)), ("loads_of_week", .int(rule.week)),
      ("repeats", .bool(rule.repeats)),
    ])
  }

  private func strength(_ rules: StrengthRules) -> JSONValue {
    .object(
      [
        ("measured", .double(rules.measured)), ("top_sets", .int(rules.topSets)), ("most_reps", .int(rules.mostReps)),
        ("fall", .double(rules.fall)),
      ] + Experience.allCases.map { ($0.id, .double(rules.rise[Int($0.rawValue)])) })
  }

  private func logs(_ rules: LogRules) -> JSONValue {
    let stall = rules.stall.map { stall in
      ("stall", JSONValue.object([("days", .int(stall.days)), ("advanced", .int(stall.advanced)), ("swap", .int(stall.swap))]))
    }
    return .object(
      [stall].compactMap { $0 } + [
        ("tolerated_effort", .double(rules.toleratedEffort)), ("easy_effort", .double(rules.easyEffort)),
        ("hard_effort", .double(rules.hardEffort)), ("extra_reps", .int(rules.extraReps)), ("failed_sets", .int(rules.failedSets)),
        ("decline", .double(rules.decline)), ("cut", .range(rules.cut)),
        (
          "pain",
          .object([
            ("hold", .int(rules.pain.hold)), ("remove", .int(rules.pain.remove)), ("stop", .int(rules.pain.stop)),
            ("days", .int(rules.pain.days)),
          ])
        ), ("radiating", .array(rules.radiating.map { .string($0) })), ("denying", .array(rules.denying.map { .string($0) })),
        ("load_limit", .double(rules.loadLimit)), ("reps", .range(rules.reps)), ("change", .range(rules.change)),
      ])
  }
}
