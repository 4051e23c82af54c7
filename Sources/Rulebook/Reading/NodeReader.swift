import Findings
import Yams

/// A node together with what is needed to complain about it.
struct NodeReader {
  let node: Node
  let file: SourceFile
  let scope: ReadingScope
  /// Where to point when the node is empty: its key.
  var key: Node?

  /// Where the node stands.
  var place: Place { file.place(of: isEmpty ? key ?? node : node) }

  /// Whether nothing is written there.
  var isEmpty: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.string.isEmpty && (scalar.style == .plain || scalar.style == .any)
  }

  /// The text of a scalar, or nil for a list or a mapping.
  var scalarText: String? {
    guard case .scalar(let scalar) = node else { return nil }
    return scalar.string
  }

  func complain(_ complaint: Complaint) { scope.complaints.add(complaint, at: place) }

  func complain(_ code: FindingCode, _ message: String, hint: String? = nil) { complain(Complaint(code, message, hint: hint)) }

  /// The text of a scalar; complains and gives nil for anything else and for nothing.
  func text(expecting expected: String) -> String? {
    if case .scalar(let scalar) = node, !isEmpty { return scalar.string }
    complain(.rulesType, "expected \(expected), found \(kind)")
    return nil
  }

  /// Whether keys and values are written there.
  var isMapping: Bool { if case .mapping = node { true } else { false } }

  /// The elements of a list; a single value counts as a list of one.
  func elements() -> [NodeReader] {
    guard case .sequence(let sequence) = node else { return [self] }
    return sequence.map { NodeReader(node: $0, file: file, scope: scope, key: node) }
  }

  /// The node as a mapping; complains and gives nil for anything else.
  func map(expecting expected: String = "a mapping of keys and values") -> MapReader? {
    guard case .mapping(let mapping) = node else {
      complain(.rulesType, "expected \(expected), found \(kind)")
      return nil
    }
    return MapReader(mapping, in: self)
  }

  /// What is there, as a message says it.
  private var kind: String {
    switch node {
    case .scalar(let scalar): isEmpty ? "nothing" : quoted(scalar.string)
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .alias: "an alias"
    }
  }
}
