import Findings
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

/// The names in logs, read by whoever first asks for them: most commands never do.
final class AliasSource: Sendable {
  private let known = Once<(table: AliasTable, findings: [Finding])>()
  private let make: @Sendable () -> (table: AliasTable, findings: [Finding])

  init(_ make: @escaping @Sendable () -> (table: AliasTable, findings: [Finding]) = { (AliasTable(), []) }) { self.make = make }

  /// The names with everything that is wrong with them.
  func read() -> (table: AliasTable, findings: [Finding]) { known.value(make) }
}

extension Rulebook {
  /// What exercises are called in logs, read when somebody first asks; no plan depends on it, so it doesn't count in `digest`.
  public var aliases: AliasTable { aliasSource.read().table }

  /// What is wrong with the names in logs; what can be read of them is in `aliases` all the same.
  public var aliasFindings: [Finding] { aliasSource.read().findings }
}
