import Foundation
import Planning
import Rulebook

/// The rules that gyms plan by, each compiled once for all gyms.
package final class RuleShelf: Sendable {
  private let books: [RulesVariant: PlanningRules]
  /// A folder whose rules have a mistake.
  let brokenFolder: String

  /// Compiles the rules in `folder` and the small layers over them. Throws where one of them has errors.
  package init(rules folder: String) throws {
    let base = NSTemporaryDirectory() + "gym-rules-\(UUID().uuidString)"
    defer { for name in Self.layers.keys { try? FileManager.default.removeItem(atPath: "\(base)/\(name.rawValue)") } }
    var books: [RulesVariant: PlanningRules] = [:]
    for (variant, text) in [(RulesVariant.shipped, "")] + Self.layers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      var layers = [folder]
      if !text.isEmpty {
        layers.append("\(base)/\(variant.rawValue)")
        try FileManager.default.createDirectory(atPath: layers[1], withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(layers[1])/gym.yaml"))
      }
      let (book, findings) = RulebookLoader.load(layers: layers)
      guard let book else {
        throw RuleFault(description: "the rules '\(variant.rawValue)' don't load: \(findings.map(\.message).prefix(3))")
      }
      books[variant] = PlanningRules(book)
    }
    self.books = books
    brokenFolder = "\(base)/broken"
    try FileManager.default.createDirectory(atPath: brokenFolder, withIntermediateDirectories: true)
    try Data("goals: [{id: fun}]\n".utf8).write(to: URL(fileURLWithPath: "\(brokenFolder)/gym.yaml"))
  }

  deinit { try? FileManager.default.removeItem(atPath: (brokenFolder as NSString).deletingLastPathComponent) }

  /// The rules, or nil for those that have a mistake.
  func rules(_ variant: RulesVariant) -> PlanningRules? { books[variant] }

  /// What a night is given.
  func source(_ variant: RulesVariant) -> RuleSource {
    books[variant].map { .compiled($0.rulebook) } ?? .folders([brokenFolder])
  }

  private static let layers: [RulesVariant: String] = [
    .slow: "time: {transition: 150 s}\n",
    .plates: """
    equipment:
      - {id: barbell, name: Barbell and plates, setup: barbell,
         loads: {kg: {min: 20 kg, step: 10 kg, max: 300 kg}, lb: {min: 45 lb, step: 20 lb, max: 665 lb}}}

    """,
    .careful: "conditions: [{id: low_back_pain, name: Low back pain, exclude: {patterns: [hinge]}}]\n",
  ]
}

/// Why a gym can't plan at all.
struct RuleFault: Error, CustomStringConvertible {
  let description: String
}
