import GRDB
import TrainingModel

/// The names of exercises in one language by the keys of their ids, each looked up once.
final class ExerciseNames {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private let find: DirectStatement
  private var names: [Int: Bytes] = [:]

  init(_ db: Database, _ language: Language) throws {
    find = try DirectStatement(
      db,
      """
      SELECT coalesce(t.name, e.name) FROM exercise_names e
      LEFT JOIN exercise_translations t ON t.language = ?2 AND t.exercise_id = e.exercise_id WHERE e.exercise_id = ?1
      """)
    find.bind(language.id, at: 2)
  }

  deinit { for (_, name) in names { UnsafeMutablePointer(mutating: name.baseAddress)?.deallocate() } }

  /// The name of the exercise `id` with this key, as bytes that stay in place as long as this; the id where the store knows none.
  func name(_ key: Int, _ id: Bytes) throws -> Bytes {
    if let known = names[key] { return known }
    find.bind(lasting: id, at: 1)
    defer { find.reset() }
    let name = try find.step() ? find.pointer.bytes(0) : id
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, name.count))
    _ = copy.update(fromContentsOf: name)
    let bytes = Bytes(start: copy.baseAddress, count: name.count)
    names[key] = bytes
    return bytes
  }
}
