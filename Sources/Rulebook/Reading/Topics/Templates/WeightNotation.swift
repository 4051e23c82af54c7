import Findings
import TrainingModel

extension WeightSource {
  /// `85 % of 5rm`, `60 kg or 135 lb`, `bar`.
  init(text: String) throws(Complaint) {
    if text == "bar" {
      self = .lightest
    } else if let of = text.firstRange(of: " of "), text.hasSuffix("rm") {
      let part = try Quantity.intensity.single(String(text[..<of.lowerBound])) / 100
      self = .repMax(reps: Int(try Quantity.testReps.single(String(text[of.upperBound...].dropLast(2)))), part)
    } else if text.contains(" or ") {
      self = .fixed(try LoadStep(text: text))
    } else {
      throw Complaint(
        .rulesType, "expected a weight, found \(quoted(text))",
        hint: "such as '90 % of 1rm', '85 % of 5rm', '20 kg or 45 lb', 'bar' or 'by effort'")
    }
  }
}

extension LoadStep {
  /// `2.5 kg or 5 lb`; signs are the caller's.
  init(text: String) throws(Complaint) {
    let parts = text.split(separator: " or ").map { String($0).trimmed }
    guard parts.count == 2 else {
      throw Complaint(.rulesUnit, "a step is given in both units, not as \(quoted(text))", hint: "for example '2.5 kg or 5 lb'")
    }
    let kilograms = try (Quantity.kilograms.single(parts[0]) * 100).rounded()
    let pounds = try (Quantity.pounds.single(parts[1]) * 100).rounded()
    guard kilograms > 0, pounds > 0 else { throw Complaint(.rulesRange, "a step is more than 0") }
    self.init(kg: Int32(kilograms), lb: Int32(pounds))
  }

  /// `+2.5 kg or +5 lb` with its sign taken off.
  fileprivate init(signed text: String) throws(Complaint) {
    try self.init(text: text.replacing("+", with: "").replacing("-", with: ""))
  }
}

extension SchemeAction {
  /// What happens to a weight: `+2.5 kg or +5 lb`, `x 0.9`, `-10 %`, `remembered + 5 kg or 10 lb`, or a weight to begin with again.
  init(change text: String) throws(Complaint) {
    if text.hasPrefix("remembered") {
      let more = String(text.dropFirst("remembered".count)).trimmed
      self = .recall(more.isEmpty ? nil : try LoadStep(signed: more))
    } else if text.hasPrefix("x ") {
      self = .multiply(try Quantity.factor.single(String(text.dropFirst(2))))
    } else if text.hasPrefix("+") || text.hasPrefix("-") {
      let isLess = text.hasPrefix("-")
      if text.hasSuffix("%") {
        let part = try Quantity.percentStep.single(String(text.dropFirst())) / 100
        self = .multiply(isLess ? 1 - part : 1 + part)
      } else {
        let step = try LoadStep(signed: text)
        self = isLess ? .subtract(step) : .add(step)
      }
    } else {
      self = .set(try WeightSource(text: text))
    }
  }

  /// `next`, or the number of a stage.
  init(stage text: String) throws(Complaint) { self = text == "next" ? .nextStage : .stage(Int(try Quantity.stage.single(text))) }

  /// `+1`, `+1 on one set`, `bottom`.
  init(reps text: String) throws(Complaint) {
    if text == "bottom" {
      self = .bottomReps
      return
    }
    let isOneSet = text.hasSuffix(" on one set")
    let number = isOneSet ? String(text.dropLast(" on one set".count)) : text
    // A formatter that takes '+1' for a number writes 1: nothing else can be meant, for repetitions only ever rise.
    guard number.hasPrefix("+") || number.allSatisfy(\.isNumber) else {
      throw Complaint(.rulesType, "expected a change of repetitions, found \(quoted(text))", hint: "'+1', '+1 on one set' or 'bottom'")
    }
    let more = Int(try Quantity.testReps.single(String(number.drop { $0 == "+" })))
    self = isOneSet ? .addRepsToOneSet(more) : .addReps(more)
  }
}
