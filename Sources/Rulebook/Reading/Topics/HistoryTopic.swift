import Findings
import TrainingModel

extension RuleDecoder {
  /// What a pause of some length asks for.
  func layoff(_ entry: Entry) -> LayoffRule {
    decode(entry) { map, rule in
      let week = Form<(sets: Double, load: Double)>.map { week in
        (week.required("sets", .part(), or: 1), week.required("load", .part(), or: 1))
      }
      let weeks = map.required("weeks", .list(week, repeats: true), or: [])
      if weeks.count > 4 { map.reader("weeks")?.complain(.rulesRange, "a block has 4 weeks, these are \(weeks.count)") }
      return LayoffRule(
        id: entry.id, days: map.required("days", .range(.daysOff), or: 0...0), weeks: Array(weeks.prefix(4)),
        leastRIR: map.optional("rir", .whole(.rir)) ?? 0, isReturn: map.optional("return", .flag) ?? true,
        startsAgain: map.optional("starts_again", .flag) ?? false, rule: rule)
    }
  }

  /// What follows where a client did only a part of the sessions.
  func completion(_ entry: Entry) -> CompletionRule {
    decode(entry) { map, rule in
      CompletionRule(
        id: entry.id, done: map.required("done", .decimals(.part), or: 0...0), sets: map.required("sets", .part(), or: 1),
        week: map.required("loads_of_week", .whole(.week), or: 1), repeats: map.optional("repeats", .flag) ?? false, rule: rule)
    }
  }

  /// What earlier blocks and logged sets change about the next block.
  func history(_ map: MapReader, layoffs: [LayoffRule], completion: [CompletionRule]) -> HistoryRules {
    var history = HistoryRules()
    history.rule = reference("history", at: map.place, "what last month and the logs change about this month")
    (history.layoffs, history.completion) = (layoffs, completion)
    history.openDays = map.required("open_days", .whole(.daysOff), or: history.openDays)
    history.liftDays = map.required("lift_days", .whole(.daysOff), or: history.liftDays)
    history.volumeRise = map.required(
      "volume_rise", .map { ($0.required("part", .part(), or: 0), $0.required("sets", .number(.weeklySets), or: 0)) },
      or: history.volumeRise)
    history.withoutLogs = map.optional("without_logs", .word("way to go on without logs")) ?? history.withoutLogs
    history.strength = map.required("strength", .map(strength), or: history.strength)
    history.logs = map.required("logs", .map(logs), or: history.logs)
    map.finish()
    return history
  }

  private func strength(_ map: MapReader) -> StrengthRules {
    var rules = StrengthRules()
    rules.measured = map.required("measured", .part(), or: rules.measured)
    rules.topSets = max(1, map.required("top_sets", .whole(.count), or: rules.topSets))
    rules.mostReps = map.required("most_reps", .whole(.reps), or: rules.mostReps)
    rules.rise = Experience.allCases.map { map.required($0.id, .part(), or: rules.rise[Int($0.rawValue)]) }
    rules.fall = map.required("fall", .part(), or: rules.fall)
    return rules
  }

  private func logs(_ map: MapReader) -> LogRules {
    var rules = LogRules()
    rules.toleratedEffort = map.required("tolerated_effort", .number(.effort), or: rules.toleratedEffort)
    rules.easyEffort = map.required("easy_effort", .number(.effort), or: rules.easyEffort)
    rules.hardEffort = map.required("hard_effort", .number(.effort), or: rules.hardEffort)
    rules.extraReps = map.required("extra_reps", .whole(.extraReps), or: rules.extraReps)
    rules.failedSets = map.required("failed_sets", .whole(.count), or: rules.failedSets)
    rules.decline = map.required("decline", .part(), or: rules.decline)
    let cut = map.required("cut", .decimals(.part), or: 5...10)
    rules.cut = cut.lowerBound / 100...cut.upperBound / 100
    rules.pain = map.required(
      "pain",
      .map { pain in
        (
          pain.required("hold", .whole(.pain), or: 1), pain.required("remove", .whole(.pain), or: 4),
          pain.required("stop", .whole(.pain), or: 7), pain.optional("days", .whole(.daysOff)) ?? rules.pain.days
        )
      }, or: rules.pain)
    rules.stall = map.optional(
      "stall",
      .map { stall in
        (
          stall.required("days", .whole(.daysOff), or: 28), stall.required("advanced", .whole(.daysOff), or: 42),
          stall.required("swap", .whole(.daysOff), or: 56)
        )
      })
    rules.radiating = (map.optional("radiating", .list(.text)) ?? []).map { $0.lowercased() }.filter { !$0.isEmpty }
    rules.denying = (map.optional("denying", .list(.text)) ?? []).map { $0.lowercased() }
    rules.loadLimit = map.required("load_limit", .part(), or: rules.loadLimit)
    rules.reps = map.required("reps", .range(.loggedReps), or: rules.reps)
    let change = map.required("change", .decimals(.change), or: -40...60)
    rules.change = change.lowerBound / 100...change.upperBound / 100
    return rules
  }
}
