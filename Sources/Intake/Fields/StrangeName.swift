import Findings

/// A name of a field or column that we don't know: a slip, or anything at all, also a client's name or condition in the wrong place.
struct StrangeName {
  /// What was probably meant; nil where no known name is near.
  let meant: String?
  /// The name, where findings may repeat it; nil where it may be something personal.
  let shown: String?

  init(_ bytes: some Collection<UInt8>, among known: some Sequence<String>) {
    let name = UTF8Text.excerpt(bytes)
    meant = Suggestion.nearest(to: name, among: known)
    // 'Ida' is near to 'id' and 'Bjorn' to 'born'; nobody is called like a long name of ours.
    let isSlip = meant.map { $0.lowercased() == name.lowercased() || min($0.count, name.count) >= Self.longName } ?? false
    shown = isSlip ? name : nil
  }

  private static let longName = 6

  /// `did you mean 'born'?`, or nil.
  var hint: String? { meant.map { "did you mean '\($0)'?" } }
}
