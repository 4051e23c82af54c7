import Checks
import TrainingModel

@testable import Planning

extension WrittenNotes {
  /// The notes of a block as it was planned.
  init(of plan: Mesocycle) {
    self.init()
    for row in plan.prescriptions {
      if let note = row.note { insert(note, week: Int(row.week), day: Int(row.day)) }
    }
  }
}
