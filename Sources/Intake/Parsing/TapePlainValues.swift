extension TapeView {
  /// The texts of a node that is a text, or a list of nothing else; nil for any other.
  package func texts(of node: Int) -> (texts: [String], isList: Bool)? {
    if kind(node) == .text { return ([string(node)], false) }
    guard kind(node) == .list else { return nil }
    var (texts, isPlain): ([String], Bool) = ([], true)
    forEachElement(of: node) { element in
      isPlain = isPlain && kind(element) == .text
      texts.append(string(element))
    }
    return isPlain ? (texts, true) : nil
  }

  /// The keys and values of a map, in their order; nil for any other node.
  package func pairs(of node: Int) -> [(key: Int, value: Int)]? {
    guard kind(node) == .map else { return nil }
    var pairs: [(key: Int, value: Int)] = []
    forEachEntry(of: node) { pairs.append(($0, $1)) }
    return pairs
  }
}
