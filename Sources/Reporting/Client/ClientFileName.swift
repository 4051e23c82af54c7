import TrainingModel

/// The files that a client gets.
package enum ClientFileForm: UInt8, Word {
  /// A calendar.
  case ics
  /// A page to read and print.
  case plan

  package static let spellings = ["ics", "plan"]

  var ending: String { self == .ics ? "ics" : "html" }
}

/// The name of a client's file in the folder of the client's coach.
struct ClientFileName {
  let text: String

  /// The name, or nil where `client` is not 1 to 64 of letters, digits, `-`, `_` and `.`: no path is ever made from anything else.
  init?(client: String, form: ClientFileForm) {
    guard IDShape.client.fits(client) else { return nil }
    text = "\(client).\(form.ending)"
  }
}
