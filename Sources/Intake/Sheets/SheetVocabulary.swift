import Findings
import TrainingModel

/// What has to be known to read a sheet: the exercises with their names, and when clients' blocks start.
public struct SheetVocabulary: Sendable {
  /// The first days of the blocks that a client has; none for a client who is not known.
  public let planStarts: @Sendable (_ clientID: String) -> [CalendarDate]
  private let names: [String: [String]]
  private let ids: [String: [String]]

  /// A vocabulary of exercises, with a dictionary of names by id for each language of sheets.
  public init(exerciseNames: [[String: String]], planStarts: @escaping @Sendable (_ clientID: String) -> [CalendarDate]) {
    self.planStarts = planStarts
    var (names, ids): ([String: [String]], [String: [String]]) = ([:], [:])
    for language in exerciseNames {
      for (id, name) in language.sorted(by: { $0.key < $1.key }) {
        if names[id]?.contains(name) != true { names[id, default: []].append(name) }
        let folded = Self.folded(name)
        if ids[folded]?.contains(id) != true { ids[folded, default: []].append(id) }
      }
    }
    (self.names, self.ids) = (names, ids)
  }

  /// Whether there is an exercise with this id.
  public func isExercise(_ id: String) -> Bool { names[id] != nil }

  /// The names that sheets show for an exercise, one or more; none for an id that is not known.
  public func names(of id: String) -> [String] { names[id] ?? [] }

  /// The exercises that bear this name in any language, letter case and outer blanks aside; ordered by language and id.
  public func exercises(named name: String) -> [String] { ids[Self.folded(name)] ?? [] }

  /// What to do about an exercise's id that is not known.
  func hint(forID id: String) -> String {
    Suggestion.hint(for: id, among: names.keys.sorted()) ?? "write the id of an exercise of the rules"
  }

  /// What to do about an exercise's name that is not known.
  func hint(forName name: String) -> String {
    Suggestion.hint(for: name, among: names.values.joined().sorted()) ?? "write the name of an exercise as the sheet spells it"
  }

  private static func folded(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
