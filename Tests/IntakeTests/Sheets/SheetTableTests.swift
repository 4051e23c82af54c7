import Editing
import Testing
import TrainingModel

@testable import Intake

@Suite struct SheetTableTests {
  private let sheet = SampleSheet()

  @Test func everyCellIsAValue() throws {
    let lines = try readSheet(sheet.text())
    try #require(lines.count == 4)
    #expect(lines.map(\.line) == [2, 3, 4, 5])
    let first = lines[0]
    #expect(first.rowID == RowID(text: "rbcdfghjklmnp") && first.clientID == "c-1042")
    #expect(first.planStart == CalendarDate(iso: "2026-11-23") && first.date == CalendarDate(iso: "2026-11-23"))
    #expect(first.week == 1 && first.status == "pending" && first.revision == 3 && !first.isDeleted)
    #expect(first.order == .some(1) && first.superset == "A" && first.exerciseID == "bench_press" && first.exerciseName == "Bench Press")
    #expect(first.kind == .work && first.measure == .reps && first.sets == 3 && first.repsMin == 8 && first.repsMax == .some(12))
    #expect(first.load == .some(Load(hundredths: 6250)) && first.unit == .kg && first.basis == .total)
    #expect(first.target == "85 % TM" && first.rir == .some(2) && first.rest == 120 && first.tempo == "2-0-1-0")
    #expect(first.note == "slow, then \"fast\"")
    #expect(lines[1].repsMax == .some(nil) && lines[1].load == .some(nil) && lines[1].rir == .some(nil) && lines[1].tempo == "")
    #expect(lines[1].note == "two\nlines" && lines[1].exerciseName == "Unterarmstütz" && lines[1].superset == "")
    #expect(lines[2].load == .some(Load(hundredths: 125)) && lines[2].tempo == "3-0-X-0" && lines[2].kind == .amrap)
    #expect(lines[3].clientID == "z_9.b" && lines[3].unit == .lb && lines[3].measure == .minutes && lines[3].rest == 0)
  }

  @Test func aColumnThatIsGoneSaysNothing() throws {
    var sheet = sheet
    for column in ["note", "reps_max", "load", "sets", "status", "revision", "week", "order"] {
      let place = try #require(sheet.columns.firstIndex(of: column))
      sheet.columns.remove(at: place)
      for row in sheet.rows.indices { sheet.rows[row].remove(at: place) }
    }
    let line = try #require(try readSheet(sheet.text()).first)
    #expect(line.note == nil && line.repsMax == nil && line.load == nil && line.sets == nil && line.status == nil && line.revision == nil)
    #expect(line.week == nil && line.order == nil && line.repsMin == 8)
  }
}
