import Rulebook
import TrainingModel

/// Every text that a prescription can show, as bytes that stay in place: made once a run, shared by the workers and the writer.
package final class PlanTexts: Sendable {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private struct Span {
    var start: Int
    var count: Int
  }

  private let exercises, notes, references, supersets, plainTargets, kinds, measures, bases, units: [Span]
  /// The sentence of each condition.
  private let cautions: [NoteID?]
  // Written in the initializer and never again.
  private nonisolated(unsafe) let arena: UnsafeMutablePointer<UInt8>

  /// The texts of `rulebook`.
  ///
  /// - Parameter references: The key in `rule_refs` of each of the rulebook's rules, by `RuleID`; rows that are to be stored need them.
  package init(_ rulebook: Rulebook, references keys: [Int] = []) {
    var bytes: [UInt8] = []
    func append(_ text: String) -> Span {
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      return Span(start: start, count: bytes.count - start)
    }
    exercises = rulebook.exercises.map { append($0.id) }
    notes = rulebook.notes.map(append)
    cautions = rulebook.conditions.map(\.note)
    references = keys.map { append(String($0)) }
    supersets = (0...Int(UInt8.max)).map { append(Self.superset($0)) }
    plainTargets = Self.plainTargets.map { append($0.description) }
    kinds = RowKind.spellings.map(append)
    measures = Measure.spellings.map(append)
    bases = LoadBasis.spellings.map(append)
    units = LoadUnit.spellings.map(append)
    arena = .allocate(capacity: max(1, bytes.count))
    arena.initialize(from: bytes, count: bytes.count)
  }

  deinit { arena.deallocate() }

  var exerciseCount: Int { exercises.count }
  var noteCount: Int { notes.count }

  func exercise(_ id: ExerciseID) -> Bytes { bytes(exercises[id.index]) }

  /// The note of a row whose text is one sentence of the rules or empty; nil where several stand in it.
  func plainNote(_ row: Prescription) -> Bytes? {
    if row.cautions.isEmpty { return row.note.map { bytes(notes[$0.index]) } ?? Bytes(start: nil, count: 0) }
    return nil
  }

  /// Appends the sentences of a row's conditions and then its own, each with a full stop and a blank between them.
  func appendNote(_ row: Prescription, to text: inout [UInt8]) {
    let first = text.count
    func append(_ note: NoteID?) {
      guard let note else { return }
      if text.count > first {
        if let last = text.last, !Self.endsSentence(last) { text.append(UInt8(ascii: ".")) }
        text.append(UInt8(ascii: " "))
      }
      text.append(contentsOf: bytes(notes[note.index]))
    }
    for condition in row.cautions.members { append(cautions[condition.index]) }
    append(row.note)
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  /// Empty where the texts were made without references.
  func reference(_ id: RuleID) -> Bytes { references.isEmpty ? Bytes(start: nil, count: 0) : bytes(references[id.index]) }
  func superset(_ number: UInt8) -> Bytes { bytes(supersets[Int(number)]) }
  func kind(_ word: RowKind) -> Bytes { bytes(kinds[Int(word.rawValue)]) }
  func measure(_ word: Measure) -> Bytes { bytes(measures[Int(word.rawValue)]) }
  func basis(_ word: LoadBasis) -> Bytes { bytes(bases[Int(word.rawValue)]) }
  func unit(_ word: LoadUnit) -> Bytes { bytes(units[Int(word.rawValue)]) }

  /// The text of a target that has no numbers of its own, or nil.
  func plainTarget(_ target: Target) -> Bytes? {
    if target == .none { return Bytes(start: nil, count: 0) }
    return Self.plainTargets.firstIndex(of: target).map { bytes(plainTargets[$0]) }
  }

  private func bytes(_ span: Span) -> Bytes { Bytes(start: arena + span.start, count: span.count) }

  private static let plainTargets = [Target.Kind.none, .findByEffort, .buildUp, .talkingPace, .fastIntent].flatMap {
    [Target($0), Target($0, isProjected: true)]
  }

  /// 1 is `A`, 26 `Z`, 27 `AA`; 0 is no superset.
  private static func superset(_ number: Int) -> String {
    guard number > 0 else { return "" }
    let last = String(UnicodeScalar(UInt8(65 + (number - 1) % 26)))
    return superset((number - 1) / 26) + last
  }
}
