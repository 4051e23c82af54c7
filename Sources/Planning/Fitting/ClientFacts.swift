import Rulebook
import TrainingModel

/// What of a client's profile a coach looks at beside the plan, and what the client may be given: in ids of the rules, so that it can be kept.
package struct ClientFacts: Sendable, Equatable {
  package var goal: String
  /// The stated level.
  package var level: String
  package var days: [String]
  package var minutes: Int
  /// Ids of equipment, in the order of the rules.
  package var kit: [String]
  /// Stated conditions, and those that apply by age or level.
  package var conditions: [String]
  /// What is ruled out beside the conditions, and by whom, in words: personal, for the client's own coach.
  package var restrictions: [String]
  /// Which exercises of the rules the client may be given, a hexadecimal digit for every four, the first of them the highest bit; empty where that is not known.
  package var allowed: String
  /// The digest of the rules that said so: `allowed` is true by no others.
  package var rules: String
  /// The digest of everything that this was worked out from: where it is the same, so is all else.
  package var origin: ContentDigest

  /// One line, to be kept; ids have neither `;` nor `|`, words have none left, and `Imprint` reads it as well.
  package var text: String {
    func list(_ ids: [String]) -> String { ids.joined(separator: "|") }
    let fields = ["\(origin)", goal, level, list(days), String(minutes), list(kit), list(conditions), allowed, rules]
    // Last, and only where there are any: what was kept of everybody else stays as it is.
    return (fields + (restrictions.isEmpty ? [] : [list(restrictions)])).joined(separator: ";")
  }

  /// What `text` has written, or nil.
  package init?(text: String) {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    guard (9...10).contains(fields.count), let origin = ContentDigest(hex: fields[0]), let minutes = Int(fields[4]) else { return nil }
    func list(_ field: String) -> [String] { field.split(separator: "|").map(String.init) }
    (self.origin, goal, level, days, self.minutes) = (origin, fields[1], fields[2], list(fields[3]), minutes)
    (kit, conditions, allowed, rules) = (list(fields[5]), list(fields[6]), fields[7], fields[8])
    restrictions = fields.count > 9 ? list(fields[9]) : []
  }

  /// Analyses the client and takes down what is to be kept of it.
  ///
  /// - Parameter origin: the digest of client, rules and start.
  package init(_ context: PlanningContext, origin: ContentDigest) {
    let analysis = AnalyseStage.analyse(context).output
    let (client, rulebook) = (context.client, context.rulebook)
    let isAnalysed = analysis.subject != nil
    goal = rulebook[client.goal].id
    level = client.experience.id
    days = Weekday.allCases.filter(client.trainingDays.contains).map(\.id)
    minutes = client.minutesPerSession
    kit = client.equipment.members.map { rulebook[$0].id }
    conditions = (isAnalysed ? analysis.conditions : client.conditions ?? ConditionSet()).members.map { rulebook[$0].id }
    restrictions = client.restrictions(on: context.start).map(\.words)
    allowed = isAnalysed ? Self.list(of: rulebook.exercises.count) { analysis.eligible.contains(ExerciseID($0)) } : ""
    rules = "\(rulebook.digest)"
    self.origin = origin
  }

  /// A hexadecimal digit for every four exercises, the first of them the highest bit.
  private static func list(of count: Int, _ isAllowed: (Int) -> Bool) -> String {
    var digits: [UInt8] = []
    for first in stride(from: 0, to: count, by: 4) {
      var digit: UInt8 = 0
      for place in first..<first + 4 { digit = digit << 1 | (place < count && isAllowed(place) ? 1 : 0) }
      digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension ClientFacts {
  /// As much of facts that are kept as tells whether others say the same.
  package struct Imprint: Sendable, Equatable {
    /// The hash of `ClientFacts.origin`.
    package let origin: UInt64
    /// The hash of all else.
    package let content: UInt64

    /// How many digits `origin` has in the text.
    private static let originLength = 32

    /// The imprint of the bytes of `ClientFacts.text`, or nil where they are something else, or nothing.
    package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard bytes.count > Self.originLength, bytes[Self.originLength] == UInt8(ascii: ";") else { return nil }
      origin = Self.hash(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<Self.originLength]))
      content = Self.hash(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[Self.originLength...]))
    }

    /// Whether facts of this origin would be those that are kept.
    package func isOf(origin: ContentDigest) -> Bool {
      var text = "\(origin)"
      return text.withUTF8 { Self.hash(UnsafeRawBufferPointer($0)) } == self.origin
    }

    /// Whether these facts say what is kept, whatever they were worked out from.
    package func says(_ facts: ClientFacts) -> Bool {
      var text = facts.text
      return text.withUTF8 { Imprint($0)?.content } == content
    }

    /// Four bytes at a step, for it is taken of every client on every night.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
      var hash = StableHash()
      let whole = bytes.count & ~3
      for place in stride(from: 0, to: whole, by: 4) {
        hash.take(UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))))
      }
      for place in whole..<bytes.count { hash.take(UInt64(bytes[place])) }
      return hash.value
    }
  }
}
