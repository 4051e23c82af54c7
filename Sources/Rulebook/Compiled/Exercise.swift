import TrainingModel

/// One exercise of the catalogue.
package struct Exercise: Sendable {
  package var id: String
  package var name: String
  package var pattern: MovementPattern
  /// Half sets that one working set counts for each muscle: 2 direct, 1 indirect, 0 none.
  package var halfSets: MuscleHalfSets
  /// The muscles with a count above 0.
  package var muscles: MuscleSet
  /// All of these are needed.
  package var equipment: EquipmentSet
  /// The lowest experience that may be given the exercise.
  package var level: Experience
  package var isUnilateral: Bool
  package var measure: Measure
  package var loadBasis: LoadBasis
  /// The item whose steps the load is rounded to; nil where the exercise carries no load that the plan prescribes.
  package var loadedBy: EquipmentID?
  /// How long it takes to set up (training-science section 3.5).
  package var setup: SetupClass
  /// Whether several joints move; decides order, warm-up and which estimates of 1RM are valid.
  package var isCompound: Bool
  package var tags: TagSet
  /// The roles in which the exercise may fill a slot.
  package var roles: WordSet<SlotRole>
  package var easier: [ExerciseID]
  package var harder: [ExerciseID]
  /// Where a starting load comes from when only a related lift is known (training-science section 4.7).
  package var seed: LoadSeed?
  /// Seconds for one repetition where the exercise doesn't follow the goal's tempo, as with jumps.
  package var secondsPerRep: Double?
  /// A sentence of technique or safety for the coach and client.
  package var note: NoteID?
  package var rule: RuleID
  /// Whether coaches reach for it first: what is no staple is for variety, for small kit and for limits.
  package var isStaple = false
  /// How many seconds it lasts, or its minutes in seconds, where it doesn't follow the goal's, as with a supported stand of a few seconds.
  package var seconds: ClosedRange<Int>?
  /// Whether it is made easy by a seat or a hold, for those who need that.
  package var isSupported = false
  /// Tags that its like carry and it lacks for a reason that its rule gives.
  package var without = TagSet()
}

/// A load taken from a related lift.
package struct LoadSeed: Sendable {
  package var from: ExerciseID
  /// This exercise's 1RM as a part of the other's, in the other's load basis: 0.85 is 85 %.
  package var ratio: Double
}

/// How long an exercise takes to set up.
package enum SetupClass: UInt8, Word {
  case barbell, loaded, bodyweight

  package static let spellings = ["barbell", "loaded", "bodyweight"]
}

/// A piece of equipment, and the loads it can make.
package struct EquipmentItem: Sendable {
  package var id: String
  package var name: String
  package var setup: SetupClass
  /// By `LoadUnit`; nil where the item has no loads of its own.
  package var loads: (kg: LoadLadder, lb: LoadLadder)?
  package var rule: RuleID

  /// The loads in `unit`.
  package func ladder(in unit: LoadUnit) -> LoadLadder? { loads.map { unit == .kg ? $0.kg : $0.lb } }
}

/// A place to train, as a set of items under one name.
package struct EquipmentPreset: Sendable {
  package var id: String
  package var name: String
  package var items: EquipmentSet
  package var rule: RuleID
}
