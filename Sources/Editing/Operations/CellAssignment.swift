import Findings
import TrainingModel

/// Cells with what they are to say, as somebody typed them: `sets=4 reps=8-12 load=62.5 note=slowly`.
package struct CellAssignment: Hashable, Sendable {
  package var sets: Int?
  package var repsMin: Int?
  package var repsMax: Int??
  package var load: Load??
  package var rir: Int??
  package var rest: Int?
  package var tempo: String?
  package var target: String?
  package var superset: String?
  package var note: String?
  package var kind: RowKind?

  package init() {}

  /// The cells by their names, with the short forms that people type.
  static let names = ["sets", "reps", "reps_min", "reps_max", "load", "rir", "rest_s", "tempo", "target", "superset", "note", "kind"]

  /// Reads `name=value` each; an empty value empties the cell where it may be empty.
  ///
  /// - Throws: `EditRefusal` where a text is no `column=value` that may be written.
  package init(_ texts: [String]) throws(EditRefusal) {
    for text in texts {
      guard let equals = text.firstIndex(of: "=") else {
        throw EditRefusal("'\(text)' is no cell with a value", hint: "write it as sets=4 or reps=8-12")
      }
      try set(String(text[..<equals]), to: String(text[text.index(after: equals)...]))
    }
  }

  /// Whether nothing is to change.
  package var isEmpty: Bool { self == CellAssignment() }

  private mutating func set(_ name: String, to value: String) throws(EditRefusal) {
    switch name {
    case "sets": sets = try Self.number(value, name)
    case "reps": try setReps(value)
    case "reps_min": repsMin = try Self.number(value, name)
    case "reps_max": repsMax = try .some(Self.optional(value, name))
    case "load": load = try .some(Self.load(value))
    case "rir": rir = try .some(Self.optional(value, name))
    case "rest_s", "rest":
      guard let seconds = RestText.seconds(value), Self.numbers.contains(seconds) else {
        throw EditRefusal("'\(name)' takes a time, not '\(value)'", hint: "write it as \(name)=180, as \(name)=3:00 or as \(name)='3 min'")
      }
      rest = seconds
    case "tempo": tempo = try Self.tempo(value)
    case "target": target = try Self.line(value, name)
    case "superset": superset = try Self.superset(value)
    case "note": note = try Self.line(value, name)
    case "kind":
      guard let word = RowKind(id: value) else {
        throw EditRefusal("'\(value)' is no kind of sets", hint: "the kinds are \(RowKind.spellings.joined(separator: ", "))")
      }
      kind = word
    default:
      throw EditRefusal(
        "no cell is called '\(name)'",
        hint: Suggestion.hint(for: name, among: Self.names) ?? "the cells are \(Self.names.joined(separator: ", "))")
    }
  }

  /// `8-12`, `10` or `5+`.
  private mutating func setReps(_ value: String) throws(EditRefusal) {
    let hint = "write it as reps=8-12, as reps=10, or as reps=5+ for five or more"
    let isOpen = value.hasSuffix("+")
    let ends = (isOpen ? value.dropLast() : value[...]).split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
    let numbers = ends.compactMap { Int($0) }.filter(Self.numbers.contains)
    guard numbers.count == ends.count, (1...(isOpen ? 1 : 2)).contains(numbers.count) else {
      throw EditRefusal("'reps' takes a number or a range of two, not '\(value)'", hint: hint)
    }
    let (low, high) = (numbers[0], numbers[numbers.count - 1])
    guard low <= high else { throw EditRefusal("'\(value)' ends before it begins", hint: hint) }
    (repsMin, repsMax) = (low, .some(isOpen ? nil : high))
  }

  private static let numbers = 0...100_000

  private static func number(_ text: String, _ name: String) throws(EditRefusal) -> Int {
    guard let value = Int(text), numbers.contains(value) else {
      throw EditRefusal(
        "'\(name)' takes a whole number, not '\(text)'", hint: "write it as \(name)=4")
    }
    return value
  }

  private static func optional(_ text: String, _ name: String) throws(EditRefusal) -> Int? { text.isEmpty ? nil : try number(text, name) }

  private static func load(_ text: String) throws(EditRefusal) -> Load? {
    if text.isEmpty { return nil }
    guard let value = Double(text.replacing(",", with: ".")), (0...10_000).contains(value) else {
      throw EditRefusal("'load' takes a number in the client's unit, not '\(text)'", hint: "write it as load=62.5, or load= for none")
    }
    return Load(hundredths: Int32((value * 100).rounded()))
  }

  private static func tempo(_ text: String) throws(EditRefusal) -> String {
    guard text.isEmpty || Tempo(text: text) != nil else {
      throw EditRefusal("'\(text)' is no tempo", hint: "write its four parts as tempo=2-0-1-0, with X for as fast as possible")
    }
    return text
  }

  /// Text on one line without marks that nobody sees.
  private static func line(_ text: String, _ name: String) throws(EditRefusal) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
      // The joiner makes one sign of several; everything else of its kind can turn the direction of the line.
      case .format: scalar == "\u{200D}"
      default: true
      }
    }
    guard isPlain else { throw EditRefusal("'\(name)' has a sign in it that can't be read", hint: "write it on one line, in plain signs") }
    return text
  }

  private static func superset(_ text: String) throws(EditRefusal) -> String {
    guard let letter = SupersetName.read(text) else {
      throw EditRefusal("'\(text)' is no name of a superset", hint: "write one letter as superset=A, or superset= for none")
    }
    return letter
  }
}

