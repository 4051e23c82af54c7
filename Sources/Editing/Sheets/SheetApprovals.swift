import TrainingModel

/// Which weeks of a block the status cells of a sheet approve.
public struct SheetApprovals: Sendable {
  /// A week in which every row of the block says `approved`.
  public struct Whole: Sendable {
    /// 1 to 4.
    public var week: Int
    /// What the coach wrote behind it, which accepts the week's warnings; empty where there is nothing.
    public var note: String
    /// The place of the first of its lines among the lines of the sheet.
    public var line: Int
  }

  public private(set) var whole: [Whole] = []
  /// Weeks of which only some rows say it: they are not approved, and each issue says why.
  public private(set) var partial: [(week: Int, issue: SheetIssue)] = []
  /// Status cells with a word that means nothing.
  public private(set) var strange: [SheetIssue] = []

  public var isEmpty: Bool { whole.isEmpty && partial.isEmpty && strange.isEmpty }

  private struct Count {
    var approved = 0
    var others = 0
    var line = 0
    var otherLine = 0
    var note = ""
  }

  /// - Parameters:
  ///   - lines: all lines of the sheet.
  ///   - places: which of them are about the block.
  ///   - plan: the block as the sheet says, without the deletions that wait.
  public init(_ lines: [SheetLine], at places: [Int], plan: EditablePlan) {
    var counts = [Count](repeating: Count(), count: Mesocycle.weekCount)
    for place in places {
      let line = lines[place]
      guard let status = line.status, !line.isDeleted, let day = plan.place(of: line.date) else { continue }
      let slot = day.week - 1
      if status.hasPrefix(Self.word), let note = Self.note(status) {
        if counts[slot].approved == 0 { counts[slot].line = place }
        counts[slot].approved += 1
        if counts[slot].note.isEmpty { counts[slot].note = note }
      } else {
        if counts[slot].others == 0 { counts[slot].otherLine = place }
        counts[slot].others += 1
        if !status.isEmpty, WeekStatus(id: status) == nil {
          strange.append(
            SheetIssue(
              line: place, column: "status", "the cell 'status' holds a word that means nothing",
              hint: "write 'approved' into every row of a week to approve it"))
        }
      }
    }
    for (slot, count) in counts.enumerated() where count.approved > 0 {
      let week = slot + 1
      let rows = plan.rows.count { $0.week == week }
      if count.others > 0 {
        partial.append(
          (
            week,
            SheetIssue(
              line: count.otherLine, column: "status",
              "\(count.approved) rows of week \(week) say 'approved' and this one does not, so the week is not approved",
              hint: "write 'approved' into every row of the week, new ones too")
          ))
      } else if count.approved < rows {
        partial.append(
          (
            week,
            SheetIssue(
              line: count.line, column: "status",
              "the sheet holds \(count.approved) of the \(rows) rows of week \(week), so the week is not approved",
              hint: "approve a week with all of its rows; rows that are to go have to be confirmed first")
          ))
      } else {
        whole.append(Whole(week: week, note: count.note, line: count.line))
      }
    }
  }

  private static let word = "approved"

  /// What stands behind the word; nil where something else than a note does.
  private static func note(_ status: String) -> String? {
    let rest = status.dropFirst(word.count)
    if rest.allSatisfy(\.isWhitespace) { return "" }
    guard let first = rest.first, first == ":" else { return nil }
    return String(rest.dropFirst().drop { $0.isWhitespace })
  }
}
