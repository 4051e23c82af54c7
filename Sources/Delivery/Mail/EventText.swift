import PlanStore

/// What a mail says of an event: ids, numbers and codes in sentences.
struct EventText {
  let subject: String
  let body: String

  init(_ document: EventDocument) {
    let coach = document.coachID.map { " (\($0))" } ?? ""
    let client = document.clientID ?? "a client"
    let (title, opening, advice): (String, String, String) =
      switch document.kind {
      case EventKind.ready.id:
        (
          "plans are ready for review\(coach)", "A new review sheet is there for coach \(document.coachID ?? "").",
          "Open it, change what you want, and approve the weeks."
        )
      case EventKind.approved.id:
        ("weeks were approved\(coach)", "Weeks went into the schedule.", "There is nothing to do.")
      case EventKind.refused.id:
        ("an approval or a sheet was refused\(coach)", "Something was refused and stays as it was.", "The codes below say why.")
      case EventKind.conflict.id:
        (
          "two people changed the same plan\(coach)", "Two people changed the same thing, and both versions are kept.",
          "Choose which one holds."
        )
      case EventKind.held.id:
        (
          "\(client) is \(document.outcome ?? EventKind.held.id)\(coach)",
          "Client \(client) gets no plan at present: \(document.outcome ?? "held").",
          "The coach's list of clients says what to do."
        )
      default:
        ("the night did not finish", "A nightly run stopped, and what it was to do waits.", "Look at run_results.json and at the log.")
      }
    subject = "Mesocycle: " + title
    var lines = [opening, advice, ""]
    for (name, value) in [("Client", document.clientID), ("Block from", document.planStart), ("Week", document.week.map(String.init))] {
      if let value { lines.append("\(name): \(value)") }
    }
    for (name, number) in document.counts.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name.replacing("_", with: " ")): \(number)")
    }
    for code in document.codes { lines.append("code: \(code)") }
    lines += ["", "Event \(document.id)", "Mesocycle is not medical advice.", ""]
    body = lines.joined(separator: "\n")
  }
}
