import Findings
import TrainingModel

/// Sets as an author wrote them, before names are looked up: `5 x 3 last +`, `5+ @ 85 % tm`, `3 x 30 s`, `5rm`.
struct WrittenSets {
  /// What stands behind `@`.
  enum Base {
    /// Nothing: the load that the scheme carries.
    case none
    case own(Double)
    case trainingMax(Double, of: String?)
    case oneRepMax(Double)
    case fixed(LoadStep)
    case topSet(Double, session: String)
    case rpe(Double)
    case repMax(Int)
    case lightest
  }

  var count = 1
  var amount = 1...1
  var isTimed = false
  var isLastOpen = false
  var base = Base.none
  var text: String
  var reader: NodeReader?

  init(_ text: String) throws(Complaint) {
    self.text = text
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmed }
    var rest = parts[0]
    if rest.hasSuffix("last +") {
      isLastOpen = true
      rest = String(rest.dropLast(6)).trimmed
    }
    if let cross = rest.firstRange(of: " x ") {
      count = Int(try Quantity.setsInTemplate.single(String(rest[..<cross.lowerBound])))
      rest = String(rest[cross.upperBound...]).trimmed
    }
    if rest.hasSuffix("rm") {
      let reps = Int(try Quantity.testReps.single(String(rest.dropLast(2))))
      (amount, base) = (reps...reps, .repMax(reps))
      if parts.count > 1 { throw Complaint(.rulesType, "a search for the most has no load of its own, unlike \(quoted(text))") }
      return
    }
    if rest.hasSuffix("+") {
      isLastOpen = true
      rest = String(rest.dropLast()).trimmed
    }
    isTimed = rest.hasSuffix("s") && !rest.hasSuffix("reps")
    let range = try (isTimed ? Quantity.timedSet : .reps).range(rest)
    amount = Int(range.lowerBound)...Int(range.upperBound)
    if parts.count > 1 { base = try Self.base(parts[1], of: text) }
  }

  private static func base(_ text: String, of whole: String) throws(Complaint) -> Base {
    if text == "bar" { return .lightest }
    if text.hasPrefix("rpe ") { return .rpe(try Quantity.rpe.single(String(text.dropFirst(4)))) }
    if text.contains(" or ") { return .fixed(try LoadStep(text: text)) }
    guard let sign = text.firstIndex(of: "%") else { throw unreadable(whole) }
    let part = try Quantity.intensity.single(String(text[...sign])) / 100
    let what = String(text[text.index(after: sign)...]).trimmed
    switch what {
    case "": return .own(part)
    case "1rm": return .oneRepMax(part)
    case "tm": return .trainingMax(part, of: nil)
    case _ where what.hasPrefix("tm of "): return .trainingMax(part, of: String(what.dropFirst(6)).trimmed)
    case _ where what.hasPrefix("top of "): return .topSet(part, session: String(what.dropFirst(7)).trimmed)
    default: throw unreadable(whole)
    }
  }

  private static func unreadable(_ text: String) -> Complaint {
    Complaint(
      .rulesType, "expected sets with their load, found \(quoted(text))",
      hint:
        "such as '5 x 3 last +', '5+ @ 85 % tm', '5 @ 70 % 1rm', '8 @ 45 % tm of deadlift', '5 @ 80 % top of heavy', '5 @ rpe 8' or '5rm'")
  }
}

extension Form where Value == WrittenSets {
  /// Sets in one line.
  static var sets: Form {
    Form { reader in
      guard let text = reader.text(expecting: "sets such as '5 x 3 last +'") else { return nil }
      do throws(Complaint) {
        var sets = try WrittenSets(text.trimmed)
        sets.reader = reader
        return sets
      } catch {
        reader.complain(error)
        return nil
      }
    }
  }
}

extension Quantity {
  static let setsInTemplate = Quantity(name: "a number of sets", bounds: 1...12, example: "5 x 3")
  static let testReps = Quantity(name: "the repetitions of a test", bounds: 1...20, example: "5rm")
  static let timedSet = Quantity(name: "a length of a set", unit: .seconds, bounds: 5...600, example: "30 s")
  static let rpe = Quantity(name: "an effort", isWhole: false, bounds: 5...10, example: "rpe 8")
  static let repsDone = Quantity(name: "a number of repetitions done", bounds: 0...1000, example: "5..9")
  static let templateWeek = Quantity(name: "a week of the programme", bounds: 1...16, example: "4")
  static let stage = Quantity(name: "a stage", bounds: 1...12, example: "1..2")
  static let factor = Quantity(name: "a factor", isWhole: false, bounds: 0.1...3, example: "x 0.9")
  static let percentStep = Quantity(name: "a change in percent", unit: .percent, isWhole: false, bounds: 0.1...100, example: "-10 %")
}
