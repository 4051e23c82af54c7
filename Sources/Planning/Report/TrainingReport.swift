import Rulebook
import TrainingModel

/// What a client's logs show, held against what was planned (training-science sections 4.1 and 4.8).
package struct TrainingReport: Sendable, Equatable {
  package var client: String
  /// The unit of all loads: that of the newest block, else of the newest session.
  package var unit: LoadUnit
  /// The newest day with a log; nil for whoever never logged.
  package var lastLog: CalendarDate?
  /// Logged of planned sessions that are over, within the days of the rules; nil for whoever logged nothing in them.
  package var sessions: DoneShare?
  /// The same of working sets; a set that was done beside the planned ones doesn't count.
  package var sets: DoneShare?
  /// Every exercise of which 1RM can be estimated, in the order of the rules.
  package var lifts: [LiftCurve] = []
  /// Every muscle for which sets were planned or done, in the order of the anatomy.
  package var volume: [MuscleVolume] = []
  /// In the order of the kinds, the newest of each first.
  package var flags: [RaisedFlag] = []
  /// Movements that wait because of bad pain, in the order of the rules.
  package var waiting: [WaitingMovement] = []
}

/// A movement that is left out of what is planned, because one of its exercises hurt badly or pain was said to radiate.
package struct WaitingMovement: Sendable, Equatable {
  package var exercise: ExerciseID
  package var pattern: MovementPattern
  /// The last day on which it hurt so.
  package var since: CalendarDate
  /// The last day on which a block that begins leaves it out, unless the exercise is trained twice without pain before.
  package var until: CalendarDate
}

/// How much of what was planned was done.
package struct DoneShare: Sendable, Equatable {
  package var done = 0
  package var planned = 0

  /// In whole percent, to the nearest; nil where nothing was planned.
  package var percent: Int? { planned == 0 ? nil : (200 * done + planned) / (2 * planned) }
}

/// How an estimate of 1RM went over the days on which an exercise was trained.
package struct LiftCurve: Sendable, Equatable {
  /// The best set of a day.
  package struct Point: Sendable, Equatable {
    package var date: CalendarDate
    /// Hundredths of the report's unit, as is the load.
    package var oneRepMax: Double
    package var load: Double
    /// As they were done, without those in reserve.
    package var reps: Int
    /// Whether the estimate is as good as one gets: up to 10 repetitions of an exercise of several joints.
    package var isSure: Bool
  }

  package var exercise: ExerciseID
  /// The earliest first; at least one.
  package var points: [Point]
}

/// The working sets of one muscle, a set that trains it indirectly as half of one.
package struct MuscleVolume: Sendable, Equatable {
  package var muscle: Muscle
  /// Half sets that plans asked for on days that are over, and those that were logged, whatever asked for them.
  package var plannedHalves: Int
  package var doneHalves: Int
}

/// Something that a coach wants to see.
package struct RaisedFlag: Sendable, Equatable {
  package var kind: FlagKind
  /// nil where it is about whole sessions.
  package var exercise: ExerciseID?
  package var date: CalendarDate
  /// Of a record the new estimate of 1RM in hundredths; of a failed target the sets that were under it; of a stall its exposures; of what was
  /// skipped the times running; of pain the worst of it, 0 to 10, where what radiates counts as what stops a movement; of a drop the percent; of irregular training the percent of sessions.
  package var value: Double
  /// What it is held against: the best before, the sets that were asked for, the best of the exposures before, 0, the days with pain where
  /// only their number counts and else 0, the mean before, the planned sessions.
  package var against: Double = 0
  /// Whether it is pain that was said to radiate.
  package var radiates = false
}
