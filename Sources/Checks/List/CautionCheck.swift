import Findings
import TrainingModel

extension RowCheck {
  /// Every session says what the client's conditions have them mind, whoever wrote it.
  static let caution = RowCheck(
    .checkCaution, section: "plans 1",
    examples: [
      .trips("nobody says it") { $0.condition.note = Scene.sentence },
      .trips("one session doesn't say it") { scene in
        scene.condition.note = Scene.sentence
        scene.sayEverywhere()
        scene.first(Scene.row) { $0.note = nil }
      },
      .trips("somebody rewrote the notes and left it out") { scene in
        scene.condition.note = Scene.sentence
        scene.sayEverywhere()
        scene.block.notes = WrittenNotes()
      },
      .passes("every session says it") { scene in
        scene.condition.note = Scene.sentence
        scene.sayEverywhere()
      },
      .passes("the condition's own mark stands in every session") { scene in
        scene.condition.note = Scene.sentence
        for place in scene.block.plan.prescriptions.indices where scene.block.plan.prescriptions[place].exercise == Scene.walk {
          scene.block.plan.prescriptions[place].cautions.insert(ConditionID(0))
        }
      },
      .passes("somebody wrote it in their own notes") { scene in
        scene.condition.note = Scene.sentence
        var notes = WrittenNotes()
        for session in scene.block.plan.sessions { notes.insert(Scene.sentence, week: session.week, day: session.day) }
        scene.block.notes = notes
      },
    ]
  ) { review in
    let sentences = Set(review.held.conditions.members.compactMap { review.rules.conditions[$0.index].note }).sorted()
    if sentences.isEmpty { return [] }
    return review.sessions.flatMap { session in
      session.rows.isEmpty
        ? []
        : sentences.filter { !says($0, session, review) }.map { note in
          let sentence = review.rules.notes[note.index]
          let plain = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
          return Breach(
            "no note of the session says what it has to: \(plain)", week: session.week, day: session.day,
            hint: "write the sentence into the note of one of the session's exercises")
        }
    }
  }

  private static func says(_ note: NoteID, _ session: BlockReview.SessionRows, _ review: BlockReview) -> Bool {
    if let written = review.block.notes { return written.contains(note, week: session.week, day: session.day) }
    return review.plan.prescriptions[session.rows].contains { row in
      row.note == note || (!row.cautions.isEmpty && row.cautions.members.contains { review.rules.conditions[$0.index].note == note })
    }
  }
}

extension Scene {
  /// Writes the sentence of the rules into the rows of every session.
  fileprivate mutating func sayEverywhere() {
    for place in block.plan.prescriptions.indices where block.plan.prescriptions[place].exercise == Scene.row {
      block.plan.prescriptions[place].note = Scene.sentence
    }
  }
}
