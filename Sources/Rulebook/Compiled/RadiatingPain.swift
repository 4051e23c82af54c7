/// What a note says of pain.
extension LogRules {
  /// Whether a note says that pain radiates: one of its words, or two of them running, begins as the rules say, and none of the three words
  /// before it denies it.
  public func saysRadiating(_ note: String) -> Bool {
    guard !radiating.isEmpty else { return false }
    let words = note.lowercased().replacing("’", with: "'").split { !$0.isLetter && $0 != "'" }.map(String.init)
    for place in words.indices {
      let rest = words[place...].prefix(4).joined(separator: " ")
      guard radiating.contains(where: { rest.hasPrefix($0) }) else { continue }
      if !words[max(0, place - 3)..<place].contains(where: { denying.contains($0) }) { return true }
    }
    return false
  }
}
