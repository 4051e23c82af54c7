import GRDB
import TrainingModel

/// Why an exercise begins a block as it does, as it is kept with the block.
package struct StoredReason: Sendable, Hashable {
  /// The exercise's id.
  package var exercise: String
  /// What followed, in the planner's short form: without blanks and semicolons, and no digit first.
  package var code: String
  /// The days whose sets decided.
  package var days: [CalendarDate]

  package init(exercise: String, code: String, days: [CalendarDate]) {
    (self.exercise, self.code, self.days) = (exercise, code, days)
  }
}

/// Reasons as one text, a dozen bytes each.
enum ReasonText {
  static func text(_ reasons: [StoredReason], of start: CalendarDate, _ keys: TextKeys) throws -> String? {
    guard !reasons.isEmpty else { return nil }
    return try reasons.map { reason in
      let days = reason.days.map { "\(start - $0)" }.joined(separator: ".")
      return "\(try keys.key(reason.exercise))\(reason.code) \(days)"
    }.joined(separator: ";")
  }

  /// What of a text can be read.
  static func reasons(_ text: String, of start: CalendarDate, _ texts: StoredTexts) throws -> [StoredReason] {
    try text.split(separator: ";").compactMap { entry in
      let parts = entry.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      let digits = parts[0].prefix { $0.isASCII && $0.isNumber }
      guard let key = Int(digits) else { return nil }
      let days = parts.count < 2 ? [] : parts[1].split(separator: ".").compactMap { Int($0) }.filter { abs($0) < 100_000 }
      return StoredReason(
        exercise: try texts.string(key), code: String(parts[0].dropFirst(digits.count)), days: days.map { start + -$0 })
    }
  }
}

extension PlanStore {
  /// Why the exercises of a block begin as they do, by the logs that it was made of; empty where it was made of none.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func reasons(of client: String, start: CalendarDate) throws -> [StoredReason] {
    try read { db in
      let text = try String.fetchOne(
        db, sql: "SELECT reasons FROM block_logs WHERE client_id = ? AND plan_start = ?", arguments: [client, start.description])
      return try text.map { try ReasonText.reasons($0, of: start, StoredTexts(db, texts)) } ?? []
    }
  }
}
