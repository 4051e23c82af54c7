import TrainingModel

/// Merges one row, cell by cell; its place among the rows of its day is not looked at.
struct RowMerge {
  /// The row as it is in the end; nil where it is deleted.
  private(set) var row: PlanRow?
  private(set) var conflicts: [MergeConflict] = []
  private let base: PlanRow?
  private let prefer: MergePreference?

  init(base: PlanRow?, theirs: PlanRow?, yours: PlanRow?, start: CalendarDate, prefer: MergePreference?) {
    (self.base, self.prefer) = (base, prefer)
    switch (theirs, yours) {
    case (nil, nil): row = nil
    case (let kept?, nil), (nil, let kept?):
      guard let base else {
        row = kept
        return
      }
      if kept.saysTheSame(as: base) { return }
      let isDeletedHere = yours == nil
      row = isDeletedHere == (prefer == .sheet) ? nil : kept
      let words = { (row: PlanRow) in row.words(from: start) }
      conflicts = [
        MergeConflict(
          subject: .row, rowID: base.rowID, day: kept.planDay, exercise: kept.exercise, field: .day, base: words(base),
          theirs: theirs.map(words), yours: yours.map(words))
      ]
    case (let theirs?, let yours?): merge(theirs, yours, start)
    }
  }

  private mutating func merge(_ theirs: PlanRow, _ yours: PlanRow, _ start: CalendarDate) {
    var merged = theirs
    let isOtherExercise = theirs.exercise != yours.exercise
    let together = RowColumn.ofTheExercise
    // A load for one exercise says nothing about another.
    let isTogether =
      isOtherExercise && together.contains { isChanged($0, theirs) } && together.contains { isChanged($0, yours) }
    for field in [RowColumn.day] + RowColumn.contents where !theirs.isSame(field, as: yours) {
      let isGroup = isTogether && together.contains(field)
      if !isGroup, !isChanged(field, yours) { continue }
      if !isGroup, !isChanged(field, theirs) {
        merged.take(field, from: yours)
        continue
      }
      if prefer == .sheet { merged.take(field, from: yours) }
      conflicts.append(
        MergeConflict(
          subject: .cell, rowID: theirs.rowID, day: theirs.planDay, exercise: theirs.exercise, field: field,
          base: base.map { $0.text(of: field, from: start) }, theirs: theirs.text(of: field, from: start),
          yours: yours.text(of: field, from: start)))
    }
    if let base, theirs.reasons == base.reasons { merged.reasons = yours.reasons }
    row = merged
  }

  private func isChanged(_ field: RowColumn, _ row: PlanRow) -> Bool { base.map { !row.isSame(field, as: $0) } ?? true }
}
