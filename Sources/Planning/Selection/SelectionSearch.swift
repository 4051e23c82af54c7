import Rulebook
import TrainingModel

/// Chooses a candidate for every place of a week: greedily first, then by exchanging one place and two places at a time.
///
/// Pair terms only take points away, so a candidate's own points bound what it can bring: the lists are read from the top and left as soon
/// as nothing better can follow. No clock and no chance decides anything, and of equal choices the earlier candidate stays.
struct SelectionSearch: Sendable {
  /// The candidate of each place, or -1 where a place has none.
  private(set) var choice: [Int] = []
  private(set) var objective = 0
  /// How many times a candidate was looked at to fill the places, and afterwards to exchange some.
  private(set) var filling = 0
  private(set) var evaluations = 0
  /// How often what a pair term asks about is shared, by link and number.
  private var counts: [Int32] = []
  /// Whether a session has an exercise, by session and exercise.
  private var isUsed: [Bool] = []
  /// Places that may gain, the most promising first.
  private var promising: [(place: Int, promise: Int32)] = []

  init() {}

  mutating func run(_ week: SelectionWeek, _ tables: SelectionTables, budget: Int) {
    (objective, filling, evaluations) = (0, 0, 0)
    choice.removeAll(keepingCapacity: true)
    for _ in week.places { choice.append(-1) }
    while counts.count < week.countCount { counts.append(0) }
    while isUsed.count < week.sessionCount * tables.facts.count { isUsed.append(false) }
    fill(week, tables)
    filling = evaluations
    evaluations = 0
    while evaluations < budget {
      if exchangeOne(week, tables, budget) { continue }
      if !exchangeTwo(week, tables, budget) { break }
    }
    // Taking every choice back sums the objective up and leaves the counts at zero for the next client.
    for place in week.places.indices where choice[place] >= 0 {
      objective += Int(value(place, week, tables))
      take(place, -1, week, tables)
    }
  }

  /// Main lifts choose first in the whole week, so that no lesser slot of an earlier day takes what suits them best.
  private mutating func fill(_ week: SelectionWeek, _ tables: SelectionTables) {
    for isMain in [true, false] {
      for place in week.places.indices where (week.places[place].role == .main) == isMain && !week.places[place].candidates.isEmpty {
        choice[place] = best(place, week, tables, budget: .max).candidate
        take(place, 1, week, tables)
      }
    }
  }

  // MARK: - Exchanges

  /// Gives each place that may gain the candidate that is best as things stand; whether anything changed.
  private mutating func exchangeOne(_ week: SelectionWeek, _ tables: SelectionTables, _ budget: Int) -> Bool {
    findPromising(week, tables)
    var changed = false
    for (place, _) in promising {
      if evaluations >= budget { break }
      let before = value(place, week, tables)
      take(place, -1, week, tables)
      let found = best(place, week, tables, budget: budget)
      if found.candidate >= 0, found.value > before {
        choice[place] = found.candidate
        changed = true
      }
      take(place, 1, week, tables)
    }
    return changed
  }

  /// Gives a place what it would rather have, and the place that stood in its way what is then best for it; whether that was worth it.
  ///
  /// Because pair terms only take points away, a pair of exchanges that gains where neither does alone always has one of this kind.
  private mutating func exchangeTwo(_ week: SelectionWeek, _ tables: SelectionTables, _ budget: Int) -> Bool {
    findPromising(week, tables)
    for (place, _) in promising {
      let current = value(place, week, tables)
      for wish in week.places[place].candidates where wish != choice[place] {
        guard week.candidates[wish].points > current else { break }
        for other in week.places.indices where other != place && choice[other] >= 0 {
          guard clash(place, wish, other, week, tables) else { continue }
          if evaluations >= budget { return false }
          if tryBoth(place, wish, other, week, tables, budget) { return true }
        }
      }
    }
    return false
  }

  private mutating func tryBoth(
    _ place: Int, _ wish: Int, _ other: Int, _ week: SelectionWeek, _ tables: SelectionTables, _ budget: Int
  ) -> Bool {
    let (own, others) = (choice[place], choice[other])
    var before = value(place, week, tables)
    take(place, -1, week, tables)
    before += value(other, week, tables)
    take(other, -1, week, tables)
    evaluations += 1
    let first = worth(wish, place, week, tables)
    if let first, first + week.candidates[week.places[other].candidates.lowerBound].points > before {
      choice[place] = wish
      take(place, 1, week, tables)
      let found = best(other, week, tables, budget: budget)
      if found.candidate >= 0, first + found.value > before {
        choice[other] = found.candidate
        take(other, 1, week, tables)
        return true
      }
      take(place, -1, week, tables)
    }
    (choice[place], choice[other]) = (own, others)
    take(place, 1, week, tables)
    take(other, 1, week, tables)
    return false
  }

