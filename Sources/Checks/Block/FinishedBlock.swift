import TrainingModel

/// A finished block and whom it is for: everything that the checks read beside the rules.
public struct FinishedBlock: Sendable {
  public var plan: Mesocycle
  public var client: Client
  /// The day on which the client has to be cleared: the block's first, or a later one where it is judged after it has begun.
  public var gateDate: CalendarDate
  /// The sentences of the rules that stand in the block's notes where people have changed it; nil where each row has its own.
  public var notes: WrittenNotes?
  /// What is known of the client beside the profile.
  public var past: PastTraining

  /// Conditions that a question "what if" leaves out; empty for every real plan.
  public var waived = ConditionSet()

  /// Whether people have changed the block, who may know what the profile doesn't say.
  public var isEdited: Bool { notes != nil }

  /// - Parameter gateDate: nil for the block's first day.
  public init(
    _ plan: Mesocycle, for client: Client, gateDate: CalendarDate? = nil, notes: WrittenNotes? = nil, past: PastTraining = PastTraining()
  ) {
    (self.plan, self.client, self.notes, self.past) = (plan, client, notes, past)
    self.gateDate = gateDate ?? plan.start
  }
}

/// What a client did or was to do before a block, as far as it shows how strong they are.
public struct PastTraining: Sendable, Equatable {
  /// Sets of approved blocks and logs.
  public var sets: [ShownSet] = []
  /// The day of the last session; nil where none is known.
  public var lastDay: CalendarDate?
  /// Whether a block came before this one.
  public var hasBlock = false

  public init(sets: [ShownSet] = [], lastDay: CalendarDate? = nil, hasBlock: Bool = false) {
    (self.sets, self.lastDay, self.hasBlock) = (sets, lastDay, hasBlock)
  }

  /// A set that shows a 1RM.
  public struct ShownSet: Sendable, Equatable {
    public var exercise: ExerciseID
    /// Hundredths of the block's unit.
    public var load: Double
    /// Repetitions done, from 1, and how many were left.
    public var reps: Int
    public var reserve: Int
    /// The day on which it was logged; nil for one that an approved block asked for.
    public var day: CalendarDate?

    public init(exercise: ExerciseID, load: Double, reps: Int, reserve: Int, day: CalendarDate? = nil) {
      (self.exercise, self.load, self.reps, self.reserve, self.day) = (exercise, load, reps, reserve, day)
    }
  }
}
