import Findings

/// The numbers of one check, each with its type: rules that weigh the check have to give all of them.
public protocol CheckNumbers: Sendable {
  static var code: FindingCode { get }
  /// Asks for each number by the name that rules have for it.
  init(_ given: GivenNumbers)
}

extension CheckNumbers {
  /// The field's own numbers: for checks that rules need not name, and for examples that bring small rules along.
  public static var usual: Self { Self(GivenNumbers { $0.usual }) }
}

/// Hands a check its numbers by the names that rules have for them.
public struct GivenNumbers {
  /// What is asked for: a number by its name.
  struct Request {
    var name: String
    /// What the field uses, which is the example that an author is shown.
    var usual: Double?
    var bounds: ClosedRange<Double>
    var isWhole = false
  }

  /// The number; nil where it may be missing and is.
  let answer: (Request) -> Double?
  /// Takes the complaint that two numbers stand in the wrong order.
  let complain: (_ low: String, _ high: String) -> Void

  init(answer: @escaping (Request) -> Double?, complain: @escaping (_ low: String, _ high: String) -> Void = { _, _ in }) {
    (self.answer, self.complain) = (answer, complain)
  }

  private static let any = 0.0...10_000

  /// A number that has to be given.
  public func number(_ name: String, _ usual: Double, within bounds: ClosedRange<Double>? = nil) -> Double {
    answer(Request(name: name, usual: usual, bounds: bounds ?? Self.any)) ?? usual
  }

  /// A whole number that has to be given.
  public func whole(_ name: String, _ usual: Int) -> Int {
    Int(answer(Request(name: name, usual: Double(usual), bounds: Self.any, isWhole: true)) ?? Double(usual))
  }

  /// A number that another topic of the rules says where it isn't given.
  public func override(_ name: String) -> Double? { answer(Request(name: name, bounds: Self.any)) }

  /// The range from one number to another, both of which have to be given, the lower one first.
  public func range(_ low: String, _ high: String, _ usual: ClosedRange<Double>) -> ClosedRange<Double> {
    let (least, most) = (number(low, usual.lowerBound), number(high, usual.upperBound))
    if least > most { complain(low, high) }
    return least...max(least, most)
  }
}
