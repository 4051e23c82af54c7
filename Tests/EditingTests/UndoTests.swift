import Editing
import SeededNumbers
import Testing
import TrainingModel

/// Whatever was done, taking all of it back gives the very same plan, and bringing all of it back gives its end.
@Suite struct UndoTests {
  /// A block with the list of its revisions, as a store keeps them.
  private struct Book {
    var plan = SmallPlan.make()
    var contents: [Int: EditablePlan] = [:]
    var revisions = [PlanRevision(revision: 1, at: "", who: "nightly", action: .plan)]

    init() { contents[1] = plan }

    /// Stores what is different; returns whether anything was.
    mutating func save(_ changed: EditablePlan, _ action: PlanAction, restores: Int? = nil) -> Bool {
      guard changed.rows != plan.rows || changed.sessions != plan.sessions else { return false }
      let revision = plan.revision + 1
      let days = RowDifference(from: plan.rows, to: changed.rows).days.union(PlanDifference(from: plan, to: changed).sessions.map(\.day))
      let weeks = Set(days.map(\.week)).sorted()
      plan = changed
      plan.revision = revision
      contents[revision] = plan
      revisions.append(PlanRevision(revision: revision, at: "", who: "Marta", action: action, restores: restores, weeks: weeks))
      return true
    }

    mutating func restore(_ step: UndoStack.Step, _ action: PlanAction) throws {
      var changed = plan
      RestoreRevision(try #require(contents[step.restores]), weeks: step.change.weeks).apply(to: &changed)
      // A step that brings nothing back would not become a revision, and so never end.
      #expect(save(changed, action, restores: step.restores))
    }
  }

  /// One change that somebody might make; some are refused, which changes nothing.
  private func change(_ plan: inout EditablePlan, _ random: inout SeededRandom) {
    guard let row = plan.rows.isEmpty ? nil : plan.rows[random.below(plan.rows.count)] else { return }
    let day = PlanDay(week: 1 + random.below(4), day: 1 + random.below(7))
    let own = PlanDay(week: row.week, day: row.day)
    let before = plan
    do {
      switch random.below(9) {
      case 0: try SetCells(CellAssignment(["sets=\(1 + random.below(6))"]), in: [row.rowID], bounds: CellBounds()).apply(to: &plan)
      case 1: RemoveRows([row.rowID]).apply(to: &plan)
      case 2: try MoveRows([row.rowID], to: day, at: random.below(2) == 0 ? nil : 1 + random.below(4)).apply(to: &plan)
      case 3: try MoveSession(from: own, to: day, exchanges: random.below(2) == 0).apply(to: &plan)
      case 4: try ReorderRows(own, sequence: [row.order]).apply(to: &plan)
      case 5: try AddRow(row, on: day, at: 1 + random.below(3)).apply(to: &plan)
      case 6:
        let clip = PlanClip(plan.rows(week: own.week, day: own.day), of: plan, extent: .day)
        let rows = clip.rows.compactMap(\.planRow).map { row -> PlanRow in
          var row = row
          (row.week, row.day) = (day.week, day.day)
          return row
        }
        try PasteRows(rows, sessions: [], replacing: random.below(2) == 0 ? [day] : []).apply(to: &plan)
      case 7: try MoveRows([row.rowID], to: own, at: 1 + random.below(5)).apply(to: &plan)
      default:
        try SetCells(CellAssignment(["superset=\(["A", "B", ""][random.below(3)])"]), in: [row.rowID], bounds: CellBounds()).apply(
          to: &plan)
      }
    } catch {
      plan = before
    }
  }

  private func expectWellFormed(_ plan: EditablePlan, _ seed: UInt64) {
    #expect(Set(plan.rows.map(\.rowID)).count == plan.rows.count, "seed \(seed): an id stands twice")
    let places = plan.rows.map { [$0.week, $0.day, $0.order] }
    #expect(Set(places).count == places.count, "seed \(seed): an order stands twice in a day")
    #expect(plan.rows.allSatisfy { (1...4).contains($0.week) && (1...7).contains($0.day) && $0.order >= 1 }, "seed \(seed)")
    #expect(plan.rows == plan.rows.sorted(by: PlanRow.isInOrder), "seed \(seed): out of order")
    let days = Set(plan.rows.map { PlanDay(week: $0.week, day: $0.day) })
    #expect(Set(plan.sessions.map { PlanDay(week: $0.week, day: $0.day) }) == days, "seed \(seed): sessions don't follow the rows")
    #expect(plan.sessions.count == days.count, "seed \(seed): two sessions on a day")
  }

  @Test(arguments: 1...40) func allBackIsTheStartAndAllForthIsTheEnd(seed: UInt64) throws {
    var random = SeededRandom(seed)
    var book = Book()
    for _ in 0..<25 {
      var changed = book.plan
      change(&changed, &random)
      expectWellFormed(changed, seed)
      _ = book.save(changed, .edit)
      // Now and then somebody goes back and forth on the way.
      if random.below(5) == 0, let step = UndoStack(book.revisions).undo { try book.restore(step, .undo) }
      if random.below(7) == 0, let step = UndoStack(book.revisions).redo { try book.restore(step, .redo) }
    }
    while let step = UndoStack(book.revisions).redo { try book.restore(step, .redo) }
    let end = book.plan
    var steps = 0
    while let step = UndoStack(book.revisions).undo {
      try book.restore(step, .undo)
      steps += 1
      try #require(steps < 100)
    }
    #expect(steps > 0 && book.plan.rows == SmallPlan.make().rows && book.plan.sessions == SmallPlan.make().sessions)
    while let step = UndoStack(book.revisions).redo { try book.restore(step, .redo) }
    #expect(book.plan.rows == end.rows && book.plan.sessions == end.sessions)
  }

  @Test func aNewChangeEndsWhatCouldBeBroughtBack() {
    var revisions = [
      PlanRevision(revision: 1, at: "", who: "nightly", action: .plan), PlanRevision(revision: 2, at: "", who: "Marta", action: .edit),
      PlanRevision(revision: 3, at: "", who: "Marta", action: .undo, restores: 1),
    ]
    #expect(UndoStack(revisions).undo == nil && UndoStack(revisions).redo?.restores == 2)
    revisions.append(PlanRevision(revision: 4, at: "", who: "Jonas", action: .sheet))
    let stack = UndoStack(revisions)
    #expect(stack.redo == nil && stack.undo?.restores == 1 && stack.undo?.change.who == "Jonas")
    revisions.append(PlanRevision(revision: 5, at: "", who: "nightly", action: .plan))
    #expect(UndoStack(revisions).undo == nil, "the night's own plan is the floor")
  }

  /// What the night offers in the place of what waited is taken back in one step; what was approved before it is a step of its own.
  @Test func offersForLogsAreOneStepAsLongAsTheyWait() {
    func revision(_ number: Int, _ action: PlanAction, on base: Int? = nil) -> PlanRevision {
      PlanRevision(revision: number, at: "", who: "nightly", action: action, restores: base)
    }
    var revisions = [revision(1, .plan), revision(2, .adapt), revision(3, .adapt, on: 1), revision(4, .adapt, on: 1)]
    #expect(UndoStack(revisions).undo?.restores == 1 && UndoStack(revisions).undo?.change.revision == 4)
    // The fourth was approved.
    revisions.append(revision(5, .adapt))
    #expect(UndoStack(revisions).undo?.restores == 4)
    revisions.append(revision(6, .undo, on: 4))
    #expect(UndoStack(revisions).undo?.restores == 1 && UndoStack(revisions).redo?.restores == 5)
  }
}
