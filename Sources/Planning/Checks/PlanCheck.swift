import Checks
import Findings
import Rulebook
import TrainingModel

/// How a finished week was put together, seen beside what planning had in mind; what keeps clients safe is read from the rows alone, by `RowCheck`.
struct PlanCheck: Sendable {
  let code: FindingCode
  /// Whether the check runs even where the rules don't name it: what keeps a client safe can't be forgotten.
  var isSafety = false
  /// Whose plans it is about.
  var scope: PlanScope { Self.generatedOnly.contains(code) ? .generated : .everybody }
  let breaches: @Sendable (_ review: PlanReview, _ check: Check) -> [Breach]

  /// Every such check, in the order of training-science section 9.
  static let all: [PlanCheck] =
    supersets + load + time + volume + balance + variety + progression + guards + history

  /// The checks that don't speak about a client who follows a named programme: such a plan is what the client asked for.
  ///
  /// What is arithmetic holds for everybody: session time, hard days, neighbouring heavy legs and an exercise that comes back later in a
  /// session. The rest judges how a week was put together,
  /// and that is the programme's own (training-science section 9, heading): its volume and its ratios, its order, rest, repetitions and
  /// steps, the same lifts in every session and month, an easy week that is one by its percentages and not by its sets, and its effort
  /// where it is made for novices. Effort isn't compared because its sets say a percentage or a load, not a reserve; a session may be as
  /// short as the programme has it; and what becomes of a lift after a month is said by its schemes, not by the rules for generated weeks.
  static let generatedOnly: Set<FindingCode> = [
    .checkEffort, .checkTimeUnder, .checkVolumeFloor, .checkVolumeCap, .checkSessionVolume, .checkFrequency, .checkCoverage, .checkPushPull,
    .checkQuadHip, .checkUpperLower, .checkOrder, .checkGoalZone, .checkRest, .checkOverload, .checkLoadStep, .checkSetRamp, .checkDeload,
    .checkHistory, .checkNovice, .checkTonnage, .checkGoalBand, .checkSameSessions, .checkKeyLifts, .checkMonthOverlap,
  ]

  typealias Breach = Checks.Breach
}

extension PlanCheck {
  /// The check as the rules and the client's programme have it; nil where it is off.
  func active(for client: Client, _ rulebook: Rulebook) -> ActiveCheck? {
    let settings = rulebook.checks.check(code)
    if let template = client.template { return active(in: rulebook[template], settings) }
    if let settings { return ActiveCheck(check: self, settings: settings) }
    guard isSafety else { return nil }
    return ActiveCheck(check: self, settings: Check(code: code, severity: code.severity, rule: rulebook.volume.rule))
  }

  /// The check of a programme's plans: what the programme says counts first, then the rules; what they switch off is off. What
  /// keeps clients safe is checked in the finished rows, whatever is said here.
  private func active(in template: Template, _ settings: Check?) -> ActiveCheck? {
    if let own = template.severities.first(where: { $0.code == code }) {
      guard let severity = own.severity else { return nil }
      let named = Check(code: code, severity: severity, thresholds: settings?.thresholds ?? [], rule: template.rule)
      return ActiveCheck(check: self, settings: named, most: severity)
    }
    guard scope != .generated else { return nil }
    return settings.map { ActiveCheck(check: self, settings: $0) }
  }
}

/// A check with what the rules say of it.
struct ActiveCheck: Sendable {
  let check: PlanCheck
  let settings: Check
  /// What a programme says that the check weighs, whatever its grades; nil where the rules alone decide.
  var most: Severity?

  /// How much a breach weighs that may have a grade of its own.
  func severity(of breach: PlanCheck.Breach) -> Severity {
    let severity = breach.severity ?? settings.severity
    return most.map { max($0, severity) } ?? severity
  }
}
