import Rulebook
import TrainingModel

/// Where a strand of a running block stands: what was last done of it, what was left out since, and what comes next.
struct StrandCourse {
  /// What the last time asked to lift in hundredths, and what it asked for before logs had changed it; nil where nothing was done.
  let asked: (now: Double, base: Double)?
  /// How much the block's own progress is that nobody has earned: 1 where none is.
  private let growths: (held: Double, repeated: Double)
  /// The last day on which it was left out although something was done on it or after it; nil where none was.
  let missed: CalendarDate?

  /// nil where nothing of it is still to come, or nothing is known of it yet.
  ///
  /// - Parameters:
  ///   - lifting: How its loads become what is lifted.
  ///   - bases: What rows asked for before logs changed them.
  ///   - last: The last day of the block on which something was done: what is after it may still be logged.
  init?(
    _ strand: PlanStrand, _ block: PastBlock, _ lifting: Lifting, bases: [RowID: Load], last: PlanDay, done: Set<PlanDay>,
    isOpen: (PastRow) -> Bool
  ) {
    func base(_ row: PastRow) -> Double? { (bases[row.id] ?? row.load).map(lifting.lifted) }
    let hard = strand.rows.filter { block.phase($0.week) != .deload }
    let exposed = strand.exposures.first.flatMap { latest in hard.firstIndex { $0.id == latest.row } }
    // Only easy sessions may be left.
    let next = hard.firstIndex(where: isOpen) ?? hard.count
    guard strand.rows.contains(where: isOpen) else { return nil }
    let skipped = hard.indices.filter { place in
      let day = PlanDay(week: hard[place].week, day: hard[place].day)
      let isDone = strand.exposures.contains { $0.row == hard[place].id }
      return place < next && place > exposed ?? -1 && day <= last && !isDone
    }
    guard exposed != nil || !skipped.isEmpty else { return nil }
    missed = skipped.last.map { block.start.date(of: PlanDay(week: hard[$0].week, day: hard[$0].day)) }
    if let exposed, let now = hard[exposed].load, let before = base(hard[exposed]) {
      asked = (lifting.lifted(now), before)
    } else {
      asked = nil
    }
    func growth(_ steps: Int) -> Double {
      guard steps > 0, next < hard.count else { return 1 }
      let from = hard[max(next - steps, exposed ?? 0)]
      let to = hard[next]
      guard let low = base(from), let high = base(to), low > 0, high > low else { return 1 }
      // Fewer repetitions let more be lifted without anybody being stronger.
      let rir = from.rir ?? 2
      let grown =
        (high / EffortTable.part(reps: to.reps.upperBound, rir: rir)) / (low / EffortTable.part(reps: from.reps.upperBound, rir: rir))
      return min(max(1, grown), high / low)
    }
    growths = (growth(skipped.count), growth(skipped.count + (exposed == nil ? 0 : 1)))
  }

  /// The part of the block's own progress that was not earned, as a factor.
  func growth(isRepeated: Bool) -> Double { isRepeated ? growths.repeated : growths.held }

  /// The same for the same sets as they were written, whatever the client weighs by now.
  func evidence(_ exposures: [Exposure], _ first: RowID, _ lifting: Lifting) -> UInt64 {
    var hash = StableHash("\(first)".utf8)
    hash.take(UInt64(bitPattern: Int64(missed?.dayNumber ?? -1)))
    for exposure in exposures.prefix(3) {
      hash.take(UInt64(bitPattern: Int64(exposure.date.dayNumber)))
      hash.take(UInt64(bitPattern: Int64(exposure.missingSets)))
      hash.take(UInt64(bitPattern: Int64(exposure.pain)))
      hash.take(exposure.radiates ? 1 : 0)
      for set in exposure.sets {
        hash.take(UInt64(bitPattern: Int64(set.amount)))
        hash.take(UInt64(bitPattern: Int64(lifting.noted(set.load))))
        hash.take((set.effort ?? -1).bitPattern)
      }
    }
    return hash.value
  }
}
