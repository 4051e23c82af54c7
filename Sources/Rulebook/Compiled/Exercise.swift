import TrainingModel

/// One exercise of the catalogue.
public struct Exercise: Sendable {
  public var id: String
  public var name: String
  public var pattern: MovementPattern
  /// Half sets that one working set counts for each muscle: 2 direct, 1 indirect, 0 none.
  public var halfSets: MuscleHalfSets
  /// The muscles with a count above 0.
  public var muscles: MuscleSet
  /// All of these are needed.
  public var equipment: EquipmentSet
  /// The lowest experience that may be given the exercise.
  public var level: Experience
  public var isUnilateral: Bool
  public var measure: Measure
  public var loadBasis: LoadBasis
  /// The item whose steps the load is rounded to; nil where the exercise carries no load that the plan prescribes.
  public var loadedBy: EquipmentID?
  /// How long it takes to set up (training-science section 3.5).
  public var setup: SetupClass
  /// Whether several joints move; decides order, warm-up and which estimates of 1RM are valid.
  public var isCompound: Bool
  public var tags: TagSet
  /// The roles in which the exercise may fill a slot.
  public var roles: WordSet<SlotRole>
  public var easier: [ExerciseID]
  public var harder: [ExerciseID]
  /// Where a starting load comes from when only a related lift is known (training-science section 4.7).
  public var seed: LoadSeed?
  /// Seconds for one repetition where the exercise doesn't follow the goal's tempo, as with jumps.
  public var secondsPerRep: Double?
  /// A sentence of technique or safety for the coach and client.
  public var note: NoteID?
  public var rule: RuleID
  /// Whether coaches reach for it first: what is no staple is for variety, for small kit and for limits.
  public var isStaple = false
  /// How many seconds it lasts, or its minutes in seconds, where it doesn't follow the goal's, as with a supported stand of a few seconds.
  public var seconds: ClosedRange<Int>?
  /// Whether it is made easy by a seat or a hold, for those who need that.
  public var isSupported = false
  /// Tags that its like carry and it lacks for a reason that its rule gives.
  public var without = TagSet()
}

/// A load taken from a related lift.
public struct LoadSeed: Sendable {
  public var from: ExerciseID
  /// This exercise's 1RM as a part of the other's, in the other's load basis: 0.85 is 85 %.
  public var ratio: Double
}

/// How long an exercise takes to set up.
public enum SetupClass: UInt8, Word {
  case barbell, loaded, bodyweight

  public static let spellings = ["barbell", "loaded", "bodyweight"]
}

/// A piece of equipment, and the loads it can make.
public struct EquipmentItem: Sendable {
  public var id: String
  public var name: String
  public var setup: SetupClass
  /// By `LoadUnit`; nil where the item has no loads of its own.
  public var loads: (kg: LoadLadder, lb: LoadLadder)?
  public var rule: RuleID

  /// The loads in `unit`.
  public func ladder(in unit: LoadUnit) -> LoadLadder? { loads.map { unit == .kg ? $0.kg : $0.lb } }
}

/// A place to train, as a set of items under one name.
public struct EquipmentPreset: Sendable {
  public var id: String
  public var name: String
  public var items: EquipmentSet
  public var rule: RuleID
}
