import TrainingModel

/// Remembers what the names of a file mean, so that a million rows ask the matcher once a distinct name and hash bytes otherwise.
package struct NameLookup {
  private let matcher: NameMatcher
  private let app: LogApp
  private var table = TextTable()
  /// The distinct names in the order in which they came first, with what each means.
  package private(set) var names: [(text: String, meaning: NameMeaning)] = []

  package init(_ matcher: NameMatcher, app: LogApp) { (self.matcher, self.app) = (matcher, app) }

  /// The number of a name, the same for the same bytes; `names` has it by that number.
  ///
  /// - Parameter name: UTF-8; what is none becomes the sign for it in the text.
  package mutating func number(of name: UnsafeBufferPointer<UInt8>) -> Int {
    let number = table.place(of: name)
    if number == names.count {
      let text = String(decoding: name, as: UTF8.self)
      names.append((text, matcher.meaning(of: text, in: app)))
    }
    return number
  }

  /// The number of a name that is there as text.
  package mutating func number(of name: String) -> Int {
    var name = name
    return name.withUTF8 { number(of: $0) }
  }
}
