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

  /// Up to `count` names of several words that `word` may be a part of: first those that begin with it, then those that hold it, then
  /// those that begin like it, the shorter ones first.
  public static func holding(_ word: String, among candidates: some Sequence<String>, atMost count: Int = 3) -> [String] {
    let folded = word.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    guard folded.count >= 3 else { return [] }
    var found: [(rank: Int, length: Int, word: String)] = []
    for candidate in candidates {
      let name = candidate.lowercased()
      let alike = zip(name, folded).prefix { $0.0 == $0.1 }.count
      let isAlike = alike >= 4 && alike * 2 > folded.count
      guard let rank = name.hasPrefix(folded) ? 0 : name.contains(folded) ? 1 : isAlike ? 2 : nil else { continue }
      if !found.contains(where: { $0.word == candidate }) { found.append((rank, candidate.count, candidate)) }
    }
    return found.sorted { ($0.rank, $0.length, $0.word) < ($1.rank, $1.length, $1.word) }.prefix(count).map(\.word)
  }

  /// `did you mean 'x', 'y' or 'z'?` for the nearest candidate, or else for those that hold the word or begin like it; nil for none.
  public static func hint(for word: String, amongNames candidates: some Sequence<String>) -> String? {
    if let hint = hint(for: word, among: candidates) { return hint }
    let names = holding(word, among: candidates).map { "'\($0)'" }
    guard let last = names.last else { return nil }
    return "did you mean \(names.count == 1 ? last : "\(names.dropLast().joined(separator: ", ")) or \(last)")?"
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
