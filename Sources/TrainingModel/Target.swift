/// What a number can't say about a set: the sheet's `target`, kept as values until somebody reads it.
public struct Target: Hashable, Sendable, CustomStringConvertible {
  /// The kinds of targets.
  public enum Kind: UInt8, Sendable {
    case none
    /// The client finds the load by the effort that `rir` asks for.
    case findByEffort
    /// A light build-up before the first working set, by feel.
    case buildUp
    /// Percent of a training max: whole ones in `low`, tenths in `high`.
    case percentOfTrainingMax
    /// Percent of 1RM: whole ones in `low`, tenths in `high`.
    case percentOfMax
    /// Heart rate from `low` to `high` beats a minute.
    case heartRate
    /// A pace at which one can still talk.
    case talkingPace
    /// Explosive intent on every repetition.
    case fastIntent
    /// Percent of a session's heaviest set, in `low` and `high`.
    case percentOfTopSet
    /// What was lifted last time and `low` hundredths of the client's unit more, or less where it is negative.
    case moreThanLast
    /// Work up to the most that can be done for `low` repetitions.
    case repMax
    /// Percent of the heaviest set of the last time, which nobody knows yet, in `low` and `high`.
    case percentOfLastTime
    /// What somebody wrote in words of their own, which only the plan's text has.
    case ownWords
  }

  public var kind: Kind
  public var low: Int16
  public var high: Int16
  /// Whether the row takes sessions for done that nobody has logged yet.
  public var isProjected: Bool

  public init(_ kind: Kind = .none, low: Int16 = 0, high: Int16 = 0, isProjected: Bool = false) {
    self.kind = kind
    self.low = low
    self.high = high
    self.isProjected = isProjected
  }

  /// No target.
  public static let none = Target()

  /// A percentage with up to one decimal.
  public init(_ kind: Kind, percent: Double, isProjected: Bool = false) {
    let tenths = Int((percent * 10).rounded())
    self.init(kind, low: Int16(clamping: tenths / 10), high: Int16(tenths % 10), isProjected: isProjected)
  }

  private var percent: String { high == 0 ? "\(low)" : "\(low).\(high)" }

  /// The text of the cell; empty where there is no target.
  public var description: String {
    let text =
      switch kind {
      case .none, .ownWords: ""
      case .findByEffort: "find by effort"
      case .buildUp: "build up by feel"
      case .percentOfTrainingMax: "\(percent) % TM"
      case .percentOfMax: "\(percent) % 1RM"
      case .heartRate: "HR \(low) to \(high)"
      case .talkingPace: "easy, can talk"
      case .fastIntent: "move fast"
      case .percentOfTopSet: "\(percent) % of top set"
      case .moreThanLast: low == 0 ? "as last time" : "last time \(low > 0 ? "+" : "-") \(Load(hundredths: abs(Int32(low))))"
      case .repMax: "work up to a \(low)RM"
      case .percentOfLastTime: "\(percent) % of last time"
      }
    guard isProjected else { return text }
    return text.isEmpty ? "projected" : "\(text), projected"
  }
}
