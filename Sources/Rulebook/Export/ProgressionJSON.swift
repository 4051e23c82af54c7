import TrainingModel

/// The models of progression with their parameters.
extension RulebookJSON {
  func progression(_ rule: ProgressionRule) -> JSONValue {
    .object(
      [
        ("id", .string(rule.id)), ("when", when(rule.when)), ("exposures", .int(rule.exposures)), ("model", .string(rule.model.name.id)),
        ("weekly_cap", .double(rule.weeklyCap)), ("growth", .double(rule.growth)),
      ] + parameters(rule.model))
  }

  private func parameters(_ model: ProgressionModel) -> Members {
    switch model {
    case .linear(let step), .twoForTwo(let step):
      return [("step", .object([("upper", self.step(step.upper)), ("lower", self.step(step.lower))]))]
    case .percentWave(let wave):
      let weeks = byPhase(wave.weeks) { .object([("reps", .int($0.reps)), ("percent", .double($0.percent))]) }
      return [("weeks", weeks)] + (wave.trainingMax.map { [("training_max", .double($0))] } ?? [])
    case .undulating(let days): return [("days", .array(days.map { .range($0) }))]
    case .step(let parts): return [("weeks", byPhase(parts) { .double($0) })]
    case .doubleProgression, .rirRamp, .ladder: return []
    }
  }

  private func byPhase<Value>(_ table: PhaseTable<Value>, _ write: (Value) -> JSONValue) -> JSONValue {
    .object(Phase.allCases.map { ($0.id, write(table[$0])) })
  }

  private func step(_ step: LoadStep) -> JSONValue {
    .object([("kg", .double(Double(step.kg) / 100)), ("lb", .double(Double(step.lb) / 100))])
  }
}
