import Testing
import TrainingModel

@testable import Editing

/// Two people, one plan.
@Suite struct ThreeWayMergeTests {
  private let base = SmallPlan.make()

  private func merge(_ theirs: EditablePlan, _ yours: EditablePlan, prefer: MergePreference? = nil) -> ThreeWayMerge {
    ThreeWayMerge(base: base, theirs: theirs, yours: yours, prefer: prefer)
  }

  @Test func changesThatDontTouchMergeAndEqualOnesAreOne() {
    var (theirs, yours) = (base, base)
    theirs.rows[0].sets = 4
    theirs.rows[1].rest = 90
    yours.rows[0].note = "slowly"
    yours.rows[1].rest = 90
    let merged = merge(theirs, yours)
    #expect(merged.conflicts.isEmpty)
    #expect(merged.plan.rows[0].sets == 4 && merged.plan.rows[0].note == "slowly" && merged.plan.rows[1].rest == 90)
  }

  @Test func theSameCellChangedTwiceWaitsAndIsDecidedByPreference() throws {
    var (theirs, yours) = (base, base)
    theirs.rows[0].sets = 4
    yours.rows[0].sets = 5
    let merged = merge(theirs, yours)
    let conflict = try #require(merged.conflicts.first)
    #expect(merged.conflicts.count == 1 && conflict.field == .sets)
    #expect([conflict.base, conflict.theirs, conflict.yours] == ["3", "4", "5"])
    #expect(merged.plan.rows[0].sets == 4)
    #expect(merge(theirs, yours, prefer: .sheet).plan.rows[0].sets == 5)
    #expect(merge(theirs, yours, prefer: .store).plan.rows[0].sets == 4)
    #expect(!conflict.isSettled(by: merged.plan))
    #expect(conflict.isSettled(by: merge(theirs, yours, prefer: .sheet).plan))
  }

  @Test func aLoadForOneExerciseIsNoneForAnother() {
    var (theirs, yours) = (base, base)
    theirs.rows[0].exercise = "leg_press"
    theirs.rows[0].load = nil
    theirs.rows[0].target = "find by effort"
    yours.rows[0].load = Load(hundredths: 6500)
    yours.rows[0].sets = 5
    let merged = merge(theirs, yours)
    #expect(merged.plan.rows[0].exercise == "leg_press" && merged.plan.rows[0].load == nil && merged.plan.rows[0].sets == 5)
    #expect(Set(merged.conflicts.map(\.field)) == [.exercise, .load, .target])
    let own = merge(theirs, yours, prefer: .sheet).plan.rows[0]
    #expect(own.exercise == "squat" && own.load == Load(hundredths: 6500) && own.target.isEmpty)
  }

  @Test func deletionAgainstChangeWaits() throws {
    var (theirs, yours) = (base, base)
    let row = yours.rows.remove(at: 0)
    theirs.rows[0].sets = 4
    #expect(merge(base, yours).plan == yours)
    let merged = merge(theirs, yours)
    #expect(try #require(merged.conflicts.first).subject == .row && merged.plan.rows.contains { $0.rowID == row.rowID })
    #expect(!merge(theirs, yours, prefer: .sheet).plan.rows.contains { $0.rowID == row.rowID })
    #expect(merge(yours, theirs, prefer: .sheet).plan.rows.contains { $0.rowID == row.rowID })
  }

  @Test func ordersAgainstEachOtherWaitAndNewRowsFindTheirPlace() {
    var (theirs, yours) = (base, base)
    let thursday = base.rows.indices.filter { base.rows[$0].week == 1 && base.rows[$0].day == 4 }
    for (place, order) in zip(thursday, [2, 1, 3]) { theirs.rows[place].order = order }
    for (place, order) in zip(thursday, [1, 3, 2]) { yours.rows[place].order = order }
    theirs.sort()
    yours.sort()
    #expect(merge(theirs, yours).conflicts.map(\.subject) == [.sequence])
    #expect(merge(theirs, yours).plan.rows == theirs.rows)
    #expect(merge(theirs, yours, prefer: .sheet).plan.rows == yours.rows)
    var longer = base
    var row = base.rows[thursday[0]]
    row.rowID = RowID(rawValue: 5)
    row.order = 4
    longer.rows.append(row)
    longer.sort()
    let merged = merge(theirs, longer)
    #expect(merged.conflicts.isEmpty)
    #expect(merged.plan.rows(week: 1, day: 4).map(\.exercise) == ["plank", "press", "curl", "press"])
  }

  // MARK: Properties

  @Test(arguments: 0..<40) func mergingWithNobodyElseIsWhatOneSaid(seed: Int) {
    var edits = RandomEdits(UInt64(seed))
    let other = edits.edit(base, days: 1...28, count: 12)
    #expect(merge(other, base).plan == other && merge(other, base).conflicts.isEmpty)
    #expect(merge(base, other).plan == other && merge(base, other).conflicts.isEmpty)
    #expect(merge(other, other).plan == other && merge(other, other).conflicts.isEmpty)
  }

  @Test(arguments: 0..<40) func editsOfDifferentDaysCommute(seed: Int) {
    var edits = RandomEdits(UInt64(seed) + 1000)
    let first = edits.edit(base, days: 1...14, count: 8)
    let second = edits.edit(base, days: 15...28, count: 8)
    let (one, other) = (merge(first, second), merge(second, first))
    #expect(one.plan.rows == other.plan.rows && one.plan.sessions == other.plan.sessions)
    #expect(one.conflicts.isEmpty && other.conflicts.isEmpty)
  }

  @Test(arguments: 0..<60) func nothingTypedIsLostAndTheResultIsWellFormed(seed: Int) {
    var edits = RandomEdits(UInt64(seed) + 2000)
    let theirs = edits.edit(base, days: 1...28, count: 10)
    let yours = edits.edit(base, days: 1...28, count: 10)
    for prefer in [nil, MergePreference.sheet, .store] {
      let merged = merge(theirs, yours, prefer: prefer)
      expectWellFormed(merged.plan)
      let disputed = Set(merged.conflicts.map(\.cell))
      for row in yours.rows {
        let old = base.rows.first { $0.rowID == row.rowID }
        let new = merged.plan.rows.first { $0.rowID == row.rowID }
        for field in RowColumn.contents + [.day] where old.map({ !row.isSame(field, as: $0) }) ?? true {
          let isThere = new.map { $0.isSame(field, as: row) } ?? false
          #expect(isThere || disputed.contains("\(row.rowID) \(field)") || disputed.contains("\(row.rowID)"), "\(field) of \(row.rowID)")
        }
      }
      for row in base.rows where !yours.rows.contains(where: { $0.rowID == row.rowID }) {
        let isGone = !merged.plan.rows.contains { $0.rowID == row.rowID }
        #expect(isGone || disputed.contains("\(row.rowID)"))
      }
    }
  }

  private func expectWellFormed(_ plan: EditablePlan) {
    #expect(Set(plan.rows.map(\.rowID)).count == plan.rows.count)
    #expect(Set(plan.rows.map { [$0.week, $0.day, $0.order] }).count == plan.rows.count)
    #expect(plan.rows.allSatisfy { $0.order >= 1 })
    #expect(Set(plan.sessions.map { [$0.week, $0.day] }) == Set(plan.rows.map { [$0.week, $0.day] }))
    var sorted = plan
    sorted.sort()
    #expect(sorted == plan)
  }
}
