/// Where paths stand that are not on the command line, put into sentences that name the option: `the path given with --clients` becomes
/// `the path given with MESOCYCLE_CLIENTS`.
struct PlacesOfPaths {
  /// By the option as findings call it, `--clients`.
  private let places: [String: String]

  init(_ places: [String: String]) { self.places = places }

  /// The sentence with the places in it. Options that it tells somebody to give stay as they are.
  func named(in sentence: String) -> String {
    sentence.replacing(/given with (--[a-z]+)(?: or (--[a-z]+))?(?![a-z-])/) { match in
      let options = [match.1] + (match.2.map { [$0] } ?? [])
      return "given with " + options.map { places[String($0)] ?? String($0) }.joined(separator: " or ")
    }
  }
}
