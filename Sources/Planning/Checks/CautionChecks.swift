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
      return review.sessions.flatMap { session in
        notes.cautions(in: review.plan.prescriptions[session.rows]).compactMap { caution -> Breach? in
          guard !written.contains(caution.note, week: session.week, day: session.day) else { return nil }
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
