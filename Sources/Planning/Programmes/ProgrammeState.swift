import Rulebook
import TrainingModel

/// What a named programme carries for one client from session to session.
package struct ProgrammeState: Sendable, Equatable {
  /// How many sessions of the programme have been, from its beginning.
  package var position = 0
  /// By the template's tracks.
  package var tracks: [TrackState]
  /// The heaviest set that each session last had, by session and place, in hundredths of the client's unit; 0 where there was none. Sets
  /// that were made from it don't count.
  package var tops: [[Int32]]
}

/// What is carried for one exercise under one scheme.
package struct TrackState: Sendable, Equatable {
  /// The load or training max in hundredths of the client's unit; nil until it has been found.
  package var weight: Int32?
  /// From 0.
  package var stage = 0
  /// Failed sessions in a row.
  package var fails = 0
  /// Repetitions above the bottom of the range, all sets together.
  package var extraReps = 0
  package var remembered: Int32?
  /// The place of the exercise that is trained now among the track's exercises.
  package var variant = 0
  /// The place of the decision that a test has to come before.
  package var pending: Int?
  /// Whether the exercise has been trained since its weight was unknown.
  package var isExposed = false
  /// How much an unknown weight last rose, in hundredths.
  package var change: Int32 = 0
  /// The heaviest load of the last time in hundredths, 0 where it had none.
  package var lastLoad: Int32 = 0
  /// The part of 1RM that was meant by the heaviest set of the last time, in tenths of a percent, where its load was to be found; else 0.
  package var lastPart = 0
  /// Whether sessions that nobody has logged made it what it is.
  package var isProjected = false
  /// The decision that last spoke.
  package var rule: RuleID?

  package init(weight: Int32? = nil) { self.weight = weight }
}
