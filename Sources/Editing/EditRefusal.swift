/// Why a change can't be made, in words for whoever asked for it.
///
/// It may name exercises, days and numbers of the plan, and never what a profile says.
package struct EditRefusal: Error, Hashable, Sendable {
  /// One sentence without a full stop that says what is in the way.
  package var message: String
  /// What to do.
  package var hint: String

  package init(_ message: String, hint: String) { (self.message, self.hint) = (message, hint) }
}
