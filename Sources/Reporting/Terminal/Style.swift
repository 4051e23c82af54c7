import Findings
import TrainingModel

/// How text is set off on a terminal; whether it has colours is decided by the caller.
package struct Style: Hashable, Sendable {
  /// Whether escape sequences for colours and weight are written.
  package var hasColour: Bool

  package init(hasColour: Bool) { self.hasColour = hasColour }

  /// Text alone.
  package static let plain = Style(hasColour: false)

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }

  /// The severity's word in its colour.
  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: wrap(severity.id, "1;31")
    case .warning: wrap(severity.id, "33")
    case .info: wrap(severity.id, "36")
    }
  }

  private func wrap(_ text: String, _ code: String) -> String { hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
