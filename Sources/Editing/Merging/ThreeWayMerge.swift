import TrainingModel

/// Brings together what two people made of the same block: what the store says now, and what a sheet says that was written earlier.
///
/// Changes that don't touch merge, equal changes are one. Those that do touch are conflicts: the store's word stays until somebody decides.
/// The result is always a well-formed block.
package struct ThreeWayMerge: Sendable {
  /// The merged block, at the store's revision.
  package private(set) var plan: EditablePlan
  /// What both changed in different ways, in calendar order; where `prefer` was given, these are decided.
  package private(set) var conflicts: [MergeConflict] = []

  private let base, theirs, yours: EditablePlan
  private let prefer: MergePreference?

  /// - Parameters:
  ///   - base: the block as it stood when the sheet was written.
  ///   - theirs: the block as it stands in the store.
  ///   - yours: the block as the sheet says.
  ///   - prefer: whose word counts where both changed the same; nil leaves the store's in place.
  package init(base: EditablePlan, theirs: EditablePlan, yours: EditablePlan, prefer: MergePreference? = nil) {
    (self.base, self.theirs, self.yours, self.prefer) = (base, theirs, yours, prefer)
    plan = theirs
    // A sheet that comes back a second time says what the store has taken from it already.
    if yours.saysTheSame(as: theirs) { return }
    mergeRows()
    mergeSequences()
    mergeSessions()
    plan.sort()
    conflicts.sort { ($0.day, $0.subject, $0.cell) < ($1.day, $1.subject, $1.cell) }
  }

  private mutating func mergeRows() {
    let known = Self.byID(base.rows)
    let mine = Self.byID(yours.rows)
    let here = Self.byID(theirs.rows)
    var rows: [PlanRow] = []
    for id in Set(here.keys).union(mine.keys).sorted() {
      let merge = RowMerge(base: known[id], theirs: here[id], yours: mine[id], start: plan.planStart, prefer: prefer)
      if let row = merge.row { rows.append(row) }
      conflicts += merge.conflicts
    }
    plan.rows = rows
  }

  private static func byID(_ rows: [PlanRow]) -> [RowID: PlanRow] {
    Dictionary(rows.map { ($0.rowID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func mergeSequences() {
    let (before, here, mine) = (Self.byDay(base.rows), Self.byDay(theirs.rows), Self.byDay(yours.rows))
    let members = Dictionary(grouping: plan.rows.indices, by: { plan.rows[$0].planDay })
    for (day, places) in members {
      let rows = Dictionary(uniqueKeysWithValues: places.map { (plan.rows[$0].rowID, $0) })
      let (old, their, your) = (before[day] ?? [], here[day] ?? [], mine[day] ?? [])
      let merge = SequenceMerge(
        Set(rows.keys), base: old.map(\.rowID), theirs: their.map(\.rowID), yours: your.map(\.rowID), prefer: prefer)
      let orders = [old, their, your].map { Dictionary($0.map { ($0.rowID, $0.order) }, uniquingKeysWith: { first, _ in first }) }
      let wanted = merge.rows.map { Self.number(base: orders[0][$0], theirs: orders[1][$0], yours: orders[2][$0], merge.followsYours) }
      for (row, number) in zip(merge.rows, RowOrders.keeping(wanted)) { if let place = rows[row] { plan.rows[place].order = number } }
      guard merge.isDisputed else { continue }
      conflicts.append(
        MergeConflict(
          subject: .sequence, rowID: nil, day: day, exercise: "", field: .order, base: old.exerciseWords, theirs: their.exerciseWords,
          yours: your.exerciseWords))
    }
  }

  private static func byDay(_ rows: [PlanRow]) -> [PlanDay: [PlanRow]] {
    Dictionary(grouping: rows.sorted(by: PlanRow.isInOrder), by: \.planDay)
  }

  /// The number that a row of the day asks for: that of who changed it.
  private static func number(base: Int?, theirs: Int?, yours: Int?, _ followsYours: Bool) -> Int? {
    guard let theirs else { return yours }
    guard let yours else { return theirs }
    if theirs == base { return yours }
    if yours == base { return theirs }
    return followsYours ? yours : theirs
  }

  private mutating func mergeSessions() {
    let plans = [base, theirs, yours].map { plan in
      Dictionary(plan.sessions.map { (PlanDay(week: $0.week, day: $0.day), $0) }, uniquingKeysWith: { first, _ in first })
    }
    let trained = Set(plan.rows.map(\.planDay))
    let idle = [theirs, yours].map { plan in
      Set(plan.sessions.map { PlanDay(week: $0.week, day: $0.day) }).subtracting(plan.rows.map(\.planDay))
    }
    plan.sessions = Set(plans.flatMap(\.keys)).union(trained).compactMap { day in
      let (old, their, your) = (plans[0][day], plans[1][day], plans[2][day])
      let changed = their == old ? your : your == old ? their : prefer == .sheet ? your : their
      if trained.contains(day) { return changed ?? their ?? your ?? old ?? .extra(day) }
      // A session loses its last row and goes; one that never had any stays.
      return idle.contains { $0.contains(day) } ? changed : nil
    }
  }
}
