import Findings
import PlanStore

/// What a mail says of an event: ids, numbers and codes in sentences.
struct EventText {
  let subject: String
  let body: String

  init(_ document: EventDocument) {
    let (title, opening, advice) = Self.sentences(document)
    subject = "Mesocycle: " + title + (document.coachID.map { " (\($0))" } ?? "")
    var facts: [String] = []
    for (name, value) in [("Client", document.clientID), ("Block from", document.planStart), ("Week", document.week.map(String.init))] {
      if let value { facts.append("\(name): \(value)") }
    }
    facts += (document.clientIDs ?? []).map { "Client: \($0)" }
    for count in EventCount.allCases {
      if let number = document.counts[count.id], number > 0 { facts.append("\(count.label): \(number)") }
    }
    facts += document.codes.map { "Reason: \($0)" }
    let lines =
      [opening, advice, ""] + facts + (facts.isEmpty ? [] : [""]) + ["Event \(document.id)", "Mesocycle is not medical advice.", ""]
    body = lines.joined(separator: "\n")
  }

  /// Whether nothing else than these is the reason.
  private static func isAbout(_ document: EventDocument, _ codes: Set<FindingCode>) -> Bool {
    !document.codes.isEmpty && Set(document.codes).isSubset(of: codes.map(\.id))
  }

  /// What the subject says, what happened, and what to do.
  private static func sentences(_ document: EventDocument) -> (title: String, opening: String, advice: String) {
    switch EventKind(id: document.kind) {
    case .ready where document.codes.contains(FindingCode.sheetEdited.id):
      (
        "plans are ready for review",
        "You changed your review sheet, so the new one is beside it:\n\(document.coachID ?? "ID").new.csv",
        "Send yours back if it is to count, then read the new one and approve."
      )
    case .ready:
      ("plans are ready for review", "A new review sheet is there.", "Open it, change what you want, and approve the weeks.")
    case .approved:
      ("weeks were approved", "These weeks went into the schedule.", "There is nothing to do.")
    case .refused:
      (
        "something was refused", "An approval, a sheet or a client's log, or a part of one, was refused.",
        "The reasons below say why. What was refused stays as it was."
      )
    case .conflict:
      ("two versions of a plan", "Two people changed the same thing, and both versions are kept.", "Choose which one holds.")
    case .held:
      (
        "\(document.clientID ?? "a client") is \(document.outcome ?? EventKind.held.id)", "This client gets no plan at present.",
        "Your list of clients says what to do."
      )
    case .alert where document.codes == [FindingCode.approvalDue.id]:
      (
        "a block begins unapproved", "A block begins within three days, and nobody has approved all of its weeks.",
        "Approve them, or these clients have nothing to train by."
      )
    case .alert where document.codes == [FindingCode.runAbsent.id]:
      (
        "clients are no longer in the list", "The last night had these clients, and the list of tonight has not.",
        "Who has left needs nothing; anybody else has to come back into the list."
      )
    case .alert where document.codes == [FindingCode.previewExpired.id]:
      (
        "blocks expired", "Nobody approved the blocks of these clients in time, so later ones took\ntheir place.",
        "Approve the new ones before they begin."
      )
    case .alert where document.codes == [FindingCode.historySuspended.id]:
      (
        "\(document.clientID ?? "a client") logged bad pain",
        "A log tells of pain of 7 or more of 10, or of pain that radiates. What is planned\nfrom now on leaves that movement out; approved weeks stay as they are.",
        "Speak with the client before the next session, and have it looked at."
      )
    case .alert where document.codes == [FindingCode.notifyFailed.id]:
      (
        "messages don't get out", "A way by which messages go out has failed several times in a row, and is\nleft alone for a while.",
        "'mesocycle notify status' tells which and why; after a repair, run\n'mesocycle notify send --now'."
      )
    case .alert where Self.isAbout(document, [.sheetUnwritable, .accessGroup]):
      (
        "files could not be written or given",
        "Plans are made and stored, but files could not be written, or not be given\nto the group of their coach.",
        "The log says which, and what to do; the next night tries again."
      )
    case .alert where isOfTheInbox(document):
      (
        "the inbox could not be taken in as a whole",
        "The machine did not let us take in a part of what coaches left in the inbox.",
        "The reasons below and the log say what was in the way. What was refused over it\nlies in 'refused' in the coach's folder: after a repair, "
          + "put it into the inbox\nagain. Everything else there is tried again the next time."
      )
    case .alert where document.codes == [FindingCode.storeRefused.id]:
      (
        "something could not be stored", "The night went on without a part of what it was to store.",
        "The log says what was in the way; the next night tries again."
      )
    case .alert where document.codes == [FindingCode.runLocked.id]:
      (
        "a run holds the lock too long", "A run has held the lock for longer than runs take, so no other can begin.",
        "Look whether it is still at work; the log has its process number."
      )
    case .alert, nil:
      ("the night did not finish", "A nightly run stopped, and what it was to do waits.", "Look at run_results.json and at the log.")
    }
  }

  /// Whether only the inbox suffered, be it taken in by a night or by itself: nothing else says beside a fault of the machine that it did.
  private static func isOfTheInbox(_ document: EventDocument) -> Bool {
    let codes = Set(document.codes)
    let faults = Set(FindingCode.allCases.filter(\.isOperations).map(\.id))
    return codes.contains(FindingCode.inboxTrouble.id) && codes.subtracting([FindingCode.inboxTrouble.id]).isSubset(of: faults)
  }
}

extension EventCount {
  /// The words before the number.
  fileprivate var label: String {
    switch self {
    case .weeksPending: "Weeks that wait for approval"
    case .weeksDraft: "Weeks that were edited and are not valid yet"
    case .weeksApproved: "Weeks approved"
    case .weeksRefused: "Weeks refused"
    case .clientsHeld: "Clients held"
    case .clientsInfeasible: "Clients whom no plan fits"
    case .clientsRejected: "Clients whose profile can't be read"
    case .conflicts: "Conflicts"
    case .rows: "Rows"
    case .clients: "Clients"
    case .clientsAbsent: "Clients no longer in the list"
    case .previewsExpired: "Blocks that expired"
    case .weeksUnapproved: "Weeks that nobody has approved"
    case .files: "Files"
    case .clientsFailed: "Clients whose plan could not be stored"
    }
  }
}
