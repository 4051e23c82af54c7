import Foundation
import TrainingModel

/// What the user says of a file of logs, and what is known of the clients.
package struct LogRequest: Sendable {
  /// The app that wrote the file; nil for the one that its heading tells.
  package var app: LogApp?
  /// Whose log it is; nil where the file says so itself.
  package var client: String?
  /// Whether a file that has lines of another client than `client` is refused as a whole, instead of those lines alone.
  package var refusesOthers = false
  /// The unit of loads for which the file has none.
  package var unit: LoadUnit?
  /// The zone in which the client trains: forms whose times are those of Greenwich need it for the day.
  package var timeZone: TimeZone?
  /// No log is of a later day, which settles the order of day and month where nothing else does.
  package var today: CalendarDate?
  /// The unit in a client's profile.
  package var profileUnit: @Sendable (_ client: String) -> LoadUnit?

  package init(
    app: LogApp? = nil, client: String? = nil, unit: LoadUnit? = nil, timeZone: TimeZone? = nil, today: CalendarDate? = nil,
    profileUnit: @escaping @Sendable (_ client: String) -> LoadUnit? = { _ in nil }
  ) {
    (self.app, self.client, self.unit, self.timeZone, self.today) = (app, client, unit, timeZone, today)
    self.profileUnit = profileUnit
  }
}

/// What a file has that belongs to no client.
package struct LogRest: Hashable, Sendable {
  package var entries = 0
  package var unreadable: [UnreadableLine] = []
}
