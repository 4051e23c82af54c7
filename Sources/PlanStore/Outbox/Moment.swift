import Foundation

/// A moment as records write it, RFC 3339 in UTC to the second: as texts they sort in the order of time.
package struct Moment: Comparable, Sendable, CustomStringConvertible {
  package let date: Date

  /// The moment that `2026-12-02T02:00:00Z` names, or nil for any other text.
  package init?(_ text: String) {
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    self.date = date
  }

  private init(date: Date) { self.date = date }

  package var description: String { date.ISO8601Format() }

  /// The moment so many seconds later, or earlier where the number is negative.
  package static func + (moment: Moment, seconds: Int) -> Moment { Moment(date: moment.date + TimeInterval(seconds)) }

  /// The whole seconds from `other` to this moment; negative where it is earlier.
  package func seconds(since other: Moment) -> Int { Int(date.timeIntervalSince(other.date)) }

  package static func < (lhs: Moment, rhs: Moment) -> Bool { lhs.date < rhs.date }
}
