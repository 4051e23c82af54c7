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

  /// The text of the cell, as sheets have it in any language; empty where there is no target.
  public var description: String { words(in: .english) }

  /// The text for whoever trains by it.
  public func words(in language: Language) -> String {
    let text = language == .german ? german : english
    guard isProjected else { return text }
    let projected = language == .german ? "vorausberechnet" : "projected"
    return text.isEmpty ? projected : "\(text), \(projected)"
  }

  private var english: String {
    switch kind {
    case .none, .ownWords: ""
    case .findByEffort: "find by effort"
    case .buildUp: "build up by feel"
    case .percentOfTrainingMax: "\(percent(".")) % TM"
    case .percentOfMax: "\(percent(".")) % 1RM"
    case .heartRate: "HR \(low) to \(high)"
    case .talkingPace: "easy, can talk"
    case .fastIntent: "move fast"
    case .percentOfTopSet: "\(percent(".")) % of top set"
    case .moreThanLast: low == 0 ? "as last time" : "last time \(sign) \(step)"
    case .repMax: "work up to a \(low)RM"
    case .percentOfLastTime: "\(percent(".")) % of last time"
    }
  }

  private var german: String {
    switch kind {
    case .none, .ownWords: ""
    case .findByEffort: "nach Anstrengung"
    case .buildUp: "nach Gefühl steigern"
    case .percentOfTrainingMax: "\(percent(",")) % TM"
    case .percentOfMax: "\(percent(",")) % 1RM"
    case .heartRate: "Puls \(low) bis \(high)"
    case .talkingPace: "locker, Sprechen möglich"
    case .fastIntent: "schnell bewegen"
    case .percentOfTopSet: "\(percent(",")) % des schwersten Satzes"
    case .moreThanLast: low == 0 ? "wie beim letzten Mal" : "letztes Mal \(sign) \(step.replacing(".", with: ","))"
    case .repMax: "steigern bis zum \(low)RM"
    case .percentOfLastTime: "\(percent(",")) % vom letzten Mal"
    }
  }

  private func percent(_ decimal: String) -> String { high == 0 ? "\(low)" : "\(low)\(decimal)\(high)" }
  private var sign: String { low > 0 ? "+" : "-" }
  private var step: String { Load(hundredths: abs(Int32(low))).description }
}

extension Target {
  /// The target whose text this is, letter by letter; nil for words that somebody has written.
  public init?(text: String) {
    if text.isEmpty {
      self = .none
      return
    }
    let ending = ", projected"
    let isProjected = text == "projected" || text.hasSuffix(ending)
    let core = text == "projected" ? "" : isProjected ? String(text.dropLast(ending.count)) : text
    guard var target = Self.plain.first(where: { $0.english == core }) ?? Self.numbered(core) else { return nil }
    target.isProjected = isProjected
    guard target.description == text else { return nil }
    self = target
  }

  /// What a cell means that people may have written: a target of ours, a percentage of 1RM as people write it (`85% 1RM`), or own words.
  public init(written text: String) {
    // More than twice the 1RM is no percentage that anybody means.
    if let known = Target(text: text), known.kind != .percentOfMax || known.low <= 200 {
      self = known
      return
    }
    let words = text.split { $0.isWhitespace || $0 == "%" || $0 == "," }
    if words.count >= 2, words[1] == "1RM", let percent = Double(words[0]), (0...200).contains(percent) {
      self.init(.percentOfMax, percent: percent)
    } else {
      self.init(words.isEmpty ? .none : .ownWords)
    }
  }

  /// The targets that have no number of their own.
  private static let plain = [Kind.none, .findByEffort, .buildUp, .talkingPace, .fastIntent, .moreThanLast].map { Target($0) }

  /// A target with the numbers that stand in a text of its kind.
  private static func numbered(_ text: String) -> Target? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    switch (words.first, words.count) {
    case ("HR", 4):
      guard let low = Int16(words[1]), let high = Int16(words[3]) else { return nil }
      return Target(.heartRate, low: low, high: high)
    case ("last", 4):
      guard let load = Double(words[3]), (0...327).contains(load) else { return nil }
      return Target(.moreThanLast, low: Int16((load * 100).rounded()) * (words[2] == "-" ? -1 : 1))
    case ("work", 5):
      guard let reps = Int16(words[4].dropLast(2)) else { return nil }
      return Target(.repMax, low: reps)
    default: break
    }
    let kinds: [String: Kind] = [
      "% TM": .percentOfTrainingMax, "% 1RM": .percentOfMax, "% of top set": .percentOfTopSet, "% of last time": .percentOfLastTime,
    ]
    let digits = words.first?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    guard let kind = kinds[words.dropFirst().joined(separator: " ")], (1...2).contains(digits.count), let whole = Int16(digits[0]),
      whole >= 0,
      let tenths = digits.count == 1 ? 0 : Int16(digits[1]), (0...9).contains(tenths)
    else { return nil }
    return Target(kind, low: whole, high: tenths)
  }
}
