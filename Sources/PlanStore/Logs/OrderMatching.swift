/// Which stored things are meant by wanted ones, and which of them may stay where they are.
struct OrderMatching {
  /// For each wanted thing the index of the stored one that it is; nil for what is new.
  private(set) var matches: [Int?]
  /// Whether each wanted thing stays where it is stored; those that do are in order already.
  private(set) var stays: [Bool]

  /// Matches by their order, first by the whole content and then by what tells one thing from another.
  ///
  /// - Parameters:
  ///   - isEqual: whether a stored and a wanted thing say the same.
  ///   - isSame: whether they are the same thing, which may say something else now: the surest test first.
  init(stored: Int, wanted: Int, isEqual: @escaping (Int, Int) -> Bool, isSame: [(Int, Int) -> Bool]) {
    matches = [Int?](repeating: nil, count: wanted)
    // What stands where it stood is most of it.
    var isTaken = [Bool](repeating: false, count: stored)
    var prefix = 0
    while prefix < min(stored, wanted), isEqual(prefix, prefix) {
      (matches[prefix], isTaken[prefix]) = (prefix, true)
      prefix += 1
    }
    for test in [isEqual] + isSame {
      // A search that begins behind the last find meets what is in order first.
      var behind = prefix
      for index in prefix..<max(prefix, wanted) where matches[index] == nil {
        let found =
          (behind..<max(behind, stored)).first { !isTaken[$0] && test($0, index) }
          ?? (prefix..<min(behind, stored)).first { !isTaken[$0] && test($0, index) }
        guard let found else { continue }
        (matches[index], isTaken[found]) = (found, true)
        behind = found + 1
      }
    }
    let kept = Set(Self.longestIncreasing(matches.compactMap { $0 }))
    stays = matches.map { $0.map(kept.contains) ?? false }
  }

  /// The longest of the ascending subsequences of distinct numbers; of equals the one that patience sorting finds (Schensted 1961).
  static func longestIncreasing(_ numbers: [Int]) -> [Int] {
    var (ends, before): ([Int], [Int?]) = ([], [Int?](repeating: nil, count: numbers.count))
    for (index, number) in numbers.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var (longest, next): ([Int], Int?) = ([], ends.last)
    while let index = next {
      longest.append(numbers[index])
      next = before[index]
    }
    return longest.reversed()
  }

  /// A place for each wanted thing, ascending: those that stay have the one that they had, the others one between their neighbours.
  ///
  /// - Parameters:
  ///   - kept: the places of what stays, ascending; nil for the others.
  ///   - gap: how far apart what comes last is put.
  ///   - last: the greatest place; the least is 1.
  ///   - isFree: whether a place may be given.
  /// - Returns: nil where there is no room between some, so that all have to be placed anew.
  static func places(_ kept: [Int?], gap: Int, last: Int, isFree: (Int) -> Bool = { _ in true }) -> [Int]? {
    var places: [Int] = []
    places.reserveCapacity(kept.count)
    var index = 0
    while index < kept.count {
      if let place = kept[index] {
        places.append(place)
        index += 1
        continue
      }
      let end = kept[index...].firstIndex { $0 != nil } ?? kept.count
      let (count, low) = (end - index, places.last ?? 0)
      let high = end < kept.count ? kept[end] ?? last + 1 : min(low + gap * (count + 1), last + 1)
      guard var run = between(low, high, count) else { return nil }
      if !run.allSatisfy(isFree) {
        run = Array((low + 1..<high).filter(isFree).prefix(count))
        guard run.count == count else { return nil }
      }
      places += run
      index = end
    }
    return places
  }

  private static func between(_ low: Int, _ high: Int, _ count: Int) -> [Int]? {
    guard high - low > count else { return nil }
    return (1...count).map { low + (high - low) * $0 / (count + 1) }
  }
}
