/// A week or month of training under a name, for any client.
///
/// It says nothing of the client that it was made from.
package struct PlanTemplate: Hashable, Sendable {
  /// 1 to 64 of letters, digits, `-`, `_` and `.`.
  package var name: String
  /// Who saved it.
  package var createdBy: String
  /// RFC 3339, UTC.
  package var createdAt: String
  /// Its rows and sessions; a week or a month.
  package var clip: PlanClip

  /// nil where the name is none.
  package init?(name: String, createdBy: String, createdAt: String, clip: PlanClip) {
    let isSafe = name.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || [45, 46, 95].contains(byte)
    }
    guard isSafe, (1...64).contains(name.utf8.count) else { return nil }
    (self.name, self.createdBy, self.createdAt, self.clip) = (name, createdBy, createdAt, clip)
  }

  /// How many weeks it has.
  package var weekCount: Int { Set(clip.rows.map(\.week)).count }

  /// The most sessions that one of its weeks has.
  package var sessionsPerWeek: Int { Dictionary(grouping: clip.days, by: \.week).values.map(\.count).max() ?? 0 }
}
