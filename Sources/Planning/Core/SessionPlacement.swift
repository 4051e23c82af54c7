import Rulebook
import TrainingModel

/// Puts a split's sessions on the client's days so that neighbouring days share as little as possible, around the week and from block to
/// block (training-science sections 3.2 and 3.3).
struct SessionPlacement: Sendable {
  /// What one session trains: legs, push and pull, each hard, lightly or not at all.
  private struct Content {
    var legs = 0, push = 0, pull = 0

    init(_ template: SessionTemplate) {
      for slot in template.slots {
        guard let pattern = slot.patterns.first else { continue }
        let weight = slot.role == .main || slot.role == .secondary ? 2 : slot.priority <= 2 ? 1 : 0
        if pattern.isLowerBody { legs = max(legs, weight) }
        if pattern.isPush { push = max(push, weight) }
        if pattern.isPull { pull = max(pull, weight) }
      }
    }

    /// How bad it is to have the other session on the next day: heavy legs recover slowest (section 3.3).
    func clash(_ next: Content) -> Int { 3 * legs * next.legs + push * next.push + pull * next.pull }
  }

  /// The orders in which sessions may follow each other, best first where nothing else decides: every order of up to three, else every
  /// rotation of the split's own.
  private let orders: [[Int]]
  /// By first and second session.
  private let clashes: [[Int]]

  init(_ split: Split) {
    let contents = split.sessions.map { Content($0) }
    clashes = contents.map { first in contents.map { first.clash($0) } }
    let count = contents.count
    let rotations = (0..<count).map { first in (0..<count).map { (first + $0) % count } }
    orders = count == 3 ? rotations + rotations.map { [$0[1], $0[0], $0[2]] } : rotations
  }

  /// The sessions (by their place in the split) for `days`, which are ascending and as many: the order with the fewest clashes on days less
  /// than `spacing` apart, the split's own where several are as good.
  func order(on days: [Int], spacing: Int) -> [Int] {
    var best: (cost: Int, order: [Int])?
    for order in orders {
      var cost = 0
      for place in order.indices where order.count > 1 {
        let next = place + 1 < order.count ? place + 1 : 0
        let apart = next == 0 ? days[0] + 7 - days[place] : days[next] - days[place]
        if apart < spacing { cost += clashes[order[place]][order[next]] }
      }
      if cost < best?.cost ?? Int.max { best = (cost, order) }
      if cost == 0 { break }
    }
    return best?.order ?? []
  }
}
