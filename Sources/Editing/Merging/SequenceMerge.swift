import TrainingModel

/// Merges the order of one day's rows as three people know it.
struct SequenceMerge {
  /// All rows of the day in their order.
  private(set) var rows: [RowID]
  /// Whether both changed the order, in different ways.
  private(set) var isDisputed = false
  /// Whether the order follows that of the sheet.
  private(set) var followsYours = false

  /// - Parameters:
  ///   - members: the rows that the day has in the end.
  ///   - base: the day's rows as both found them.
  ///   - theirs: the day's rows in the store.
  ///   - yours: the day's rows in the sheet.
  init(_ members: Set<RowID>, base: [RowID], theirs: [RowID], yours: [RowID], prefer: MergePreference?) {
    let (theirs, yours) = (theirs.filter(members.contains), yours.filter(members.contains))
    let (inTheirs, inYours) = (Set(theirs), Set(yours))
    let common = theirs.filter(inYours.contains)
    let commonByYours = yours.filter(inTheirs.contains)
    if common != commonByYours {
      let found = base.filter { inTheirs.contains($0) && inYours.contains($0) }
      let known = Set(found)
      let theyChanged = common.filter(known.contains) != found
      let youChanged = commonByYours.filter(known.contains) != found
      // Where neither moved what was there, both brought the same rows to different places.
      isDisputed = theyChanged == youChanged
      followsYours = isDisputed ? prefer == .sheet : youChanged
    }
    let (lead, other) = followsYours ? (yours, theirs) : (theirs, yours)
    rows = lead
    let led = Set(lead)
    var before: RowID?
    for row in other {
      if !led.contains(row) {
        let place = before.flatMap { rows.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        rows.insert(row, at: place)
      }
      before = row
    }
  }
}