  /// The places whose best candidate has more points of its own than the chosen one is worth.
  private mutating func findPromising(_ week: SelectionWeek, _ tables: SelectionTables) {
    promising.removeAll(keepingCapacity: true)
    for place in week.places.indices where choice[place] >= 0 {
      let promise = week.candidates[week.places[place].candidates.lowerBound].points - value(place, week, tables)
      guard promise > 0 else { continue }
      var index = promising.count
      promising.append((place, promise))
      while index > 0, promising[index - 1].promise < promise {
        promising.swapAt(index - 1, index)
        index -= 1
      }
    }
  }

  // MARK: - Values

  /// The best candidate for a place that has none at the moment, and what it would bring.
  private mutating func best(
    _ place: Int, _ week: SelectionWeek, _ tables: SelectionTables, budget: Int
  ) -> (candidate: Int, value: Int32) {
    var best: (candidate: Int, value: Int32) = (-1, .min)
    for candidate in week.places[place].candidates {
      if week.candidates[candidate].points <= best.value || evaluations >= budget { break }
      evaluations += 1
      if let value = worth(candidate, place, week, tables), value > best.value { best = (candidate, value) }
    }
    return best
  }

  /// What a candidate would bring to a place that has none at the moment; nil where the session has its exercise already.
  @inline(__always)
  private func worth(_ candidate: Int, _ place: Int, _ week: SelectionWeek, _ tables: SelectionTables) -> Int32? {
    let exercise = Int(week.candidates[candidate].exercise)
    var sum = week.candidates[candidate].points
    guard exercise >= 0 else { return sum }
    let count = tables.facts.count
    if isUsed[week.places[place].session * count + exercise] { return nil }
    for index in week.places[place].links {
      let key = Int(tables.keys[week.links[index].pair * count + exercise])
      if key >= 0 { sum += week.links[index].points * counts[week.links[index].counts + key] }
    }
    return sum
  }

  /// What the chosen candidate of a place brings, with everything that it shares with others.
  private func value(_ place: Int, _ week: SelectionWeek, _ tables: SelectionTables) -> Int32 {
    let exercise = Int(week.candidates[choice[place]].exercise)
    var sum = week.candidates[choice[place]].points
    guard exercise >= 0 else { return sum }
    for index in week.places[place].links {
      let key = Int(tables.keys[week.links[index].pair * tables.facts.count + exercise])
      // It has counted itself, but no exercise is a variant of itself.
      if key >= 0 { sum += week.links[index].points * (counts[week.links[index].counts + key] - (week.links[index].isVariant ? 0 : 1)) }
    }
    return sum
  }

  /// Whether a wish for one place loses something by what another place has.
  private func clash(_ place: Int, _ wish: Int, _ other: Int, _ week: SelectionWeek, _ tables: SelectionTables) -> Bool {
    let (a, b) = (Int(week.candidates[wish].exercise), Int(week.candidates[choice[other]].exercise))
    guard a >= 0, b >= 0 else { return false }
    let isNear = week.places[place].session == week.places[other].session
    if a == b, isNear { return true }
    if a != b, !isNear, !week.sharesAcrossSessions { return false }
    for mine in week.places[place].links {
      for theirs in week.places[other].links where week.links[theirs].counts == week.links[mine].counts {
        let first = week.links[mine].pair * tables.facts.count
        if week.links[mine].isVariant {
          if tables.variants[tables.variantRanges[a]].contains(Int32(b)) { return true }
        } else if tables.keys[first + a] >= 0, tables.keys[first + a] == tables.keys[first + b] {
          return true
        }
      }
    }
    return false
  }

  /// Counts the chosen exercise of a place in (1) or out (-1).
  private mutating func take(_ place: Int, _ sign: Int32, _ week: SelectionWeek, _ tables: SelectionTables) {
    let exercise = Int(week.candidates[choice[place]].exercise)
    guard exercise >= 0 else { return }
    isUsed[week.places[place].session * tables.facts.count + exercise] = sign > 0
    for index in week.places[place].links {
      let first = week.links[index].counts
      if week.links[index].isVariant {
        for variant in tables.variantRanges[exercise] { counts[first + Int(tables.variants[variant])] += sign }
      } else {
        let key = Int(tables.keys[week.links[index].pair * tables.facts.count + exercise])
        if key >= 0 { counts[first + key] += sign }
      }
    }
  }
}
