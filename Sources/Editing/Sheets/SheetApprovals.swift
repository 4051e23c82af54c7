import Findings
import TrainingModel

/// Which weeks of a block the status cells of a sheet approve.
///
/// `approve` always is a wish. `approved` is one, too, but may as well be the state that the sheet was written with.
package struct SheetApprovals: Sendable {
  /// A week in which every row of the block says `approve` or `approved`.
  package struct Whole: Sendable {
    /// 1 to 4.
    package var week: Int
    /// What the coach wrote behind it, which accepts the week's warnings; empty where there is nothing.
    package var note: String
    /// The place of the first of its lines among the lines of the sheet.
    package var line: Int
    /// Whether a row says `approve`, which no state of a week is called.
    package var isWish: Bool
  }

  package private(set) var whole: [Whole] = []
  /// Weeks of which only some rows say it: they are not approved, and each issue says why.
  package private(set) var partial: [(week: Int, isWish: Bool, issue: SheetIssue)] = []
  /// The places of status cells with a word that means nothing.
  package private(set) var strange: [Int] = []

  package var isEmpty: Bool { whole.isEmpty && partial.isEmpty && strange.isEmpty }

  /// Takes the wishes about a week out that the block does not have any more; returns where the first of them stands, or nil.
  package mutating func leaveOut(_ week: Int) -> Int? {
    let line = whole.first { $0.week == week }?.line ?? partial.first { $0.week == week }?.issue.line
    whole.removeAll { $0.week == week }
    partial.removeAll { $0.week == week }
    return line
  }

  private struct Count {
    var approved = 0
    var others = 0
    var line = 0
    var otherLine = 0
    var note = ""
    var wishes = 0
    /// The word that the week's rows say, for messages.
    var word: String { wishes > 0 ? SheetApprovals.wish : SheetApprovals.state }
  }

  /// - Parameters:
  ///   - lines: all lines of the sheet.
  ///   - places: which of them are about the block.
  ///   - plan: the block as the sheet says, without the deletions that wait.
  package init(_ lines: [SheetLine], at places: [Int], plan: EditablePlan) {
    var counts = [Count](repeating: Count(), count: Mesocycle.weekCount)
    for place in places {
      let line = lines[place]
      guard let status = line.status, !line.isDeleted, let day = plan.place(of: line.date) else { continue }
      let slot = day.week - 1
      if let (isWish, note) = Self.approval(status) {
        if isWish { counts[slot].wishes += 1 }
        if counts[slot].approved == 0 { counts[slot].line = place }
        counts[slot].approved += 1
        if counts[slot].note.isEmpty { counts[slot].note = note }
      } else {
        if counts[slot].others == 0 { counts[slot].otherLine = place }
        counts[slot].others += 1
        if !status.isEmpty, WeekStatus(id: status) == nil { strange.append(place) }
      }
    }
    for (slot, count) in counts.enumerated() where count.approved > 0 {
      let week = slot + 1
      let rows = plan.rows.count { $0.week == week }
      if count.others > 0 {
        partial.append(
          (
            week, count.wishes > 0,
            SheetIssue(
              line: count.otherLine, column: "status",
              "\(count.approved == 1 ? "1 row of week \(week) says" : "\(count.approved) rows of week \(week) say") '\(count.word)' and "
                + "this one does not, so the week is not approved",
              hint: "write '\(Self.wish)' into every row of the week, new ones too")
          ))
      } else if count.approved < rows {
        partial.append(
          (
            week, count.wishes > 0,
            SheetIssue(
              line: count.line, column: "status",
              "the sheet holds \(count.approved) of the \(rows) row\(rows == 1 ? "" : "s") of week \(week), so the week is not approved",
              hint: "approve a week with all of its rows; rows that are to go have to be confirmed first")
          ))
      } else {
        whole.append(Whole(week: week, note: count.note, line: count.line, isWish: count.wishes > 0))
      }
    }
  }

  private static let wish = "approve"
  private static let state = "approved"

  /// Whether a word is most likely meant to approve.
  package static func isSlip(_ word: String) -> Bool { Suggestion.nearest(to: word, among: [wish, state]) != nil }

  /// What to say of a status cell whose word means nothing.
  package static func strangeness(line: Int, word: String) -> SheetIssue {
    if isSlip(word) {
      return SheetIssue(
        line: line, column: "status", "the cell 'status' says '\(word)', which approves nothing", hint: "did you mean '\(wish)'?")
    }
    return SheetIssue(
      line: line, column: "status", "the cell 'status' holds a word that means nothing",
      hint: "write '\(wish)' into every row of a week to approve it")
  }

  /// Whether a status cell approves, with the wish or the state, and the note behind it; nil where it doesn't.
  package static func approval(_ status: String) -> (isWish: Bool, note: String)? {
    guard status.hasPrefix(wish) else { return nil }
    for word in [state, wish] where status.hasPrefix(word) {
      let rest = status.dropFirst(word.count)
      if rest.allSatisfy(\.isWhitespace) { return (word == wish, "") }
      if rest.first == ":" { return (word == wish, String(rest.dropFirst().drop { $0.isWhitespace })) }
    }
    return nil
  }
}
