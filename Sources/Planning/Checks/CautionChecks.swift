import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Whether each session still says what a client's conditions have it say.
  static let cautions: [PlanCheck] = [
    PlanCheck(code: .checkCaution, isSafety: true) { review, _ in
      // Only people take a sentence away; the night has just written it.
      guard let written = review.draft.writtenNotes else { return [] }
      let (notes, rulebook) = (ConditionNotes(review.draft.conditions, review.context.rules), review.context.rulebook)
      var night: Mesocycle??
      return review.sessions.flatMap { session in
        notes.cautions(in: review.plan.prescriptions[session.rows]).compactMap { caution -> Breach? in
          guard !written.contains(caution.note, week: session.week, day: session.day) else { return nil }
          if caution.row == nil {
            // There are more sentences than rows: it is missed where the night found a row for it.
            let own = night ?? review.nightsPlan()
            night = .some(own)
            guard
              own?.prescriptions.contains(where: { $0.week == session.week && $0.day == session.day && $0.note == caution.note }) == true
            else { return nil }
          }
          let sentence = rulebook.notes[caution.note.index]
          let plain = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
          return Breach(
            "no note of the session says what it has to: \(plain)", week: session.week, day: session.day,
            hint: "write the sentence into the note of one of the session's exercises")
        }
      }
    }
  ]
}

extension PlanReview {
  /// What the night would plan for the client; nil where that is nothing.
  fileprivate func nightsPlan() -> Mesocycle? {
    var draft = PlanDraft()
    return PlanningPipeline().run(context, using: &draft, before: .validate).mesocycle
  }
}
