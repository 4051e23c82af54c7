import Rulebook
import TrainingModel

/// How a client's exercises were chosen, complete enough to choose them anew without knowing the program.
///
/// A choice takes exactly one candidate for each slot that has any, and at most one of each exclusive list. Its objective is the sum of the
/// points of its candidates, and of the points of each pair list for every two of its members that are chosen in different slots.
package struct SelectionExplanation: Sendable {
  /// A place to fill.
  package struct Slot: Sendable {
    /// The session of the week, from 1, and its day (1 to 7) from the first of the block.
    package var session: Int
    package var day: Int
    /// The slot's key in its session.
    package var key: Int
    package var role: SlotRole
    package var priority: Int
    package var patterns: [MovementPattern]
    package var muscles: [Muscle]
    package var candidates: [Candidate]
    /// The index of the chosen candidate; nil where nothing fits.
    package var choice: Int?
  }

  /// An exercise that may fill a slot; none where the slot may stay empty.
  package struct Candidate: Sendable {
    package var exercise: ExerciseID?
    /// By the terms' ids in their order.
    package var terms: [(id: String, points: Int)]
    /// The sum of the terms.
    package var points: Int
  }

  /// A candidate of a slot, both by index.
  package struct Member: Sendable {
    package var slot: Int
    package var candidate: Int
  }

  /// What every two of these members in different slots cost together.
  package struct PairList: Sendable {
    package var id: String
    package var points: Int
    package var members: [Member]
  }

  package private(set) var slots: [Slot] = []
  /// Lists of members of which at most one may be chosen.
  package private(set) var exclusive: [[Member]] = []
  package private(set) var pairs: [PairList] = []
  package private(set) var objective = 0
  /// How many candidates were looked at to fill the slots.
  package private(set) var filling = 0
  /// How many were looked at afterwards to exchange some, and how many may be.
  package private(set) var evaluations = 0
  package private(set) var budget = 0

  /// The explanation of one client's choice, or nil where no split fits.
  package init?(_ context: PlanningContext) {
    var (draft, memory) = (PlanDraft(), PlanningMemory())
    let said = AnalyseStage().advance(&draft, &memory, context)
    guard !said.contains(where: { $0.severity == .error }), let subject = draft.analysis.subject else { return nil }
    _ = SelectStage().advance(&draft, &memory, context)
    let work = memory.selection
    (objective, filling, evaluations) = (work.search.objective, work.search.filling, work.search.evaluations)
    budget = context.rulebook.selection.budget
    for (index, place) in work.week.places.enumerated() { add(place, choice: work.search.choice[index], work, draft, subject, context) }
    addExclusive()
    for pair in context.rulebook.selection.pairs where pair.when.matches(subject) { add(pair, context) }
  }

  private mutating func add(
    _ place: SelectionWeek.Place, choice: Int, _ work: SelectionWork, _ draft: PlanDraft, _ subject: Matcher.Subject,
    _ context: PlanningContext
  ) {
    let slot = work.slots[place.session][place.number]
    let terms = context.rulebook.selection.terms.filter { $0.when.matches(subject, role: place.role) }
    let candidates = place.candidates.map { index -> Candidate in
      let candidate = work.week.candidates[index]
      let times = work.times(candidate, slot, draft, context)
      var named: [(id: String, points: Int)] = []
      var more = Int(candidate.substitutionPoints)
      for term in terms where times[Int(term.counts.rawValue)] != 0 {
        var points = term.points * Int(times[Int(term.counts.rawValue)])
        if term.counts == .instead {
          points += more
          more = 0
        }
        named.append((term.id, points))
      }
      return Candidate(
        exercise: candidate.exercise < 0 ? nil : ExerciseID(Int(candidate.exercise)), terms: named, points: Int(candidate.points))
    }
    slots.append(
      Slot(
        session: place.session + 1, day: draft.sessions[place.session].day, key: Int(slot.key), role: place.role, priority: place.priority,
        patterns: slot.patterns, muscles: slot.muscles.members, candidates: candidates,
        choice: choice < 0 ? nil : choice - place.candidates.lowerBound))
  }

  /// The members that hold an exercise and stand in a slot for which `isAsked` holds, by exercise.
  private func members(where isAsked: (Slot) -> Bool) -> [(exercise: ExerciseID, members: [Member])] {
    var found: [ExerciseID: [Member]] = [:]
    for (slot, place) in slots.enumerated() where isAsked(place) {
      for (index, candidate) in place.candidates.enumerated() {
        if let exercise = candidate.exercise { found[exercise, default: []].append(Member(slot: slot, candidate: index)) }
      }
    }
    return found.keys.sorted().map { ($0, found[$0] ?? []) }
  }

  private var sessions: [Int] { (1...max(1, slots.last?.session ?? 1)).map { $0 } }

  private mutating func addExclusive() {
    for session in sessions {
      exclusive += members { $0.session == session }.map(\.members).filter { $0.count > 1 }
    }
  }

  private mutating func add(_ pair: PairTerm, _ context: PlanningContext) {
    for session in pair.within == .week ? [0] : sessions {
      let asked = members { slot in (session == 0 || slot.session == session) && pair.when.roles?.contains(slot.role) != false }
      for list in lists(pair, asked, context) where Set(list.map(\.slot)).count > 1 {
        pairs.append(PairList(id: pair.id, points: pair.points, members: list))
      }
    }
  }

  /// The members that share what the term asks for, one list for each thing that is shared.
  private func lists(
    _ pair: PairTerm, _ asked: [(exercise: ExerciseID, members: [Member])], _ context: PlanningContext
  ) -> [[Member]] {
    switch pair.share {
    case .exercise: return asked.map(\.members)
    case .tag:
      return [asked.filter { entry in pair.tag.map { context.rulebook[entry.exercise].tags.contains($0) } == true }.flatMap(\.members)]
    case .movement:
      var found: [(pattern: MovementPattern, direct: MuscleSet, members: [Member])] = []
      for entry in asked {
        let facts = context.rules.facts[entry.exercise.index]
        if let index = found.firstIndex(where: { $0.pattern == facts.pattern && $0.direct == facts.direct }) {
          found[index].members += entry.members
        } else {
          found.append((facts.pattern, facts.direct, entry.members))
        }
      }
      return found.map(\.members)
    case .variant:
      // A list of two exercises would also pair each with itself, so every pair of members has a list of its own.
      let tables = context.rules.selection
      return asked.flatMap { one in
        asked.flatMap { other -> [[Member]] in
          guard one.exercise < other.exercise,
            tables.variants[tables.variantRanges[one.exercise.index]].contains(Int32(other.exercise.index))
          else { return [] }
          return one.members.flatMap { mine in other.members.filter { $0.slot != mine.slot }.map { [mine, $0] } }
        }
      }
    }
  }
}
