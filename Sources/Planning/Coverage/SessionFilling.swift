import TrainingModel

/// Fills the slots of one session as well as they can be filled, no exercise twice.
struct SessionFilling {
  /// The places of the session that stay empty, with how many exercises there were to choose from.
  private(set) var empty: [(place: Int, candidates: Int)] = []
  private var taken: [ExerciseID: Int] = [:]
  private let candidates: [[ExerciseID]]

  init(_ session: SessionShape, eligible: ExerciseMask, shapes: SlotShapes) {
    candidates = session.slots.map { slot in shapes.admitted[slot.shape].filter { eligible.contains($0) } }
    // The essentials choose first, so that what stays empty is what matters least.
    let order = session.slots.indices.sorted { (session.slots[$0].priority, $0) < (session.slots[$1].priority, $1) }
    for place in order {
      var seen: Set<Int> = []
      if !fill(place, &seen) { empty.append((place, candidates[place].count)) }
    }
  }

  /// Finds an exercise for a place, moving others to their second choice where that helps.
  private mutating func fill(_ place: Int, _ seen: inout Set<Int>) -> Bool {
    for exercise in candidates[place] where taken[exercise] == nil {
      taken[exercise] = place
      return true
    }
    seen.insert(place)
    for exercise in candidates[place] {
      guard let other = taken[exercise], !seen.contains(other), fill(other, &seen) else { continue }
      taken[exercise] = place
      return true
    }
    return false
  }
}
