import Rulebook
import TrainingModel

/// Every text that a prescription can show, as bytes that stay in place: made once a run, shared by the workers and the writer.
public final class PlanTexts: Sendable {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private struct Span {
    var start: Int
    var count: Int
  }

  private let exercises, notes, references, supersets, plainTargets, kinds, measures, bases, units: [Span]
  // Written in the initializer and never again.
  private nonisolated(unsafe) let arena: UnsafeMutablePointer<UInt8>

  /// The texts of `rulebook`.
  ///
  /// - Parameter references: The key in `rule_refs` of each of the rulebook's rules, by `RuleID`; rows that are to be stored need them.
  public init(_ rulebook: Rulebook, references keys: [Int] = []) {
    var bytes: [UInt8] = []
    func append(_ text: String) -> Span {
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      return Span(start: start, count: bytes.count - start)
    }
    exercises = rulebook.exercises.map { append($0.id) }
    notes = rulebook.notes.map(append)
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

  func exercise(_ id: ExerciseID) -> Bytes { bytes(exercises[id.index]) }
  func note(_ id: NoteID?) -> Bytes { id.map { bytes(notes[$0.index]) } ?? Bytes(start: nil, count: 0) }
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
