import Checks
import Findings
import Rulebook
import TrainingModel

/// How a finished week was put together, seen beside what planning had in mind; what keeps clients safe is read from the rows alone, by `RowCheck`.
struct PlanCheck: Sendable {
  let code: FindingCode
  /// Its place in `CheckForm.all`.
  let place: Int
  let breaches: @Sendable (_ review: PlanReview, _ check: Check) -> [Breach]

  /// A check without numbers.
  init(_ code: FindingCode, breaches: @escaping @Sendable (_ review: PlanReview) -> [Breach]) {
    self.init(code) { review, _ in breaches(review) }
  }

  /// A check whose numbers the rules give.
  init<Numbers: CheckNumbers>(
    _: Numbers.Type, breaches: @escaping @Sendable (_ review: PlanReview, _ numbers: Numbers, _ check: Check) -> [Breach]
  ) {
    self.init(Numbers.code) { review, check in breaches(review, check.numbers(Numbers.self), check) }
  }

  private init(_ code: FindingCode, breaches: @escaping @Sendable (_ review: PlanReview, _ check: Check) -> [Breach]) {
    guard let place = CheckForm.all.firstIndex(where: { $0.code == code }) else {
      preconditionFailure("rules can say nothing of \(code.id), which is not in CheckForm.all")
    }
    (self.code, self.place, self.breaches) = (code, place, breaches)
  }

  /// Every such check, in the order of training-science section 9.
  static let all: [PlanCheck] =
    supersets + load + time + volume + balance + variety + progression + guards + history

  typealias Breach = Checks.Breach

  /// What the rules and the client's programme say of the check; nil where it is off.
  func weight(for client: Client, _ rules: PlanningRules) -> WeighedCheck? { rules.checks(of: client)[place] }
}
