import TrainingModel

/// What the written name of an exercise means.
package enum NameMeaning: Hashable, Sendable {
  /// An exercise of the catalogue, beyond doubt.
  case exercise(ExerciseID)
  /// Known to be nothing that a plan could hold: nobody is asked about it.
  case nothing
  /// Nobody knows: the sets are kept under the name, and somebody is asked.
  case unknown
}

/// What somebody has said once that a name means.
package struct NameAnswer: Hashable, Sendable {
  /// The name as a log has it.
  package var name: String
  /// The app in whose logs it means that; nil for all.
  package var app: LogApp?
  /// The id of an exercise; nil for a name that is none. An id that the rules don't have any more answers nothing.
  package var exercise: String?

  package init(name: String, app: LogApp? = nil, exercise: String?) { (self.name, self.app, self.exercise) = (name, app, exercise) }
}

/// An exercise that an unknown name may mean.
package struct NameProposal: Hashable, Sendable {
  package var exercise: ExerciseID
  /// How alike they are, 1 to 99; other kit than the name's brings it to 60 at the most.
  package var score: Int

  package init(exercise: ExerciseID, score: Int) { (self.exercise, self.score) = (exercise, score) }
}
