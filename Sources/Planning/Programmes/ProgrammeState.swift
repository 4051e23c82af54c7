import Rulebook
import TrainingModel

/// What a named programme carries for one client from session to session.
public struct ProgrammeState: Sendable, Equatable {
  /// How many sessions of the programme have been, from its beginning.
  public var position = 0
  /// By the template's tracks.
  public var tracks: [TrackState]
  /// The heaviest set that each session last had, by session and place, in hundredths of the client's unit; 0 where there was none. Sets
  /// that were made from it don't count.
  public var tops: [[Int32]]
}

/// What is carried for one exercise under one scheme.
public struct TrackState: Sendable, Equatable {
  /// The load or training max in hundredths of the client's unit; nil until it has been found.
  public var weight: Int32?
  /// From 0.
  public var stage = 0
  /// Failed sessions in a row.
  public var fails = 0
  /// Repetitions above the bottom of the range, all sets together.
  public var extraReps = 0
  public var remembered: Int32?
  /// The place of the exercise that is trained now among the track's exercises.
  public var variant = 0
  /// The place of the decision that a test has to come before.
  public var pending: Int?
  /// Whether the exercise has been trained since its weight was unknown.
  public var isExposed = false
  /// How much an unknown weight last rose, in hundredths.
  public var change: Int32 = 0
  /// The heaviest load of the last time in hundredths, 0 where it had none.
  public var lastLoad: Int32 = 0
  /// The part of 1RM that was meant by the heaviest set of the last time, in tenths of a percent, where its load was to be found; else 0.
  public var lastPart = 0
  /// Whether sessions that nobody has logged made it what it is.
  public var isProjected = false
  /// The decision that last spoke.
  public var rule: RuleID?

  public init(weight: Int32? = nil) { self.weight = weight }
}
