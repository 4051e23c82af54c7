import TrainingModel

/// What exercises are called in the logs of apps and people; no plan depends on it.
public struct AliasTable: Hashable, Sendable {
  /// The names of each app, sorted by name.
  public var apps: [LogApp: [Alias]] = [:]
  /// Names that mean the same wherever they are written, sorted by name.
  public var common: [Alias] = []

  public init() {}

  /// A name as it is written, and what it means.
  public struct Alias: Hashable, Sendable {
    public var name: String
    public var meaning: Meaning

    public init(name: String, meaning: Meaning) { (self.name, self.meaning) = (name, meaning) }
  }

  /// What a name means.
  public enum Meaning: Hashable, Sendable {
    case exercise(ExerciseID)
    /// Nothing that a plan could hold, as yoga: nobody is asked about it.
    case nothing
    /// The app leaves open which exercise it is, whatever the name looks like: somebody has to be asked.
    case open
  }
}
