import Rulebook
import TrainingModel

/// What of a client's profile a coach looks at beside the plan, and what the client may be given: in ids of the rules, so that it can be kept.
public struct ClientFacts: Sendable, Equatable {
  public var goal: String
  /// The stated level.
  public var level: String
  public var days: [String]
  public var minutes: Int
  /// Ids of equipment, in the order of the rules.
  public var kit: [String]
  /// Stated conditions, and those that apply by age or level.
  public var conditions: [String]
  /// Which exercises of the rules the client may be given, a hexadecimal digit for every four, the first of them the highest bit; empty where that is not known.
  public var allowed: String
  /// The digest of the ids of the exercises of which `allowed` tells.
  public var catalogue: String

  /// One line, to be kept; ids have neither `;` nor `|`.
  public var text: String {
    func list(_ ids: [String]) -> String { ids.joined(separator: "|") }
    return [goal, level, list(days), String(minutes), list(kit), list(conditions), allowed, catalogue].joined(separator: ";")
  }

  /// What `text` has written, or nil.
  public init?(text: String) {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 8, let minutes = Int(fields[3]) else { return nil }
    func list(_ field: String) -> [String] { field.split(separator: "|").map(String.init) }
    (goal, level, days, self.minutes) = (fields[0], fields[1], list(fields[2]), minutes)
    (kit, conditions, allowed, catalogue) = (list(fields[4]), list(fields[5]), fields[6], fields[7])
  }

  /// The digest of the ids of all exercises.
  public static func catalogue(of rulebook: Rulebook) -> String {
    var hasher = ContentHasher()
    for exercise in rulebook.exercises { hasher.update("\(exercise.id);") }
    return "\(hasher.finalize())"
  }

  fileprivate init(_ context: PlanningContext, _ draft: PlanDraft, catalogue: String) {
    let (client, rulebook) = (context.client, context.rulebook)
    let isAnalysed = draft.subject != nil
    goal = rulebook[client.goal].id
    level = client.experience.id
    days = Weekday.allCases.filter(client.trainingDays.contains).map(\.id)
    minutes = client.minutesPerSession
    kit = client.equipment.members.map { rulebook[$0].id }
    conditions = (isAnalysed ? draft.conditions : client.conditions ?? ConditionSet()).members.map { rulebook[$0].id }
    allowed = isAnalysed ? Self.list(of: rulebook.exercises.count) { draft.eligible.contains(ExerciseID($0)) } : ""
    self.catalogue = catalogue
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

extension PlanDraft {
  /// Analyses the client anew and returns what is to be kept of it; `catalogue` is `ClientFacts.catalogue`.
  public mutating func facts(of context: PlanningContext, catalogue: String) -> ClientFacts {
    reset()
    _ = AnalyseStage().run(&self, context)
    return ClientFacts(context, self, catalogue: catalogue)
  }
}
