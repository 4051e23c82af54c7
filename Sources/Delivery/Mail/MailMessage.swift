import Foundation
import PlanStore

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
