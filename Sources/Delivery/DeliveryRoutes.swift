import Foundation
import PlanStore

/// The ways out that somebody has set up.
package struct DeliveryRoutes: Sendable {
  let carriers: [any Carrier]

  /// No way out: events stay in the outbox.
  package init() { carriers = [] }

  /// The ways that are set up; what is nil is not.
  ///
  /// - Parameters:
  ///   - mail: A folder that gets a file for each message.
  ///   - command: A line for `/bin/sh`.
  ///   - webhook: An address that each event is posted to.
  package init(mail: MailFolder? = nil, command: CommandLineNotice? = nil, webhook: Webhook? = nil) {
    carriers = [mail as (any Carrier)?, command, webhook].compactMap { $0 }
  }

  /// The channels that are set up.
  package var channels: [DeliveryChannel] { carriers.map(\.channel) }
}
