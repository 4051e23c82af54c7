import Checks
import Findings

extension FindingCode {
  /// What checking a finished plan can find; every other finding is about how a plan was made.
  package static let checks: [FindingCode] = RowCheck.all.map(\.code) + PlanCheck.all.map(\.code)
}
