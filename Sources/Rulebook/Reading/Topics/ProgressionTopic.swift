import Findings
import TrainingModel

extension RuleDecoder {
  /// How load and reps move through the weeks.
  func progression(_ entry: Entry) -> ProgressionRule {
    decode(entry) { map, rule in
      let name: ProgressionModel.Name = map.required("model", .word("model of progression"), or: .doubleProgression)
      return ProgressionRule(
        id: entry.id, when: decisionMatcher(map), exposures: map.optional("exposures", .range(.days))?.lowerBound ?? 1,
        model: model(name, map), weeklyCap: map.optional("weekly_cap", .part()) ?? 0.1, growth: map.optional("growth", .part()) ?? 0,
        rule: rule)
    }
  }

  /// A model with the keys that are its own.
  private func model(_ name: ProgressionModel.Name, _ map: MapReader) -> ProgressionModel {
    switch name {
    case .linear: .linear(regionStep(map, name))
    case .doubleProgression: .doubleProgression
    case .twoForTwo: .twoForTwo(regionStep(map, name))
    case .percentWave:
      .percentWave(
        PercentWave(
          weeks: phases(map, .percentSet, or: PercentSet(reps: 5, percent: 75)), trainingMax: map.optional("training_max", .part())))
    case .rirRamp: .rirRamp
    case .undulating: .undulating(map.required("days", .list(.range(.reps), repeats: true), or: [8...12]))
    case .step: .step(phases(map, .part(), or: 1))
    case .ladder: .ladder
    }
  }

  /// The values of `weeks`, by phase; the first week's has to be there.
  private func phases<Value>(_ map: MapReader, _ form: Form<Value>, or none: Value) -> PhaseTable<Value> {
    map.required(
      "weeks",
      .map { weeks in
        let introduce = weeks.required(Phase.introduce.id, form, or: none)
        return PhaseTable(introduce: introduce) { $0 == .introduce ? introduce : weeks.optional($0.id, form) }
      }, or: PhaseTable(introduce: none))
  }

  private func regionStep(_ map: MapReader, _ name: ProgressionModel.Name) -> RegionStep {
    let none = LoadStep(kg: 0, lb: 0)
    guard let reader = map.reader("step") else {
      complaints.add(
        .rulesMissingKey, "the model '\(name.id)' needs the key 'step'", at: map.place,
        hint: "such as {upper: 2.5 kg or 5 lb, lower: 5 kg or 10 lb}")
      return RegionStep(upper: none, lower: none)
    }
    let step = Form<RegionStep>.map {
      RegionStep(upper: $0.required("upper", .loadStep, or: none), lower: $0.required("lower", .loadStep, or: none))
    }
    return step.read(reader) ?? RegionStep(upper: none, lower: none)
  }
}

extension Form where Value == LoadStep {
  /// An increment in both units: `2.5 kg or 5 lb`.
  static var loadStep: Form {
    .scalar("a step in both units") { text throws(Complaint) in try LoadStep(text: text) }
  }
}

extension Form where Value == PercentSet {
  /// Repetitions and a percentage: `5 @ 80 %`.
  static var percentSet: Form {
    .scalar("repetitions at a percentage") { text throws(Complaint) in
      let parts = text.split(separator: "@", omittingEmptySubsequences: false).map { String($0).trimmed }
      guard parts.count == 2 else {
        throw Complaint(.rulesType, "expected repetitions at a percentage, found \(quoted(text))", hint: "such as '5 @ 80 %'")
      }
      return PercentSet(reps: Int(try Quantity.reps.single(parts[0])), percent: try Quantity.intensity.single(parts[1]))
    }
  }
}
