import Findings

/// What the check of loads that nobody can lift asks for (training-science section 7.3).
public struct LoadFactor: CheckNumbers {
  public static let code = FindingCode.checkFeasibleLoad
  /// How much more than the estimate somebody may be able to lift: 1.03 is 3 %.
  public let factor: Double

  public init(_ given: GivenNumbers) { factor = given.number("factor", 1.03, within: 1...1.5) }
}

/// From which part of the working load a build-up is too heavy (training-science section 5.1).
public struct RampParts: CheckNumbers {
  public static let code = FindingCode.checkRamp
  public let warn: Double
  public let error: Double

  public init(_ given: GivenNumbers) {
    warn = given.number("warn", 1, within: 0.5...3)
    error = given.number("error", 1.2, within: 0.5...3)
  }
}
