import Rulebook
import TrainingModel

/// An approved block as it was prescribed.
public struct PastBlock: Sendable, Equatable {
  /// The first day of its week 1.
  public var start: CalendarDate
  /// The day of its last approved session.
  public var lastDay: CalendarDate
  /// The unit of every load in it.
  public var unit: LoadUnit
  /// The phase of each of the four weeks, nil for a week that nobody approved.
  public var phases: [Phase?]
  /// Its working sets: ramp sets, cardio and mobility are left out.
  public var rows: [PastRow]

  public init(start: CalendarDate, lastDay: CalendarDate, unit: LoadUnit, phases: [Phase?], rows: [PastRow]) {
    (self.start, self.lastDay, self.unit, self.phases, self.rows) = (start, lastDay, unit, phases, rows)
  }

  /// The phase of week 1 to 4, where it was approved.
  public func phase(_ week: Int) -> Phase? { phases.indices.contains(week - 1) ? phases[week - 1] : nil }

  /// Whether week 1 to 4 was one that volume and loads are compared by: neither easy nor a return.
  func isHard(_ week: Int) -> Bool { phase(week).map { $0 != .deload && $0 != .return } ?? false }
}

/// One prescription of a past block.
public struct PastRow: Sendable, Equatable {
  public var id: RowID
  public var exercise: ExerciseID
  /// 1 to 4 and 1 to 7.
  public var week: Int
  public var day: Int
  public var sets: Int
  /// What one set counts, from the least to the most; both are the least where there was no upper end.
  public var reps: ClosedRange<Int>
  /// nil where the client found it by effort.
  public var load: Load?
  /// Reps in reserve, or nil.
  public var rir: Int?

  public init(
    id: RowID, exercise: ExerciseID, week: Int, day: Int, sets: Int, reps: ClosedRange<Int>, load: Load? = nil, rir: Int? = nil
  ) {
    (self.id, self.exercise, self.week, self.day) = (id, exercise, week, day)
    (self.sets, self.reps, self.load, self.rir) = (sets, reps, load, rir)
  }
}

extension ConditionLimit {
  /// What the limit asks for in a block after another; nil for one of the first block, save that whoever began with few sets of an exercise
  /// has at most one more from block to block.
  func after(_ block: PastBlock) -> ConditionLimit? {
    guard isForFirstBlock else { return self }
    guard maxSets != nil, let most = block.rows.map(\.sets).max() else { return nil }
    var limit = self
    (limit.isForFirstBlock, limit.maxSets) = (false, most + 1)
    (limit.maxIntensity, limit.minRIR, limit.reps, limit.minRest) = (nil, nil, nil, nil)
    (limit.maxSessions, limit.maxExercises, limit.minGap) = (nil, nil, nil)
    return limit
  }
}
