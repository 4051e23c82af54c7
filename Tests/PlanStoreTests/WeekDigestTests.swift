import Editing
import Testing
import TrainingModel

@testable import PlanStore

/// Approval hangs on the hash of a week: two weeks that differ in anything that a coach reads never share one.
@Suite struct WeekDigestTests {
  /// Every two neighbouring texts of up to two signs, out of those that the hashed form is cut by and those that its escapes are made of:
  /// the tempo and the note of a row, the note of a row and the superset of the next.
  @Test func noTwoHostileWeeksHashAlike() {
    let signs = "\u{1B}\u{1E}\u{1F}[^_1-".map(String.init)
    let texts = [""] + signs + signs.flatMap { first in signs.map { first + $0 } }
    var inRow: Set<ContentDigest> = []
    var acrossRows: Set<ContentDigest> = []
    for first in texts {
      for second in texts {
        inRow.insert(WeekDigests.digest(of: [row(tempo: first, note: second)], unit: .kg))
        acrossRows.insert(WeekDigests.digest(of: [row(note: first), row(order: 2, superset: second)], unit: .kg))
      }
    }
    #expect(inRow.count == texts.count * texts.count)
    #expect(acrossRows.count == texts.count * texts.count)
  }

  /// What a note brings along can't pass for a second row.
  @Test func aNoteIsNoSecondRow() {
    let rest = ["", "plank", "work", "reps", "3", "8", "", "", "kg", "none", "", "", "60", "", ""].joined(separator: "\u{1F}")
    let note = "slowly\u{1F}\u{1E}1\u{1F}2\u{1F}" + rest
    #expect(
      WeekDigests.digest(of: [row(note: note)], unit: .kg) != WeekDigests.digest(of: [row(note: "slowly"), row(order: 2)], unit: .kg))
  }

  private func row(order: Int = 1, superset: String = "", tempo: String = "", note: String = "") -> PlanRow {
    PlanRow(
      rowID: RowID(seed: 1, place: UInt64(order)), week: 1, day: 1, order: order, superset: superset, exercise: "plank", sets: 3,
      repsMin: 8, repsMax: nil, rest: 60, tempo: tempo, note: note)
  }
}
