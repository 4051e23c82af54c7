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

/// An event as a mail (RFC 5322), the same bytes whenever it is written.
struct MailMessage {
  let bytes: [UInt8]

  /// nil where the event's moment is none.
  init?(_ document: EventDocument, from: MailAddress, to receiver: MailAddress) {
    guard let moment = Moment(document.at) else { return nil }
    let text = EventText(document)
    let isPlain = text.subject.utf8.allSatisfy { $0 < 128 }
    let body = Self.encode(text.body)
    let headers = [
      "Date: \(Self.date(moment.date))", "From: \(from.header)", "To: \(receiver.header)",
      "Subject: \(isPlain ? text.subject : EncodedWords.encode(text.subject))", "Message-ID: <\(document.id)@\(from.domain)>",
      "Auto-Submitted: auto-generated", "X-Mesocycle-Event: \(document.kind)", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: \(body.encoding)",
    ]
    bytes = Array((headers.joined(separator: "\r\n") + "\r\n\r\n" + body.text).utf8)
  }

  /// Plain lines stay readable as they are; anything else is base64.
  private static func encode(_ text: String) -> (text: String, encoding: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if text.utf8.allSatisfy({ $0 < 128 }), lines.allSatisfy({ $0.utf8.count <= 78 }) { return (lines.joined(separator: "\r\n"), "7bit") }
    let options: Data.Base64EncodingOptions = [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
    return (Data(text.utf8).base64EncodedString(options: options) + "\r\n", "base64")
  }

  /// `Wed, 02 Dec 2026 02:00:00 +0000`.
  private static func date(_ date: Date) -> String {
    date.formatted(
      Date.VerbatimFormatStyle(
        format:
          "\(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) +0000",
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
  }
}

/// Writes text that is not ASCII into headers (RFC 2047).
enum EncodedWords {
  /// The text as words of at most 75 characters that a header may hold, folded between them.
  static func encode(_ text: String) -> String {
    var words: [String] = []
    var part = ""
    // 45 bytes are 60 characters in base64, which leaves room for the marks around them; a character is never cut in two.
    for character in text {
      if part.utf8.count + character.utf8.count > 45, !part.isEmpty {
        words.append(part)
        part = ""
      }
      part.append(character)
    }
    if !part.isEmpty { words.append(part) }
    return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }
}
