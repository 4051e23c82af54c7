import Rulebook
import TrainingModel

extension ProgrammeStage {
  /// Which programme is followed from where, and what it carries when the block begins.
  func explain(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    guard let id = context.client.template, let record = draft.programme, let subject = draft.subject else { return [] }
    let template = context.rulebook[id]
    let programme = Programme(template, draft, subject, context)
    let state = ProgrammeText(template: template, rulebook: context.rulebook)
      .state(record.state, fresh: programme.fresh, unit: programme.unit)
    let days = Set(record.sessions.map(\.day)).sorted().map(String.init).joined(separator: ", ")
    var lines = [
      ExplanationLine("the programme \(template.name) is followed on days \(days) of the week", rule: template.rule),
      ExplanationLine("\(state.position) of its sessions lie behind the client", depth: 1),
    ]
    for (track, carried) in state.tracks.enumerated() {
      guard let scheme = programme.scheme(track), scheme.keeps.kind != .none else { continue }
      let name = context.rulebook[programme.exercise(track, carried)].name
      let kind = scheme.keeps.kind == .trainingMax ? "training max" : "load"
      let weight = carried.weight.map { "begins the block with a \(kind) of \(Load(hundredths: $0)) \(programme.unit)" }
      lines.append(ExplanationLine("\(name) \(weight ?? "has its \(kind) found by effort")", rule: scheme.rule, depth: 1))
    }
    return lines
  }
}
