import TrainingModel

/// A finished block and whom it is for: everything that the checks read beside the rules.
package struct FinishedBlock: Sendable {
  package var plan: Mesocycle
  package var client: Client
  /// The day on which the client has to be cleared: the block's first, or a later one where it is judged after it has begun.
  package var gateDate: CalendarDate
  /// The sentences of the rules that stand in the block's notes where people have changed it; nil where each row has its own.
  package var notes: WrittenNotes?
  /// What is known of the client beside the profile.
  package var past: PastTraining

  /// Conditions that a question "what if" leaves out; empty for every real plan.
  package var waived = ConditionSet()

  /// Whether people have changed the block, who may know what the profile doesn't say.
  package var isEdited: Bool { notes != nil }

  /// - Parameter gateDate: nil for the block's first day.
  package init(
    _ plan: Mesocycle, for client: Client, gateDate: CalendarDate? = nil, notes: WrittenNotes? = nil, past: PastTraining = PastTraining()
  ) {
    (self.plan, self.client, self.notes, self.past) = (plan, client, notes, past)
    self.gateDate = gateDate ?? plan.start
  }
}

/// What a client did or was to do before a block, as far as it shows how strong they are.
package struct PastTraining: Sendable, Equatable {
  /// Sets of approved blocks and logs.
  package var sets: [ShownSet] = []
  /// The day of the last session; nil where none is known.
  package var lastDay: CalendarDate?
  /// Whether a block came before this one.
  package var hasBlock = false

  package init(sets: [ShownSet] = [], lastDay: CalendarDate? = nil, hasBlock: Bool = false) {
    (self.sets, self.lastDay, self.hasBlock) = (sets, lastDay, hasBlock)
  }

  /// A set that shows a 1RM.
  package struct ShownSet: Sendable, Equatable {
    package var exercise: ExerciseID
    /// Hundredths of the block's unit.
    package var load: Double
    /// Repetitions done, from 1, and how many were left.
    package var reps: Int
    package var reserve: Int
    /// The day on which it was logged; nil for one that an approved block asked for.
    package var day: CalendarDate?

    package init(exercise: ExerciseID, load: Double, reps: Int, reserve: Int, day: CalendarDate? = nil) {
      (self.exercise, self.load, self.reps, self.reserve, self.day) = (exercise, load, reps, reserve, day)
    }
  }
}
