import TrainingModel

/// Remembers what the names of a file mean, so that a million rows ask the matcher once a distinct name and hash bytes otherwise.
package struct NameLookup {
  private let matcher: NameMatcher
  private let app: LogApp
  /// Numbers of names by hash; a place is -1 where there is none. Twice as many places as names at least.
  private var places: [Int32] = Array(repeating: -1, count: 256)
  /// The distinct names in the order in which they came first, with what each means.
  package private(set) var names: [(bytes: [UInt8], meaning: NameMeaning)] = []

  package init(_ matcher: NameMatcher, app: LogApp) { (self.matcher, self.app) = (matcher, app) }

  /// The number of a name, the same for the same bytes; `names` has it by that number.
  ///
  /// - Parameter name: UTF-8; what is none becomes the sign for it before the matcher sees it.
  package mutating func number(of name: some Collection<UInt8>) -> Int {
    let hash = StableHash(name)
    var place = hash.place & (places.count - 1)
    while places[place] >= 0 {
      let number = Int(places[place])
      if names[number].bytes.elementsEqual(name) { return number }
      place = (place + 1) & (places.count - 1)
    }
    let bytes = Array(name)
    names.append((bytes, matcher.meaning(of: String(decoding: bytes, as: UTF8.self), in: app)))
    places[place] = Int32(names.count - 1)
    if names.count * 2 > places.count { grow() }
    return names.count - 1
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: places.count * 2)
    for (number, name) in names.enumerated() {
      var place = StableHash(name.bytes).place & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }
}
