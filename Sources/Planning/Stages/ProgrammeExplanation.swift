import Rulebook
import TrainingModel

extension ProgrammeStage {
  /// Which programme it is, and what every session of the four weeks has of it.
  func explain(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    guard let id = context.client.template else { return [] }
    let (rulebook, template, plan) = (context.rulebook, context.rulebook[id], draft.mesocycle)
    var lines = [
      ExplanationLine("the week is not generated, for the profile asks for the programme \(template.name)", rule: template.rule),
      ExplanationLine(
        "it has \(template.daysPerWeek) sessions a week, at least \(template.gap) day\(template.gap == 1 ? "" : "s") apart, and repeats after \(template.phases.count) week\(template.phases.count == 1 ? "" : "s")",
        rule: template.rule),
    ]
    if context.history.programme != nil { lines.append(ExplanationLine("it goes on from where the last block ended")) }
    lines += carried(template, draft, context)
    for step in draft.programme?.steps ?? [] {
      let reason = step.reason(context)
      lines.append(ExplanationLine("\(rulebook[reason.exercise].name): \(reason.sentence)", rule: reason.rule, depth: 1))
    }
    for session in plan.sessions {
      lines.append(ExplanationLine("\(plan.date(week: session.week, day: session.day)), \(session.focus), \(session.minutes) min"))
      let rows = plan.prescriptions.filter { Int($0.week) == session.week && Int($0.day) == session.day && $0.kind != .ramp }
      var next = rows.startIndex
      while next < rows.endIndex {
        let exercise = rows[next].exercise
        let sets = rows[next...].prefix { $0.exercise == exercise }
        let texts = sets.map { Self.text($0, context.client.units) }
        let rule = sets.first?.reasons.rules.first
        lines.append(ExplanationLine("\(rulebook[exercise].name): \(texts.joined(separator: ", "))", rule: rule, depth: 1))
        next += sets.count
      }
    }
    return lines
  }

  /// What each lift carries when the block begins.
  private func carried(_ template: Template, _ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    guard let record = draft.programme?.record, let subject = draft.analysis.subject else { return [] }
    let programme = Programme(template, draft.analysis, subject, context)
    let state = ProgrammeText(template: template, rulebook: context.rulebook)
      .state(record.state, fresh: programme.fresh, unit: programme.unit)
    var lines = [ExplanationLine("\(state.position) of its sessions lie behind the client")]
    for (track, carried) in state.tracks.enumerated() {
      guard let scheme = programme.scheme(track), scheme.keeps.kind != .none else { continue }
      let name = context.rulebook[programme.exercise(track, carried)].name
      let kind = scheme.keeps.kind == .trainingMax ? "training max" : "load"
      let weight = carried.weight.map { "begins the block with a \(kind) of \(Load(hundredths: $0)) \(programme.unit)" }
      lines.append(ExplanationLine("\(name) \(weight ?? "has its \(kind) found by effort")", rule: scheme.rule, depth: 1))
    }
    return lines
  }

  /// `1 × 5+ at 82.5 kg (85 % TM)`.
  private static func text(_ row: Prescription, _ unit: LoadUnit) -> String {
    let words = PrescriptionWords()
    let amount = words.amount(sets: Int(row.sets), Int(row.repsMin), row.repsMax == 0 ? nil : Int(row.repsMax), row.measure)
    let load = row.load.map { " at \(words.load($0, unit, row.loadBasis))" } ?? ""
    return "\(amount)\(load)\(row.target == .none ? "" : " (\(row.target))")"
  }
}
