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
  /// What the rules and the client's programme say of the check; nil where it is off.
  ///
  /// A check that is about generated weeks alone runs on a programme's plans where the programme names it. What keeps clients safe is
  /// checked in the finished rows, whatever is said here.
  func weight(for client: Client, _ rulebook: Rulebook) -> WeighedCheck? {
    let template = client.template.map { rulebook[$0] }
    if let template, scope == .generated, !template.severities.contains(where: { $0.code == code }) { return nil }
    return WeighedCheck(code, in: rulebook, of: template, usual: template == nil && isSafety ? code.severity : nil)
  }
}