/// What the rules allow numbers to be in a plan.
package struct CellBounds: Hashable, Sendable {
  package var sets: ClosedRange<Int>
  /// Repetitions, seconds, minutes and metres.
  package var reps, seconds, minutes, metres: ClosedRange<Int>
  package var rir: ClosedRange<Int>
  /// Seconds.
  package var rest: ClosedRange<Int>
  /// The longest note, in characters.
  package var noteLength: Int

  package init(
    sets: ClosedRange<Int> = 1...12, reps: ClosedRange<Int> = 1...100, seconds: ClosedRange<Int> = 5...600,
    minutes: ClosedRange<Int> = 1...180, metres: ClosedRange<Int> = 1...1000, rir: ClosedRange<Int> = 0...6,
    rest: ClosedRange<Int> = 0...600, noteLength: Int = 200
  ) {
    (self.sets, self.reps, self.seconds, self.minutes, self.metres) = (sets, reps, seconds, minutes, metres)
    (self.rir, self.rest, self.noteLength) = (rir, rest, noteLength)
  }

  /// The bounds of what a measure counts.
  package func amounts(_ measure: Measure) -> ClosedRange<Int> {
    switch measure {
    case .reps, .repsEachSide: reps
    case .seconds, .secondsEachSide: seconds
    case .minutes: minutes
    case .metres: metres
    }
  }
}

extension PlanRow {
  /// Lets the target follow a load that was given or taken away: what the client was to find, or to work out, is given now, or has to be
  /// found now.
  mutating func letTargetFollowLoad() {
    if load != nil {
      if Target(text: target)?.saysLoad == true { target = "" }
    } else if target.isEmpty, basis != .none, kind.countsAsVolume {
      target = Target(.findByEffort).description
    }
  }
}

extension Target {
  /// Whether it is a load in other words, so that it would contradict one that somebody typed: `85 % TM`, `last time + 2.5`.
  fileprivate var saysLoad: Bool {
    switch kind {
    case .findByEffort, .percentOfTrainingMax, .percentOfMax, .percentOfTopSet, .moreThanLast, .percentOfLastTime: true
    case .none: isProjected
    case .buildUp, .heartRate, .talkingPace, .fastIntent, .repMax, .ownWords: false
    }
  }
}
