import Rulebook
import TrainingModel

extension ProgressStage {
  /// Every exercise with its role's numbers, its model and what that makes of the four weeks.
  func explain(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    var lines: [ExplanationLine] = []
    for session in draft.sessions where !session.slots.isEmpty {
      lines.append(ExplanationLine("\(context.weekday(of: session)), \(session.template.focus)"))
      for slot in draft.slots[session.slots] {
        let facts = context.rules.facts[slot.exercise.index]
        let body = context.lifting(slot.exercise).liftsBody ? " with the body" : ""
        let known =
          slot.oneRepMax > 0 ? ", from a 1RM of \(Load(hundredths: Int32(slot.oneRepMax))) \(context.client.units.id)\(body)" : ""
        let lifting = context.lifting(slot.exercise)
        let weeks = slot.weeks.indices.map { Self.text(slot.weeks[$0], facts.measure, lifting, context.client.units) }
        lines.append(
          ExplanationLine(
            "\(context.rulebook[slot.exercise].name)\(known): \(weeks.joined(separator: "; "))", rule: slot.progression, depth: 1))
        lines.append(
          ExplanationLine("by its role: \(context.rulebook[slot.prescription.rule].text)", rule: slot.prescription.rule, depth: 2))
      }
    }
    return lines
  }

  /// `8–10 reps at 60 kg, RIR 3`.
  private static func text(_ week: WeekPrescription, _ measure: Measure, _ lifting: Lifting, _ unit: LoadUnit) -> String {
    let (low, high) = (week.reps.lowerBound, week.reps.upperBound)
    let amount = low == high ? "\(low)" : "\(low)–\(high)"
    let basis = lifting.basis == .perHand ? .total : lifting.basis
    let load =
      week.load.map { " \(basis == .assist ? "with" : "at") \(PrescriptionWords().load(lifting.written($0), unit, basis))" } ?? ""
    return "\(amount) \(measure.words)\(load)" + (week.rir.map { ", RIR \($0)" } ?? "")
  }
}
