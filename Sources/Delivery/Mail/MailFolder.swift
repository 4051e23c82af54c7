import Files
import Foundation
import PlanStore

/// A folder that gets each message as an `.eml` file, for a mail program of the same user to take from there.
package struct MailFolder: Carrier {
  let channel = DeliveryChannel.mail
  private let path: String
  private let addresses: MailAddresses

  package init(path: String, addresses: MailAddresses) { (self.path, self.addresses) = (path, addresses) }

  /// Writes the file; the same event gives the same file with the same bytes.
  func send(_ message: Message, within limit: Duration) -> DeliveryOutcome {
    let document = message.document
    guard let receiver = addresses.receiver(coach: document.coachID), let mail = MailMessage(document, from: addresses.from, to: receiver)
    else { return .rejected("the event has no address that a mail can go to") }
    do {
      try AtomicFile.write(mail.bytes, toFolder: path, name: document.id + ".eml", access: .own)
      return .delivered
    } catch {
      // The path is the operator's own, and the message names nothing else.
      return .failed(error.message)
    }
  }
}
