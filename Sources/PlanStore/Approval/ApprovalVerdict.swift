import Editing
import Findings
import TrainingModel

/// What today's profile and rules say of one client's open blocks: nothing is approved without one.
///
/// It holds for the content that was judged, so that what somebody changes meanwhile is not approved with it.
package struct ApprovalVerdict: Sendable {
  /// An open block as it was judged.
  package struct Block: Sendable {
    /// The content of its weeks by number, 1 to 4.
    package var contents: [Int: Digest]
    /// What the checks found in it.
    package var findings: [Finding]

    package init(_ plan: EditablePlan, findings: [Finding]) {
      contents = Dictionary(plan.weeks.map { ($0.week, $0.contentHash) }, uniquingKeysWith: { first, _ in first })
      self.findings = findings
    }
  }

  /// What keeps everything of the client from approval, such as a profile that is gone; nil where nothing does.
  package var barrier: Finding?
  /// What is behind the barrier, such as the faults of the profile.
  package var causes: [Finding] = []
  /// The digest of what the profile says today.
  package var profile: Digest?
  /// By the start of the block.
  package var blocks: [CalendarDate: Block] = [:]

  /// A verdict on blocks that were judged by a profile of this digest.
  package init(profile: Digest, blocks: [CalendarDate: Block]) { (self.profile, self.blocks) = (profile, blocks) }

  /// A verdict on a client who can't be judged at all.
  package init(barrier: Finding, causes: [Finding] = []) { (self.barrier, self.causes) = (barrier, causes) }

  /// What is wrong with a week, or with the block that it is of.
  func errors(of key: WeekKey) -> [Finding] {
    (blocks[key.planStart]?.findings ?? []).filter { $0.severity == .error && ($0.week == nil || $0.week == key.week) }
  }

  /// Whether the week is what was judged.
  func isAbout(_ week: ApprovalState.Week) -> Bool { blocks[week.key.planStart]?.contents[week.key.week] == week.contentHash }
}
