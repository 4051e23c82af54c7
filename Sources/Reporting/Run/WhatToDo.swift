import Findings
import PlanStore
import TrainingModel

/// What a coach does about a client: one sentence for every outcome and for the findings that need more than it says, after one for
/// approved weeks that are suspended.
enum WhatToDo {
  /// What to do about the client.
  static func text(_ client: ClientSummary) -> String {
    let isSuspended = client.findings.contains { $0.code == .planSuspended }
    let sentence = sentence(
      outcome: client.outcome, isPresent: client.isPresent, findings: client.findings.filter { $0.code != .planSuspended },
      statuses: (1...Mesocycle.weekCount).map(client.status(ofWeek:)))
    return isSuspended ? "Tell the client not to train by the approved weeks for now. \(sentence)" : sentence
  }

  /// The sentence for a client with this outcome, these findings and these week statuses; `isPresent` says that the last roster had them.
  static func sentence(outcome: Outcome, isPresent: Bool = true, findings: [Finding], statuses: [WeekStatus]) -> String {
    if !isPresent { return "Check whether the client has left: the last roster did not have this id." }
    // The first error in reading order is what stands in the way; a warning counts only where nothing does.
    for severity in [Severity.error, .warning, .info] {
      for finding in findings where finding.severity == severity {
        if let sentence = sentence(for: finding.code) { return sentence }
      }
    }
    return sentence(for: outcome, statuses: statuses)
  }

  private static func sentence(for outcome: Outcome, statuses: [WeekStatus]) -> String {
    switch outcome {
    case .new, .replanned, .unchanged, .protected:
      if statuses.contains(.draft) { return "Finish the edits, then approve the weeks." }
      if statuses.contains(.pending) { return "Read the weeks that are pending and approve them." }
      return "Nothing to do."
    case .notDue:
      return statuses.contains(.pending)
        ? "Read the weeks that are pending and approve them." : "Nothing to do: the next block is not due yet."
    case .held: return "Settle what holds the client, then correct the profile."
    case .infeasible: return "Relax one of the limits that the finding names."
    case .rejected: return "Correct the profile where the finding points."
    case .failed: return "Nothing: the fault is ours, and whoever runs the system has been told."
    }
  }

  /// The sentence for a finding that needs its own, or nil where the outcome's says enough.
  private static func sentence(for code: FindingCode) -> String? {
    switch code {
    case .gateConditionsMissing: "Ask the client about medical conditions and enter them, or none."
    case .gateClearanceMissing: "Do the medical screening and enter its result."
    case .gateClearanceNotGiven: "Wait for the doctor's clearance, then enter it."
    case .gateClearanceExpired: "Repeat the medical screening: the last one is older than 12 months."
    case .gateTooYoung: "Plan this client by hand: the planner takes nobody under 13."
    case .gateConditionHolds: "Have a doctor or physiotherapist decide; the planner does not plan for this condition."
    case .gateOnHold: "Set the client's status to active when training goes on."
    case .profileDuplicateID: "Give each client an id of their own."
    case .previewExpired: "The last preview was never approved and has been replaced: read the new one."
    case .planWithdrawn: "The pending plan was withdrawn because the client may not train by it now."
    case .sheetEdited: "Send the edited sheet back, or delete it, so that the next one can take its place."
    case .slotUnfilled: "Fill the open place in the session by hand, or give the client more equipment to use."
    case .templateUnfit: "Choose another programme, or change what the finding names."
    default: nil
    }
  }
}
