import Editing
import PlanStore

/// What changed in weeks whose approval was refused because they are no longer what the approver has read.
package struct StaleDifferences: Sendable {
  /// By week: the revisions, and a line for each change.
  let lines: [WeekKey: [String]]

  /// No differences, for reports that need none.
  package static let none = StaleDifferences(lines: [:])

  private init(lines: [WeekKey: [String]]) { self.lines = lines }

  /// Reads what the approver has seen of each refused week and compares it with what is there now.
  ///
  /// Where that can't be read it is said instead: by then others are approved, which has to be told.
  package init(_ report: ApprovalReport, _ store: PlanStore) {
    var lines: [WeekKey: [String]] = [:]
    let stale = report.refusals.filter { $0.seenRevision != nil }
    let names = stale.isEmpty ? [:] : (try? store.exerciseNames()) ?? [:]
    for refusal in stale {
      guard let week = refusal.week, let seen = refusal.seenRevision else { continue }
      do {
        guard let old = try store.plan(of: week.clientID, start: week.planStart, revision: seen),
          let new = try store.plan(of: week.clientID, start: week.planStart)
        else { continue }
        let difference = PlanDifference(from: old, to: new, of: [week.week])
        lines[week] = ["from revision \(seen) to \(new.revision):"] + difference.lines { names[$0] ?? $0 }
      } catch {
        lines[week] = ["what changed can't be told, for revision \(seen) can't be read; run 'mesocycle doctor'"]
      }
    }
    self.lines = lines
  }
}
