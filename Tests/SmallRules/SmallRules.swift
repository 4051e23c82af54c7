import Foundation
import Rulebook

/// The one small rulebook of all tests, `fixtures/mini-rules`: what a test needs otherwise it changes.
package enum SmallRules {
  /// The folder of its files.
  package static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("fixtures/mini-rules").path

  /// The compiled rules with a change; read anew each time, because copies of a rulebook share the digest that one of them has worked out.
  package static func book(_ change: (inout Rulebook) -> Void = { _ in }) -> Rulebook {
    let (rulebook, findings) = RulebookLoader.load(layers: [folder])
    guard var book = rulebook else { preconditionFailure("the small rules don't load: \(findings.map(\.cellText))") }
    change(&book)
    return book
  }
}
