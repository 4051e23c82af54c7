import Rulebook
import TrainingModel

/// The weeks that clients can get: found by analysing a client of every kind, level, goal, spacing and session length, with the very stage
/// that the night uses, so that what is found here is what would come.
struct PossibleWeeks {
  private(set) var shapes: SlotShapes
  private(set) var sessions: [SessionShape] = []
  private(set) var weeks: [Week] = []
  /// By rule: whether any client gets the split.
  private(set) var splits: Set<RuleID> = []
  private var sessionIndexes: [SessionShape: Int] = [:]
  private var weekIndexes: [WeekKey: Int] = [:]

  /// Minutes of a session, in steps that people choose; with the last every floor is asked for in full.
  private static let minutes = [20, 30, 45, 60, 75, 90]
  private static let long = 90

  struct Week {
    /// The kind that gets it, by its index.
    var kind: Int
    var experience: Experience
    var goal: GoalID
    var split: RuleID
    /// Each session's shape, recovery included.
    var sessions: [Int]
    /// The floors in half sets where sessions are long; none where long sessions get another week.
    var floor = MuscleHalfSets()
    /// The floors by the minutes of a session, ascending; only for clients without a condition.
    var floors: [(minutes: Int, floor: MuscleHalfSets)] = []
    /// What the week has to contain, by the place in the rules' list.
    var coverage: [Int]
  }

  private struct WeekKey: Hashable {
    var kind: Int
    var experience: Experience
    var goal: GoalID
    var split: RuleID
    var sessions: [Int]
  }

  init(_ rules: PlanningRules, kinds: [ClientKind]) {
    shapes = SlotShapes(rules.facts)
    let rulebook = rules.rulebook
    let everything = EquipmentSet(rulebook.equipment.indices.map { EquipmentID($0) })
    let bounds = rulebook.splits.compactMap(\.when.minutes).flatMap { [$0.lowerBound, $0.upperBound + 1] }
    for (kind, value) in kinds.enumerated() where value.shapesTheWeek(in: rulebook) {
      let lengths = Set(bounds + (kind == 0 ? Self.minutes : [Self.long])).filter { (10...180).contains($0) }.sorted()
      for experience in Experience.allCases {
        for goal in rulebook.goals.indices {
          for days in Self.spacings {
            for minutes in lengths {
              let client = value.client(experience, goal: GoalID(goal), days: days, minutes: minutes, equipment: everything)
              let analysis = AnalyseStage.analyse(PlanningContext(rules: rules, client: client, start: Self.monday)).output
              record(analysis, client, kind: kind, rulebook)
            }
          }
        }
      }
    }
  }

  /// The weeks of a kind: its own, or those of a client without a condition.
  func weeks(of kind: Int, _ experience: Experience) -> [Week] {
    let own = weeks.filter { $0.kind == kind && $0.experience == experience }
    return own.isEmpty ? weeks.filter { $0.kind == 0 && $0.experience == experience } : own
  }

  private mutating func record(_ analysis: Analysis, _ client: Client, kind: Int, _ rulebook: Rulebook) {
    guard let split = analysis.split, let subject = analysis.subject else { return }
    splits.insert(split.rule)
    let sessions = analysis.sessions.map { index(of: $0.template) }
    let key = WeekKey(kind: kind, experience: client.experience, goal: client.goal, split: split.rule, sessions: sessions)
    let coverage = rulebook.balance.coverage.indices.filter { rulebook.balance.coverage[$0].when.matches(subject) }
    let place = place(of: key)
    if client.minutesPerSession == Self.long { weeks[place].floor = analysis.bands.floor }
    if kind == 0, weeks[place].floors.last?.minutes ?? 0 < client.minutesPerSession {
      weeks[place].floors.append((client.minutesPerSession, analysis.bands.floor))
    }
    if coverage.count > weeks[place].coverage.count { weeks[place].coverage = coverage }
  }

  /// Where the week stands in the list.
  private mutating func place(of key: WeekKey) -> Int {
    if let known = weekIndexes[key] { return known }
    weekIndexes[key] = weeks.count
    weeks.append(
      Week(
        kind: key.kind, experience: key.experience, goal: key.goal, split: key.split, sessions: key.sessions, coverage: []))
    return weeks.count - 1
  }

  private mutating func index(of template: SessionTemplate) -> Int {
    let slots = template.slots.map { SessionShape.Place(shape: shapes.index(of: $0), priority: $0.priority) }
    let session = SessionShape(focus: template.focus, isResistance: template.isResistance, slots: slots)
    if let index = sessionIndexes[session] { return index }
    sessions.append(session)
    sessionIndexes[session] = sessions.count - 1
    return sessions.count - 1
  }

  /// Every way to lay one to seven training days around a week, each once whichever weekday it begins on.
  private static let spacings: [WordSet<Weekday>] = (1..<UInt32(128)).filter { bits in
    (1..<7).allSatisfy { turn in bits <= ((bits << turn) | (bits >> (7 - turn))) & 127 }
  }.map { WordSet(bits: $0) }

  private static let monday = CalendarDate(dayNumber: 20_458)  // 2026-01-05
}
