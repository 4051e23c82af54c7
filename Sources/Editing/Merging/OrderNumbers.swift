/// The numbers that say in which order the rows of a day stand.
enum OrderNumbers {
  /// Numbers from 1 that rise from row to row, as few of them as possible other than wanted.
  ///
  /// - Parameter wanted: what each row has or asks for, in the order in which the rows are to stand; nil where it asks for none.
  static func settled(_ wanted: [Int?]) -> [Int] {
    var last = 0
    let isRising = wanted.allSatisfy { number in
      guard let number, number > last else { return false }
      last = number
      return true
    }
    if isRising { return wanted.compactMap(\.self) }
    let kept = kept(wanted)
    var numbers: [Int] = []
    last = 0
    for (place, number) in wanted.enumerated() {
      if let number, kept.contains(place) { last = number } else { last += 1 }
      numbers.append(last)
    }
    return numbers
  }

  /// The most places that can keep their numbers: between two of them there has to be a number for each row that stands between.
  private static func kept(_ wanted: [Int?]) -> Set<Int> {
    // Without the rows before it, a number may not fall: the longest run that doesn't.
    var best: [(count: Int, before: Int?)] = []
    for (place, number) in wanted.enumerated() {
      guard let number, number > place else {
        best.append((0, nil))
        continue
      }
      var here: (count: Int, before: Int?) = (1, nil)
      for earlier in 0..<place where best[earlier].count >= here.count {
        if let other = wanted[earlier], other - earlier <= number - place { here = (best[earlier].count + 1, earlier) }
      }
      best.append(here)
    }
    var kept: Set<Int> = []
    var place = best.indices.max { best[$0].count < best[$1].count }
    while let here = place, best[here].count > 0 {
      kept.insert(here)
      place = best[here].before
    }
    return kept
  }
}
