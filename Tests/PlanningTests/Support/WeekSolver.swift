import Rulebook
import TrainingModel

@testable import Planning

/// Solves a client's week without any of the search's own means: pairs are worked out from the rules, the optimum by branch and bound.
struct WeekSolver {
  let week: SelectionWeek
  private let rulebook: Rulebook
  private let pairs: [PairTerm]

  init(_ week: SelectionWeek, _ rulebook: Rulebook, _ subject: Matcher.Subject) {
    self.week = week
    self.rulebook = rulebook
    pairs = rulebook.selection.pairs.filter { $0.when.matches(subject) }
  }

  /// What two choices share, in points; nil where they can't both be made.
  func shared(_ a: (place: Int, candidate: Int), _ b: (place: Int, candidate: Int)) -> Int? {
    let (left, right) = (week.candidates[a.candidate].exercise, week.candidates[b.candidate].exercise)
    guard left >= 0, right >= 0 else { return 0 }
    let (first, second) = (rulebook.exercises[Int(left)], rulebook.exercises[Int(right)])
    let (one, other) = (week.places[a.place], week.places[b.place])
    if left == right, one.session == other.session { return nil }
    var points = 0
    for pair in pairs where pair.within == .week || one.session == other.session {
      if let roles = pair.when.roles, !roles.contains(one.role) || !roles.contains(other.role) { continue }
      let shares =
        switch pair.share {
        case .exercise: left == right
        case .movement: first.pattern == second.pattern && first.direct == second.direct
        case .variant:
          (first.easier + first.harder).contains(ExerciseID(Int(right))) || (second.easier + second.harder).contains(ExerciseID(Int(left)))
        case .tag: pair.tag.map { first.tags.contains($0) && second.tags.contains($0) } == true
        }
      if shares { points += pair.points }
    }
    return points
  }

  /// The objective of a choice of candidates by place, -1 for places without any; nil where it breaks a constraint.
  func objective(_ choice: [Int]) -> Int? {
    let filled = choice.indices.filter { choice[$0] >= 0 }
    var sum = filled.reduce(0) { $0 + Int(week.candidates[choice[$1]].points) }
    for (index, one) in filled.enumerated() {
      for other in filled[(index + 1)...] {
        guard let points = shared((one, choice[one]), (other, choice[other])) else { return nil }
        sum += points
      }
    }
    return sum
  }

  /// The objective of a choice about as bad as one can be without leaving a slot empty: place by place the candidate that brings least.
  func worst() -> Int {
    var choice = [Int](repeating: -1, count: week.places.count)
    for place in week.places.indices {
      var least: (value: Int, candidate: Int)?
      for candidate in week.places[place].candidates where week.candidates[candidate].exercise >= 0 {
        var value = Int(week.candidates[candidate].points)
        var isAllowed = true
        for other in 0..<place where choice[other] >= 0 {
          guard let points = shared((place, candidate), (other, choice[other])) else {
            isAllowed = false
            break
          }
          value += points
        }
        if isAllowed, value < least?.value ?? .max { least = (value, candidate) }
      }
      choice[place] = least?.candidate ?? -1
    }
    return objective(choice) ?? 0
  }

  /// The best objective, and whether it is proven to be the best: at least `known`, which some choice reaches.
  func best(atLeast known: Int, nodes limit: Int) -> (objective: Int, isProven: Bool) {
    var search = BranchAndBound(self, known: known, limit: limit)
    search.run()
    return (search.best, search.nodes < limit)
  }
}

/// Depth first, always at the place with the fewest candidates left; each branch is left as soon as what remains can't beat the best so far.
private struct BranchAndBound {
  private(set) var best: Int
  private(set) var nodes = 0
  private let limit: Int
  /// By place the points of the candidates that a better choice could have.
  private var points: [[Int]] = []
  /// The places of two candidates -> their points together.
  private var table: [Int32] = []
  private var first: [Int] = []
  private var count = 0

  init(_ solver: WeekSolver, known: Int, limit: Int) {
    (best, self.limit) = (known, limit)
    let week = solver.week
    let places = week.places.indices.filter { !week.places[$0].candidates.isEmpty }
    let top = { (place: Int) in Int(week.candidates[week.places[place].candidates.lowerBound].points) }
    let ceiling = places.reduce(0) { $0 + top($1) }
    let viable: [[Int]] = places.map { place in
      week.places[place].candidates.filter { ceiling - top(place) + Int(week.candidates[$0].points) > known }
    }
    for place in viable.indices {
      first.append(count)
      count += viable[place].count
      points.append(viable[place].map { Int(week.candidates[$0].points) })
    }
    table = [Int32](repeating: 0, count: count * count)
    for a in viable.indices {
      for b in viable.indices where b > a {
        for (i, left) in viable[a].enumerated() {
          for (j, right) in viable[b].enumerated() {
            let shared = solver.shared((places[a], left), (places[b], right)) ?? -1_000_000
            table[(first[a] + i) * count + first[b] + j] = Int32(shared)
            table[(first[b] + j) * count + first[a] + i] = Int32(shared)
          }
        }
      }
    }
  }

  mutating func run() {
    guard !points.contains(where: \.isEmpty) else { return }
    visit(Array(points.indices), sum: 0, left: points)
  }

  /// - Parameters:
  ///   - open: the places that have no candidate yet.
  ///   - left: what each candidate would bring at the most with those that are taken.
  private mutating func visit(_ open: [Int], sum: Int, left: [[Int]]) {
    if open.isEmpty {
      best = max(best, sum)
      return
    }
    let tops = open.map { left[$0].max() ?? 0 }
    let slack = sum + tops.reduce(0, +) - best
    // The place with the fewest candidates that could still be part of something better.
    let choices = open.indices.map { index in left[open[index]].indices.filter { left[open[index]][$0] > tops[index] - slack } }
    guard let next = open.indices.min(by: { (choices[$0].count, -tops[$0]) < (choices[$1].count, -tops[$1]) }) else { return }
    let place = open[next]
    let rest = open.filter { $0 != place }
    for candidate in choices[next].sorted(by: { (-left[place][$0], $0) < (-left[place][$1], $1) }) {
      nodes += 1
      if nodes >= limit { return }
      var after = left
      var bound = sum + left[place][candidate]
      for other in rest {
        var most = Int.min
        for index in after[other].indices {
          after[other][index] += Int(table[(first[place] + candidate) * count + first[other] + index])
          most = max(most, after[other][index])
        }
        bound += most
      }
      if bound > best { visit(rest, sum: sum + left[place][candidate], left: after) }
    }
  }
}

extension Exercise {
  fileprivate var direct: [Muscle] { Muscle.allCases.filter { halfSets[Int($0.rawValue)] >= 2 } }
}
