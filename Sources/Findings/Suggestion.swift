/// Finds the word that was probably meant.
public enum Suggestion {
  /// The candidate nearest to `word`, if it is near enough: at most a third of the letters (and at least one) differ by insertion,
  /// deletion, exchange or the swap of two neighbours. Of equally near ones the first wins.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let folded = word.lowercased()
    let limit = max(1, folded.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let distance = distance(Array(folded.utf8), Array(candidate.lowercased().utf8))
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.word
  }

  /// `did you mean 'x'?` for the nearest candidate, or nil.
  public static func hint(for word: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: word, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// The optimal string alignment distance.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if abs(a.count - b.count) > max(a.count, b.count) / 2 + 1 { return .max }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...max(1, a.count) where i <= a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...max(1, b.count) where j <= b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
