import TrainingModel

/// What a sheet's reader has to know of exercises: their names, and what goes with an exercise when it takes another's place.
public struct ExerciseCatalogue: Sendable {
  /// What the rules say of an exercise.
  public struct Entry: Sendable {
    public var measure: Measure
    public var basis: LoadBasis
    /// The kind of a row that neither builds up nor tests: work, cardio or mobility.
    public var kind: RowKind
    /// Whether the client has to find a load where the coach gives none.
    public var isLoaded: Bool
    /// Whether its repetitions can have a tempo.
    public var hasTempo: Bool
    /// What its rows say of technique; empty where the rules say nothing.
    public var note: String

    public init(measure: Measure, basis: LoadBasis, kind: RowKind, isLoaded: Bool, hasTempo: Bool, note: String = "") {
      (self.measure, self.basis, self.kind, self.isLoaded, self.hasTempo) = (measure, basis, kind, isLoaded, hasTempo)
      self.note = note
    }
  }

  private let entries: [String: Entry]
  private let names: [String: [String]]
  private let ids: [String: [String]]

  /// - Parameters:
  ///   - entries: by the exercise's id.
  ///   - names: for each language of sheets, names by id.
  public init(entries: [String: Entry], names: [[String: String]]) {
    self.entries = entries
    var (byID, byName): ([String: [String]], [String: [String]]) = ([:], [:])
    for language in names {
      for (id, name) in language.sorted(by: { $0.key < $1.key }) {
        if byID[id]?.contains(name) != true { byID[id, default: []].append(name) }
        let folded = Self.folded(name)
        if byName[folded]?.contains(id) != true { byName[folded, default: []].append(id) }
      }
    }
    (self.names, ids) = (byID, byName)
  }

  public subscript(id: String) -> Entry? { entries[id] }

  /// The name of an exercise in the first language, or its id where it has none.
  public func name(of id: String) -> String { names[id]?.first ?? id }

  /// Whether an exercise bears this name in any language, as it is spelled.
  func isNamed(_ id: String, _ name: String) -> Bool {
    guard let names = names[id] else { return id == name }
    return names.contains(name)
  }

  /// The exercises with this name in any language, letter case and blanks aside.
  func exercises(named name: String) -> [String] { ids[Self.folded(name)] ?? [] }

  private static func folded(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
