import Findings
import TrainingModel

/// What the loads of a file say of its unit.
///
/// Apps keep loads in one unit and convert them on the way out, so that round numbers of the other unit show what the file is in:
/// 185.00000000000003 were pounds kept as kilograms, 61.23492 are kilograms of somebody who types 135 lb. Where all loads are round, those of
/// barbell lifts may show the plates of pounds.
struct UnitEvidence: Sendable {
  private var kilograms = 0
  private var pounds = 0
  /// The first load that says so, for each unit.
  private var examples: [LoadUnit: (line: Int, load: Double)] = [:]
  /// A load that only a bar of 45 lb with its plates makes.
  private var plates: (line: Int, load: Double)?

  /// Kilograms in a pound by the factors that apps use.
  private static let factors = [LogUnits.kilogramsPerPound, 0.453_592, 1 / Load.poundsPerKilogram, 0.4536]

  /// Takes a load with so many digits behind its point into account.
  mutating func learn(_ load: Double, decimals: Int, line: Int) {
    guard decimals >= 4, load > 0 else { return }
    let unit: LoadUnit
    if Self.isMultiple(load, of: 0.25, decimals) || Self.factors.contains(where: { Self.isMultiple(load * $0, of: 0.25, decimals) }) {
      unit = .lb
    } else if Self.factors.contains(where: { Self.isMultiple(load / $0, of: 0.25, decimals) }) {
      unit = .kg
    } else {
      return
    }
    if unit == .lb { pounds += 1 } else { kilograms += 1 }
    if examples[unit] == nil { examples[unit] = (line, load) }
  }

  /// Takes a load into account that stands for those of a barbell lift, which are all made of plates of pounds.
  mutating func learn(plates example: (line: Int, load: Double)?) { plates = example }

  /// The first load that shows the unit.
  var example: (line: Int, load: Double)? { verdict.flatMap { examples[$0] ?? plates } }

  /// Whether no more than plates show it.
  var isOfPlates: Bool { examples.isEmpty && plates != nil }

  /// Whether a number is a multiple of a step, as far as its digits go.
  private static func isMultiple(_ number: Double, of step: Double, _ decimals: Int) -> Bool {
    var grain = 3.0
    for _ in 0..<min(decimals, 12) { grain /= 10 }
    let nearest = (number / step).rounded() * step
    return nearest > 0 && abs(number - nearest) <= max(grain, 2e-7 * number)
  }

  /// The unit that the loads show; nil where they show none, or both.
  var verdict: LoadUnit? {
    if isOfPlates || pounds >= max(1, kilograms * 4) { return .lb }
    return kilograms >= max(1, pounds * 4) ? .kg : nil
  }
}

/// Settles the unit of loads for which neither heading nor column has one.
enum UnitSettling {
  /// What it comes to.
  struct Settled {
    var unit: LoadUnit
    var warning: Finding?
  }

  /// The unit by `--unit`, the client's profile, and the loads themselves.
  ///
  /// - Throws: a refusal where profile and loads disagree, or nobody says anything and there are loads.
  static func settle(
    given: LoadUnit?, profile: LoadUnit?, evidence: UnitEvidence, hasLoads: Bool, path: String
  ) throws(LogRefusal) -> Settled {
    guard hasLoads else { return Settled(unit: given ?? profile ?? .kg) }
    let shown = evidence.verdict
    let place = Place(file: path, line: evidence.example?.line)
    let words = shown.map { Self.words($0, evidence) } ?? ""
    if let given {
      guard let shown, shown != given else { return Settled(unit: given) }
      return Settled(
        unit: given,
        warning: Finding(
          .logUnit, "the loads were read in \(given), as --unit says, and look like \(shown): \(words)", severity: .warning, at: place,
          hint: "import the file again with --unit \(shown) --replace if they are"))
    }
    if let profile, let shown, profile != shown {
      throw LogRefusal(
        .logUnit, "the client's profile says \(profile), and the loads look like \(shown): \(words)", at: place,
        hint: "say which it is with --unit \(shown) or --unit \(profile)")
    }
    if let unit = profile ?? shown { return Settled(unit: unit) }
    throw LogRefusal(
      .logUnit, "nothing says whether the loads are kilograms or pounds", at: Place(file: path),
      hint: "say it with --unit kg or --unit lb")
  }

  private static func words(_ unit: LoadUnit, _ evidence: UnitEvidence) -> String {
    guard let (line, load) = evidence.example else { return "" }
    let other = unit == .lb ? load * LogUnits.kilogramsPerPound : load / LogUnits.kilogramsPerPound
    if evidence.isOfPlates {
      return "line \(line) has \(Int(load)), and every load of that lift is what a bar of 45 lb and plates of pounds make"
    }
    func short(_ number: Double) -> String { Load(hundredths: Int32(clamping: Int((number * 100).rounded()))).description }
    return unit == .lb
      ? "line \(line) has \(short(load)) lb, or \(short(other)) kg, with decimals that only a conversion leaves"
      : "line \(line) has \(short(load)) kg, which is \(short(other)) lb to the last decimal"
  }
}
