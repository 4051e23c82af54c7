import Findings
import Foundation
import Rulebook
import Testing
import TrainingModel

@testable import WorkoutLogs

/// The shipped rules with the matcher that is made of them.
enum NamesShipped {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let rules: Rulebook = {
    let (rulebook, findings) = RulebookLoader.load(layers: [root.appendingPathComponent("rules").path])
    guard let rulebook else { preconditionFailure("the shipped rules don't load: \(findings.map(\.cellText))") }
    return rulebook
  }()
  static let matcher = NameMatcher(rules)
  static let proposer = NameProposer(rules)

  /// The id of the exercise that a name means; `none` for one that means nothing, nil for an unknown one.
  static func id(_ name: String, in app: LogApp = .mapped, _ matcher: NameMatcher = matcher) -> String? {
    switch matcher.meaning(of: name, in: app) {
    case .exercise(let exercise): rules[exercise].id
    case .nothing: "none"
    case .unknown: nil
    }
  }
}
