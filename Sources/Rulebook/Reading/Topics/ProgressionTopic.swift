import Findings
import TrainingModel

extension RuleDecoder {
  /// The phases of a block's four weeks.
  func block(_ entry: Entry) -> BlockRule {
    decode(entry) { map, rule in
      let weeks = map.required("weeks", .list(.map(self.week), repeats: true), or: [])
      if weeks.count != 4, !map.hasErrors {
        map.reader("weeks")?.complain(.rulesGap, "a block has 4 weeks, this one has \(weeks.count)")
      }
      return BlockRule(id: entry.id, when: decisionMatcher(map), weeks: weeks, rule: rule)
    }
  }

  private func week(_ map: MapReader) -> BlockWeek {
    BlockWeek(
      phase: map.required("phase", .word("phase"), or: .work), sets: map.optional("sets", .part()) ?? 1,
      load: map.optional("load", .part()) ?? 1)
  }

  /// How load and reps move through the weeks.
  func progression(_ entry: Entry) -> ProgressionRule {
    decode(entry) { map, rule in
      let model: ProgressionModel = map.required("model", .word("model of progression"), or: .rirRamp)
      let step = map.optional("step", .map(self.steps))
      if model == .linear, step == nil, !map.hasErrors {
        complaints.add(
          .rulesMissingKey, "a linear progression needs the key 'step'", at: entry.place,
          hint: "such as {upper: 2.5 kg or 5 lb, lower: 5 kg or 10 lb}")
      }
      return ProgressionRule(
        id: entry.id, when: decisionMatcher(map), model: model, weeklyCap: map.optional("weekly_cap", .part()) ?? 0.1, step: step,
        rule: rule)
    }
  }

  private func steps(_ map: MapReader) -> (upper: LoadStep, lower: LoadStep) {
    let none = LoadStep(kg: 0, lb: 0)
    return (map.required("upper", .loadStep, or: none), map.required("lower", .loadStep, or: none))
  }
}

extension Form where Value == LoadStep {
  /// An increment in both units: `2.5 kg or 5 lb`.
  static var loadStep: Form {
    .scalar("a step in both units") { text throws(Complaint) in try LoadStep(text: text) }
  }
}
