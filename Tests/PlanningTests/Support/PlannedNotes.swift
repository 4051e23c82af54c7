import Rulebook
import TrainingModel

@testable import Planning

extension WrittenNotes {
  /// The notes of a block as it was planned.
  init(of plan: Mesocycle, _ rulebook: Rulebook) {
    self.init()
    for row in plan.prescriptions {
      for note in rulebook.sentences(of: row) { insert(note, week: Int(row.week), day: Int(row.day)) }
    }
  }
}

extension Rulebook {
  /// The sentences that stand in the note of a row, those of conditions first.
  func sentences(of row: Prescription) -> [NoteID] { row.cautions.members.compactMap { self[$0].note } + [row.note].compactMap { $0 } }
}
