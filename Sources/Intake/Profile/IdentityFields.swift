import Findings
import TrainingModel

/// Who the client is, and whose.
extension FieldReader {
  mutating func clientID() -> String? {
    guard let node = required(.id), let text = text(node, ProfileField.id) else { return nil }
    if IDShape.client.fits(text) { return String(decoding: text, as: UTF8.self) }
    complain(.profileBadText, "'id' has to be 1 to 64 letters, digits, '-', '_' or '.'", node)
    return nil
  }

  /// The coach's id in lower case; nil where there is none.
  mutating func coachID() -> String? {
    guard let node = node(.coach), let text = text(node, ProfileField.coach) else { return nil }
    if text.isEmpty { return nil }
    if IDShape.writtenCoach.fits(text) {
      let id = String(decoding: text, as: UTF8.self).lowercased()
      if id != Client.logs { return id }
      complain(
        .profileBadText, "'coach' can't be '\(Client.logs)': the folder of the inbox with that name is for clients' logs", node,
        hint: "give the coach another id")
      return nil
    }
    complain(
      .profileBadText, "'coach' has to be 1 to 64 letters, digits, '-' or '_'", node,
      hint: "it names the coach's sheet; their name goes to 'coach_name'")
    return nil
  }

  /// A person's name; empty where there is none.
  mutating func name(_ field: ProfileField) -> String {
    node(field).map { line($0, field) } ?? ""
  }

  /// One line of at most 200 characters that no spreadsheet takes for a formula and no browser for markup; empty where it is none.
  mutating func line(_ node: Int, _ field: some Word) -> String {
    guard let text = text(node, field) else { return "" }
    if UTF8Text.characters(text) > 200 {
      complain(.profileBadText, "'\(field)' has more than 200 characters", node)
    } else if UTF8Text.hasControls(text, lines: false) {
      complain(.profileBadText, "'\(field)' holds control characters", node)
    } else if let first = text.first(where: { $0 != 32 }), "=+-@".utf8.contains(first) {
      complain(.profileBadText, "'\(field)' starts like a formula", node)
    } else if text.contains(where: { "<>".utf8.contains($0) }) {
      complain(.profileBadText, "'\(field)' holds markup", node)
    } else {
      return String(decoding: text, as: UTF8.self)
    }
    return ""
  }

  /// Free text of at most 4,000 characters; line ends are line feeds.
  mutating func notes() -> String {
    guard let node = node(.notes), let text = text(node, ProfileField.notes) else { return "" }
    if UTF8Text.characters(text) > 4000 {
      complain(.profileBadText, "'notes' has more than 4000 characters", node)
      return ""
    }
    guard text.contains(13) else { return checkedNotes(text, node) }
    let unix = Array(String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n").utf8)
    return unix.withUnsafeBufferPointer { checkedNotes($0, node) }
  }

  private mutating func checkedNotes(_ text: UnsafeBufferPointer<UInt8>, _ node: Int) -> String {
    if !UTF8Text.hasControls(text, lines: true) { return String(decoding: text, as: UTF8.self) }
    complain(.profileBadText, "'notes' holds control characters", node)
    return ""
  }
}
