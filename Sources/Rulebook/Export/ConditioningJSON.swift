import TrainingModel

/// Heart rates, efforts and intervals.
extension RulebookJSON {
  var conditioning: JSONValue {
    let rules = rulebook.conditioning
    let formulas = rules.maxHeartRate.map { formula -> JSONValue in
      .object([
        ("id", .string(formula.id)), ("when", when(formula.when)), ("base", .double(formula.base)), ("per_year", .double(formula.perYear)),
      ])
    }
    return .object([
      ("weekly_ramp", .double(rules.weeklyRamp)), ("max_heart_rate", .array(formulas)), ("efforts", .array(rules.efforts.map(effort))),
      (
        "intervals",
        .object([
          ("exercises", exercises(rules.intervals.exercises)), ("when", when(rules.intervals.when)),
          ("healthy_only", .bool(rules.intervals.healthyOnly)), ("per_week", .int(rules.intervals.perWeek)),
          (
            "beside_lifting",
            .object([("days", .int(rules.intervals.besideLifting.days)), ("per_week", .int(rules.intervals.besideLifting.perWeek))])
          ),
        ])
      ),
    ])
  }

  private func effort(_ effort: ConditioningEffort) -> JSONValue {
    var members: Members = [("id", .string(effort.id)), ("when", when(effort.when))]
    if let isInterval = effort.isInterval { members.append(("interval", .bool(isInterval))) }
    if let isRecovery = effort.isRecovery { members.append(("recovery", .bool(isRecovery))) }
    if let heartRate = effort.heartRate { members.append(("heart_rate", .range(heartRate))) } else { members.append(("talk", .bool(true))) }
    if let note = effort.note { members.append(("note", .string(rulebook.notes[note.index]))) }
    return .object(members)
  }
}
